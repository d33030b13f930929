package org.iioe.ledger.contributions.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.iioe.ledger.contributions.ContributionsRefusal.CONTRIBUTION_CANCELLED;
import static org.iioe.ledger.contributions.ContributionsRefusal.CONTRIBUTION_EXISTS;
import static org.iioe.ledger.contributions.ContributionsRefusal.LINE_IN_USE;
import static org.iioe.ledger.contributions.command.Acts.A;
import static org.iioe.ledger.contributions.command.Acts.DONOR;
import static org.iioe.ledger.contributions.command.Acts.GIFT;
import static org.iioe.ledger.contributions.command.Acts.LAPTOPS;
import static org.iioe.ledger.contributions.command.Acts.LICENCES;
import static org.iioe.ledger.contributions.command.Acts.ON;
import static org.iioe.ledger.contributions.command.Acts.OTHER_DONOR;
import static org.iioe.ledger.contributions.command.Acts.SOURCE;
import static org.iioe.ledger.contributions.command.Acts.allocate;
import static org.iioe.ledger.contributions.command.Acts.amend;
import static org.iioe.ledger.contributions.command.Acts.cancel;
import static org.iioe.ledger.contributions.command.Acts.deliver;
import static org.iioe.ledger.contributions.command.Acts.laptops;
import static org.iioe.ledger.contributions.command.Acts.line;
import static org.iioe.ledger.contributions.command.Acts.pledge;
import static org.iioe.ledger.contributions.command.Acts.units;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.CancelledLine;
import org.iioe.ledger.contributions.ContributionCancelled;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.contributions.LineKind;
import org.iioe.ledger.contributions.PledgeCommand.AmendContribution;
import org.iioe.ledger.contributions.PledgeCommand.PledgeContribution;
import org.iioe.ledger.contributions.PledgedLine;
import org.iioe.ledger.contributions.Quantity;
import org.iioe.ledger.contributions.Tenure;
import org.iioe.ledger.membership.MembershipRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PledgingTest {
    @Test
    void a_contribution_is_pledged_once() {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)));
        refused(CONTRIBUTION_EXISTS, () -> story.send(pledge(laptops(1, Tenure.TITLE))));
    }

    @Test
    void one_or_more_of_several_may_pledge_what_nobody_can_count() {
        Story story = Story.of();
        ContributionPledged pledged =
                story.record(
                        new PledgeContribution(
                                GIFT,
                                null,
                                List.of(DONOR, OTHER_DONOR),
                                List.of(
                                        laptops(null, null),
                                        line(LICENCES, LineKind.SOFTWARE, null, null)),
                                ON,
                                SOURCE),
                        ContributionPledged.class);
        assertThat(pledged.donor()).isNull();
        assertThat(pledged.oneOrMoreOf()).containsExactly(DONOR, OTHER_DONOR);
        assertThat(pledged.lines()).extracting(PledgedLine::quantity).containsOnlyNulls();
    }

    @Test
    void donors_are_registered() {
        OrganisationId stranger = new OrganisationId("stranger");
        Story story = Story.of();
        refused(
                MembershipRefusal.UNKNOWN_ORGANISATION,
                () ->
                        story.send(
                                new PledgeContribution(
                                        GIFT,
                                        null,
                                        List.of(DONOR, stranger),
                                        List.of(laptops(1, null)),
                                        ON,
                                        SOURCE)));
    }

    @Test
    void either_a_donor_or_several_are_named() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() ->
                        new PledgeContribution(
                                GIFT,
                                DONOR,
                                List.of(OTHER_DONOR),
                                List.of(laptops(1, null)),
                                ON,
                                SOURCE));
    }

    @ParameterizedTest
    @CsvSource({"5,", "4,", "3,BELOW_DELIVERED", ","})
    void a_pledge_is_not_amended_below_what_was_delivered(
            @Nullable Integer to, @Nullable ContributionsRefusal refusal) {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), deliver("d1", 4));
        story.decides(amend(laptops(to, Tenure.TITLE)), refusal);
    }

    @ParameterizedTest
    @CsvSource({"8,", "7,", "6,BELOW_ALLOCATED", ",BELOW_ALLOCATED"})
    void a_pledge_is_not_amended_below_what_was_allocated_of_it(
            @Nullable Integer to, @Nullable ContributionsRefusal refusal) {
        Story story =
                Story.charteredFor(
                        true,
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", 4),
                        allocate(A, units(7), Tenure.LOAN));
        story.decides(amend(laptops(to, Tenure.TITLE)), refusal);
    }

    @Test
    void a_line_not_yet_in_use_may_change_altogether() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.LOAN)),
                        amend(line(LAPTOPS, LineKind.SOFTWARE, 3, Tenure.TITLE)));
        assertThat(story.laptops().pledged().kind()).isEqualTo(LineKind.SOFTWARE);
        assertThat(story.laptops().ours()).isTrue();
    }

    @Test
    void a_line_in_use_keeps_its_kind_unit_and_tenure() {
        Story story = Story.of(pledge(laptops(10, Tenure.LOAN)), deliver("d1", 1));
        refused(
                LINE_IN_USE,
                () -> story.send(amend(line(LAPTOPS, LineKind.SOFTWARE, 10, Tenure.LOAN))));
        refused(LINE_IN_USE, () -> story.send(amend(laptops(10, Tenure.TITLE))));
        refused(
                LINE_IN_USE,
                () ->
                        story.send(
                                amend(
                                        new PledgedLine(
                                                LAPTOPS,
                                                LineKind.GOODS,
                                                "What it is",
                                                "box",
                                                null,
                                                null,
                                                Tenure.LOAN))));
        story.send(amend(laptops(11, Tenure.LOAN)));
    }

    @Test
    void what_was_unknown_of_a_line_in_use_may_become_known() {
        Story story = Story.of(pledge(laptops(null, null)), deliver("d1", 1));
        refused(LINE_IN_USE, () -> story.send(amend(laptops(10, Tenure.TITLE))));
        story.send(amend(laptops(10, Tenure.LOAN)));
        assertThat(story.laptops().pledged().tenure()).isEqualTo(Tenure.LOAN);
    }

    @Test
    void lines_that_an_amendment_does_not_name_stay() {
        Story story =
                Story.of(
                        pledge(laptops(10, Tenure.TITLE)),
                        amend(line(LICENCES, LineKind.SOFTWARE, 5, null)));
        assertThat(story.state().lines()).containsOnlyKeys(LAPTOPS, LICENCES);
        assertThat(story.state().donor()).isEqualTo(DONOR);
    }

    @Test
    void the_donor_may_become_known() {
        Story story =
                Story.of(
                        new PledgeContribution(
                                GIFT,
                                null,
                                List.of(DONOR, OTHER_DONOR),
                                List.of(laptops(1, null)),
                                ON,
                                SOURCE),
                        new AmendContribution(
                                GIFT, OTHER_DONOR, null, List.of(), null, ON, SOURCE));
        assertThat(story.state().donor()).isEqualTo(OTHER_DONOR);
        assertThat(story.state().oneOrMoreOf()).isEmpty();
    }

    @Test
    void a_cancellation_takes_what_is_outstanding_and_leaves_what_was_delivered() {
        Story story =
                Story.of(
                        pledge(
                                laptops(10, Tenure.TITLE),
                                line(LICENCES, LineKind.SOFTWARE, null, null)),
                        deliver("d1", 4));
        ContributionCancelled cancelled = story.record(cancel(), ContributionCancelled.class);
        assertThat(cancelled.lines())
                .containsExactly(
                        new CancelledLine(LAPTOPS, new Quantity(6)),
                        new CancelledLine(LICENCES, null));
        refused(CONTRIBUTION_CANCELLED, () -> story.send(cancel()));
        refused(CONTRIBUTION_CANCELLED, () -> story.send(amend(laptops(5, Tenure.TITLE))));
    }

    @ParameterizedTest
    @CsvSource({"9,", "10,NOTHING_TO_CANCEL", "11,NOTHING_TO_CANCEL"})
    void what_was_delivered_in_full_is_not_cancelled(
            int delivered, @Nullable ContributionsRefusal refusal) {
        Story story = Story.of(pledge(laptops(10, Tenure.TITLE)), deliver("d1", delivered));
        story.decides(cancel(), refusal);
    }

    @ParameterizedTest
    @CsvSource({"4,", "5,BELOW_ALLOCATED"})
    void what_members_were_promised_is_not_cancelled(
            int allocated, @Nullable ContributionsRefusal refusal) {
        Story story =
                Story.charteredFor(
                        true,
                        pledge(laptops(10, Tenure.TITLE)),
                        deliver("d1", 4),
                        allocate(A, units(allocated), Tenure.LOAN));
        story.decides(cancel(), refusal);
    }
}
