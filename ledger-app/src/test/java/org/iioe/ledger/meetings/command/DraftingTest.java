package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.AMENDS_NOTHING;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_CLOSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_A_DRAFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_MOVER;
import static org.iioe.ledger.meetings.MeetingsRefusal.RESOLUTION_EXISTS;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_AGENDA_ITEM;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_MEETING;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.AgendaItemId;
import org.iioe.ledger.meetings.DraftCommand.AmendDraft;
import org.iioe.ledger.meetings.DraftCommand.SubmitDraftResolution;
import org.iioe.ledger.meetings.DraftCommand.WithdrawDraft;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.meetings.VotingRules;
import org.junit.jupiter.api.Test;

import java.util.List;

class DraftingTest {
    private static final Sha256 NEW_TEXT = Sha256.of("new text");
    private static final DraftWithdrawn WITHDRAWN =
            new DraftWithdrawn(
                    Events.RESOLUTION, Events.MEETING, member(1), null, Events.DAY, Events.SOURCE);

    private static SubmitDraftResolution submit(AgendaItemId item) {
        return new SubmitDraftResolution(
                Events.RESOLUTION,
                Events.MEETING,
                item,
                "Budget",
                Events.TEXT,
                member(1),
                null,
                List.of("allocation-1"),
                Events.DAY,
                Events.SOURCE);
    }

    private static AmendDraft amend(Sha256 text) {
        return new AmendDraft(
                Events.RESOLUTION,
                text,
                List.of("allocation-2"),
                null,
                null,
                Events.DAY,
                Events.SOURCE);
    }

    private static WithdrawDraft withdraw(int member) {
        return new WithdrawDraft(
                Events.RESOLUTION, member(member), null, Events.DAY, Events.SOURCE);
    }

    private static GivenResolution draft() {
        return GivenResolution.of(3, Rules.usual());
    }

    @Test
    void a_draft_is_submitted_once_under_an_item_of_a_meeting_that_goes_on() {
        draft().first(submit(Events.ITEM)).expectEvents(Events.submitted());
        draft().when(submit(Events.ITEM)).expectException(refusal(RESOLUTION_EXISTS));
        draft().first(submit(new AgendaItemId("item-2")))
                .expectException(refusal(UNKNOWN_AGENDA_ITEM));
        draft().meeting(Events.opened(member(1)), Events.closed())
                .first(submit(Events.ITEM))
                .expectException(refusal(MEETING_CLOSED));
    }

    @Test
    void a_draft_is_not_submitted_to_a_meeting_that_nobody_convened() {
        SubmitDraftResolution elsewhere =
                new SubmitDraftResolution(
                        Events.RESOLUTION,
                        new MeetingId("unheard-of"),
                        Events.ITEM,
                        "Budget",
                        Events.TEXT,
                        member(1),
                        null,
                        List.of(),
                        Events.DAY,
                        Events.SOURCE);
        draft().first(elsewhere).expectException(refusal(UNKNOWN_MEETING));
    }

    @Test
    void a_draft_is_amended_until_it_is_put_to_the_vote() {
        draft().when(amend(NEW_TEXT)).expectEvents(Events.amended(NEW_TEXT));
        draft().when(amend(Events.TEXT)).expectException(refusal(AMENDS_NOTHING));
        draft().and(Events.amended(NEW_TEXT))
                .when(amend(NEW_TEXT))
                .expectException(refusal(AMENDS_NOTHING));
        draft().voting(VoteForm.ROLL_CALL, 3, new VotingRules(null, null, null, null))
                .when(amend(NEW_TEXT))
                .expectException(refusal(NOT_A_DRAFT));
    }

    @Test
    void a_draft_is_withdrawn_by_its_mover_alone() {
        draft().when(withdraw(1)).expectEvents(WITHDRAWN);
        draft().when(withdraw(2)).expectException(refusal(NOT_THE_MOVER));
        draft().and(WITHDRAWN).when(withdraw(1)).expectException(refusal(NOT_A_DRAFT));
        draft().voting(VoteForm.ROLL_CALL, 3, new VotingRules(null, null, null, null))
                .when(withdraw(1))
                .expectException(refusal(NOT_A_DRAFT));
    }
}
