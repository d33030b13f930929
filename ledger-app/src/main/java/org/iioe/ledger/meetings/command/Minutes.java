package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.MINUTES_APPROVED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MINUTES_NOT_APPROVED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_LATEST_DRAFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_MINUTES;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.CorrigendumIssued;
import org.iioe.ledger.meetings.MinutesApproved;
import org.iioe.ledger.meetings.MinutesCommand.ApproveMinutes;
import org.iioe.ledger.meetings.MinutesCommand.DraftMinutes;
import org.iioe.ledger.meetings.MinutesCommand.IssueCorrigendum;
import org.iioe.ledger.meetings.MinutesDrafted;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of a meeting, and what may become of them.
 *
 * @param drafts how many drafts there were
 * @param latest the digest of the latest, or null before the first
 * @param approved whether that one was approved
 * @param corrigenda how many corrections were issued
 */
record Minutes(int drafts, @Nullable Sha256 latest, boolean approved, int corrigenda) {
    static final Minutes NONE = new Minutes(0, null, false, 0);

    MinutesDrafted drafted(DraftMinutes c) {
        Refusal.unless(
                !approved,
                MINUTES_APPROVED,
                "The minutes of " + c.meeting() + " are approved; issue a corrigendum.");
        return new MinutesDrafted(
                c.meeting(), drafts + 1, c.digest(), c.note(), c.on(), c.source());
    }

    MinutesApproved approved(ApproveMinutes c) {
        Refusal.unless(latest != null, NO_MINUTES, c.meeting() + " has no draft minutes.");
        Refusal.unless(
                !approved,
                MINUTES_APPROVED,
                "The minutes of " + c.meeting() + " are approved already.");
        Refusal.unless(
                c.digest().equals(latest),
                NOT_THE_LATEST_DRAFT,
                () -> "The latest draft is number %s, %s.".formatted(drafts, latest));
        return new MinutesApproved(
                c.meeting(), drafts, c.digest(), c.approvedBy(), c.on(), c.source());
    }

    CorrigendumIssued corrected(IssueCorrigendum c) {
        Refusal.unless(
                approved,
                MINUTES_NOT_APPROVED,
                "The minutes of " + c.meeting() + " are not approved; draft them anew.");
        return new CorrigendumIssued(
                c.meeting(),
                corrigenda + 1,
                c.item(),
                c.correction(),
                c.digest(),
                c.on(),
                c.source());
    }

    Minutes after(MinutesDrafted event) {
        return new Minutes(event.draft(), event.digest(), false, 0);
    }

    Minutes whenApproved() {
        return new Minutes(drafts, latest, true, corrigenda);
    }

    Minutes after(CorrigendumIssued event) {
        return new Minutes(drafts, latest, approved, event.number());
    }
}
