package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.MINUTES_APPROVED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MINUTES_NOT_APPROVED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_LATEST_DRAFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_MINUTES;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.meetings.CorrigendumIssued;
import org.iioe.ledger.meetings.MinutesApproved;
import org.iioe.ledger.meetings.MinutesCommand.ApproveMinutes;
import org.iioe.ledger.meetings.MinutesCommand.DraftMinutes;
import org.iioe.ledger.meetings.MinutesCommand.IssueCorrigendum;
import org.iioe.ledger.meetings.MinutesDrafted;

/** Decides on the minutes of a meeting, from their drafts to their corrections. */
final class TakingMinutes {
    private TakingMinutes() {}

    static MinutesDrafted drafted(MeetingState state, DraftMinutes c) {
        state.requireOpened(c.meeting());
        Minutes minutes = state.minutes();
        Refusal.unless(
                !minutes.approved(),
                MINUTES_APPROVED,
                "The minutes of " + c.meeting() + " are approved; issue a corrigendum.");
        return new MinutesDrafted(
                c.meeting(), minutes.drafts() + 1, c.digest(), c.note(), c.on(), c.source());
    }

    static MinutesApproved approved(MeetingState state, ApproveMinutes c) {
        Minutes minutes = state.minutes();
        Refusal.unless(
                minutes.latest() != null, NO_MINUTES, c.meeting() + " has no draft minutes.");
        Refusal.unless(
                !minutes.approved(),
                MINUTES_APPROVED,
                "The minutes of " + c.meeting() + " are approved already.");
        Refusal.unless(
                c.digest().equals(minutes.latest()),
                NOT_THE_LATEST_DRAFT,
                () ->
                        "The latest draft is number %s, %s."
                                .formatted(minutes.drafts(), minutes.latest()));
        return new MinutesApproved(
                c.meeting(), minutes.drafts(), c.digest(), c.approvedBy(), c.on(), c.source());
    }

    static CorrigendumIssued corrected(MeetingState state, IssueCorrigendum c) {
        if (c.item() != null) {
            state.requireOnAgenda(c.meeting(), c.item());
        }
        Minutes minutes = state.minutes();
        Refusal.unless(
                minutes.approved(),
                MINUTES_NOT_APPROVED,
                "The minutes of " + c.meeting() + " are not approved; draft them anew.");
        return new CorrigendumIssued(
                c.meeting(),
                minutes.corrigenda() + 1,
                c.item(),
                c.correction(),
                c.digest(),
                c.on(),
                c.source());
    }
}
