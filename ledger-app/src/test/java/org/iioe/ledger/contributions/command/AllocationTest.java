package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.contributions.ContributionsRefusal.EXCEEDS_ALLOCATION;
import static org.iioe.ledger.contributions.ContributionsRefusal.EXCEEDS_DELIVERED;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_ALLOCATED;
import static org.iioe.ledger.contributions.ContributionsRefusal.NO_CUSTODY;
import static org.iioe.ledger.contributions.ContributionsRefusal.RECIPIENT_NOT_MEMBER;
import static org.iioe.ledger.contributions.ContributionsRefusal.TENURE_DIFFERS;
import static org.iioe.ledger.contributions.command.Acts.A;
import static org.iioe.ledger.contributions.command.Acts.ADOPTED;
import static org.iioe.ledger.contributions.command.Acts.B;
import static org.iioe.ledger.contributions.command.Acts.GIFT;
import static org.iioe.ledger.contributions.command.Acts.NO_MEMBER;
import static org.iioe.ledger.contributions.command.Acts.SOURCE;
import static org.iioe.ledger.contributions.command.Acts.TRAINING;
import static org.iioe.ledger.contributions.command.Acts.TRUCK;
import static org.iioe.ledger.contributions.command.Acts.allocate;
import static org.iioe.ledger.contributions.command.Acts.cancel;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.dispatch;
import static org.iioe.ledger.contributions.command.Acts.incident;
import static org.iioe.ledger.contributions.command.Acts.item;
import static org.iioe.ledger.contributions.command.Acts.items;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.line;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.release;
import static org.iioe.ledger.contributions.command.Acts.units;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.contributions.CustodyCommand.AllocateItems;
import org.iioe.ledger.contributions.IncidentKind;
import org.iioe.ledger.contributions.ItemsAllocated;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class AllocationTest {
    @ParameterizedTest
    @CsvSource({"3,", "4,", "5,EXCEEDS_DELIVERED"})
    void no_more_is_allocated_than_was_delivered(
            int asked, @Nullable ContributionsRefusal refusal) {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), deliver("d1", 4));
        story.decides(allocate(A, units(asked), Tenure.LOAN), refusal);
    }

    @ParameterizedTest
    @CsvSource({"true,10,", "true,11,EXCEEDS_DELIVERED", "false,5,EXCEEDS_DELIVERED"})
    void what_is_pledged_is_allocated_where_the_charter_permits(
            boolean chartered, int asked, @Nullable ContributionsRefusal refusal) {
        Story story =
                Story.charteredFor(chartered, pledge(laptops(10, Tenure.TITLE)), deliver("d1", 4));
        story.decides(allocate(A, units(asked), Tenure.LOAN), refusal);
    }

    @Test
    void a_cancelled_pledge_promises_nothing_to_allocate() {
        Story story =
                Story.charteredFor(
                        true, pledge(laptops(10, Tenure.TITLE)), deliver("d1", 4), cancel());
        refused(EXCEEDS_DELIVERED, () -> story.send(allocate(A, units(5), Tenure.LOAN)));
        story.send(allocate(A, units(4), Tenure.LOAN));
    }

    @Test
    void members_share_what_there_is() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", 4),
                        allocate(A, units(3), Tenure.LOAN));
        refused(EXCEEDS_DELIVERED, () -> story.send(allocate(B, units(2), Tenure.TITLE)));
        story.send(release(A, units(1)), allocate(B, units(2), Tenure.TITLE));
    }

    @Test
    void what_was_lost_from_the_store_is_not_allocated() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", 4),
                        incident("theft", IncidentKind.THEFT, null, units(1)));
        refused(EXCEEDS_DELIVERED, () -> story.send(allocate(A, units(4), Tenure.LOAN)));
        story.send(allocate(A, units(3), Tenure.LOAN));
    }

    @Test
    void only_a_member_receives() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), deliver("d1", 4));
        refused(RECIPIENT_NOT_MEMBER, () -> story.send(allocate(NO_MEMBER, units(1), Tenure.LOAN)));
        refused(
                RECIPIENT_NOT_MEMBER,
                () ->
                        story.send(
                                new AllocateItems(
                                        GIFT,
                                        A,
                                        List.of(units(1)),
                                        Tenure.LOAN,
                                        null,
                                        null,
                                        new Edtf("2020-05-03"),
                                        SOURCE)));
        story.send(allocate(A, units(1), Tenure.LOAN));
    }

    @Test
    void the_authority_is_an_adopted_resolution() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), deliver("d1", 4));
        refused(
                MeetingsRefusal.NOT_ADOPTED,
                () -> story.send(allocate(A, units(1), Tenure.LOAN, new ResolutionId("rejected"))));
        ItemsAllocated allocated =
                story.record(allocate(A, units(1), Tenure.LOAN, ADOPTED), ItemsAllocated.class);
        assertThat(allocated.authority()).isEqualTo(ADOPTED);
        assertThat(allocated.charterVersion()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TITLE,TITLE,",
        "TITLE,LOAN,",
        "LOAN,LOAN,",
        "LOAN,TITLE,TITLE_NOT_OURS",
        ",TITLE,TITLE_NOT_OURS"
    })
    void the_network_gives_away_only_what_it_owns(
            @Nullable Tenure pledged, Tenure given, @Nullable ContributionsRefusal refusal) {
        Story story = Story.of(pledge(laptops(10, pledged)), deliver("d1", 4));
        story.decides(allocate(A, units(1), given), refusal);
    }

    @Test
    void a_member_owns_all_that_it_has_of_a_line_or_has_it_on_loan() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", 4),
                        allocate(A, units(1), Tenure.LOAN));
        refused(TENURE_DIFFERS, () -> story.send(allocate(A, units(1), Tenure.TITLE)));
        story.send(
                allocate(A, units(1), Tenure.LOAN),
                allocate(B, units(1), Tenure.TITLE),
                release(A, units(2)),
                allocate(A, units(1), Tenure.TITLE));
    }

    @ParameterizedTest
    @CsvSource({"1,", "2,", "3,EXCEEDS_ALLOCATION"})
    void no_more_is_released_than_is_allocated_and_not_dispatched(
            int asked, @Nullable ContributionsRefusal refusal) {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", 4),
                        allocate(A, units(3), Tenure.LOAN),
                        dispatch(TRUCK, A, units(1)));
        story.decides(release(A, units(asked)), refusal);
    }

    @Test
    void an_item_meant_for_one_member_goes_to_no_other() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", item("i1", "SN1"), item("i2", "SN2")),
                        allocate(A, items("i1"), Tenure.LOAN));
        refused(ITEM_ALLOCATED, () -> story.send(allocate(B, items("i1"), Tenure.LOAN)));
        story.send(allocate(B, units(1), Tenure.LOAN));
        refused(ITEM_ALLOCATED, () -> story.send(dispatch(TRUCK, B, items("i1"))));
        story.send(dispatch(TRUCK, B, items("i2")));
    }

    @Test
    void what_is_meant_by_name_is_kept_for_it() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", item("i1", "SN1"), item("i2", "SN2")),
                        allocate(A, items("i1"), Tenure.LOAN));
        refused(EXCEEDS_ALLOCATION, () -> story.send(dispatch(TRUCK, A, items("i2"))));
        refused(EXCEEDS_ALLOCATION, () -> story.send(release(A, units(1))));
        story.send(release(A, items("i1")), allocate(B, items("i1"), Tenure.LOAN));
    }

    @Test
    void a_service_is_not_allocated() {
        Story story = Story.of(pledge(line(TRAINING, LineKind.SERVICE, 10, null)));
        refused(NO_CUSTODY, () -> story.send(allocate(A, units(TRAINING, 1), Tenure.LOAN)));
    }
}
