package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.AMENDS_NOTHING;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_A_DRAFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_MOVER;
import static org.iioe.ledger.meetings.MeetingsRefusal.RESOLUTION_EXISTS;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_AGENDA_ITEM;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftCommand.AmendDraft;
import org.iioe.ledger.meetings.DraftCommand.SubmitDraftResolution;
import org.iioe.ledger.meetings.DraftCommand.WithdrawDraft;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.command.ResolutionState.Phase;

/** Decides on a draft until it is put to the vote. */
final class Drafting {
    private Drafting() {}

    static DraftResolutionSubmitted submitted(
            ResolutionState state,
            SubmitDraftResolution c,
            RecordedMeetings meetings,
            Organisations organisations) {
        Refusal.unless(
                state.phase() == Phase.NONE,
                RESOLUTION_EXISTS,
                c.resolution() + " is submitted already.");
        MeetingState meeting = meetings.notClosed(c.meeting());
        Refusal.unless(
                meeting.treats(c.item()),
                UNKNOWN_AGENDA_ITEM,
                c.item() + " is not on the agenda of " + c.meeting() + ".");
        // No source says that only members move drafts: the convener may propose one.
        organisations.get(c.mover());
        organisations.requireRegistered(c.seconder());
        return new DraftResolutionSubmitted(
                c.resolution(),
                c.meeting(),
                c.item(),
                c.title(),
                c.textDigest(),
                c.mover(),
                c.seconder(),
                c.effects(),
                c.on(),
                c.source());
    }

    static DraftAmended amended(ResolutionState state, AmendDraft c, Organisations organisations) {
        stillDraft(state);
        // The effects are words of the text: they change only with it.
        Refusal.unless(
                !c.textDigest().equals(state.textDigest()),
                AMENDS_NOTHING,
                "The text is this one already.");
        organisations.requireRegistered(c.mover());
        return new DraftAmended(
                c.resolution(),
                state.draft().meeting(),
                c.textDigest(),
                state.textDigest(),
                c.effects(),
                c.mover(),
                c.reason(),
                c.on(),
                c.source());
    }

    static DraftWithdrawn withdrawn(ResolutionState state, WithdrawDraft c) {
        stillDraft(state);
        OrganisationId mover = state.draft().mover();
        Refusal.unless(
                c.mover().equals(mover),
                NOT_THE_MOVER,
                c.resolution() + " was moved by " + mover + ".");
        return new DraftWithdrawn(
                c.resolution(), state.draft().meeting(), c.mover(), c.reason(), c.on(), c.source());
    }

    private static void stillDraft(ResolutionState state) {
        Refusal.unless(
                state.phase() == Phase.DRAFT,
                NOT_A_DRAFT,
                () -> "%s is %s.".formatted(state.draft().resolution(), state.words()));
    }
}
