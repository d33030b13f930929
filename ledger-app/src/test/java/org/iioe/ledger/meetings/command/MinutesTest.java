package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_NOT_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MINUTES_APPROVED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MINUTES_NOT_APPROVED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_LATEST_DRAFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_MINUTES;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.axonframework.test.aggregate.TestExecutor;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.CorrigendumIssued;
import org.iioe.ledger.meetings.MinutesApproved;
import org.iioe.ledger.meetings.MinutesCommand.ApproveMinutes;
import org.iioe.ledger.meetings.MinutesCommand.DraftMinutes;
import org.iioe.ledger.meetings.MinutesCommand.IssueCorrigendum;
import org.iioe.ledger.meetings.MinutesDrafted;
import org.iioe.ledger.store.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class MinutesTest {
    private static final Sha256 FIRST = Sha256.of("first");
    private static final Sha256 SECOND = Sha256.of("second");
    private static final MinutesDrafted DRAFT_1 =
            new MinutesDrafted(Events.MEETING, 1, FIRST, null, Events.DAY, Events.SOURCE);
    private static final MinutesDrafted DRAFT_2 =
            new MinutesDrafted(Events.MEETING, 2, SECOND, null, Events.DAY, Events.SOURCE);
    private static final MinutesApproved APPROVED =
            new MinutesApproved(Events.MEETING, 2, SECOND, null, Events.DAY, Events.SOURCE);

    private static TestExecutor<Meeting> given(Object... events) {
        List<Object> all = new ArrayList<>(List.of(Events.convened(), Events.opened(member(1))));
        all.addAll(List.of(events));
        return Fixtures.of(Meeting.class).registerInjectableResource(GivenNetwork.of(1)).given(all);
    }

    private static DraftMinutes draft(Sha256 text) {
        return new DraftMinutes(Events.MEETING, text, null, Events.DAY, Events.SOURCE);
    }

    private static ApproveMinutes approve(Sha256 text) {
        return new ApproveMinutes(Events.MEETING, text, null, Events.DAY, Events.SOURCE);
    }

    private static IssueCorrigendum correct(@Nullable AgendaItemId item) {
        return new IssueCorrigendum(
                Events.MEETING, item, "For 22 read 23.", null, Events.DAY, Events.SOURCE);
    }

    @Test
    void a_later_draft_takes_the_place_of_an_earlier_one() {
        given().when(draft(FIRST)).expectEvents(DRAFT_1);
        given(DRAFT_1).when(draft(SECOND)).expectEvents(DRAFT_2);
    }

    @Test
    void the_latest_draft_is_approved() {
        given(DRAFT_1, DRAFT_2).when(approve(SECOND)).expectEvents(APPROVED);
        given(DRAFT_1, DRAFT_2).when(approve(FIRST)).expectException(refusal(NOT_THE_LATEST_DRAFT));
        given().when(approve(FIRST)).expectException(refusal(NO_MINUTES));
    }

    @Test
    void approved_text_never_changes() {
        given(DRAFT_1, DRAFT_2, APPROVED)
                .when(draft(FIRST))
                .expectException(refusal(MINUTES_APPROVED));
        given(DRAFT_1, DRAFT_2, APPROVED)
                .when(approve(SECOND))
                .expectException(refusal(MINUTES_APPROVED));
    }

    @Test
    void approved_minutes_are_corrected_beside_their_text() {
        CorrigendumIssued first =
                new CorrigendumIssued(
                        Events.MEETING,
                        1,
                        Events.ITEM,
                        "For 22 read 23.",
                        null,
                        Events.DAY,
                        Events.SOURCE);
        given(DRAFT_1, DRAFT_2, APPROVED).when(correct(Events.ITEM)).expectEvents(first);
        given(DRAFT_1, DRAFT_2, APPROVED, first)
                .when(correct(null))
                .expectEvents(
                        new CorrigendumIssued(
                                Events.MEETING,
                                2,
                                null,
                                "For 22 read 23.",
                                null,
                                Events.DAY,
                                Events.SOURCE));
        given(DRAFT_1).when(correct(Events.ITEM)).expectException(refusal(MINUTES_NOT_APPROVED));
    }

    @Test
    void a_meeting_that_never_opened_has_no_minutes() {
        Fixtures.of(Meeting.class)
                .given(Events.convened())
                .when(draft(FIRST))
                .expectException(refusal(MEETING_NOT_OPENED));
    }
}
