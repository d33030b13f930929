package org.iioe.ledger.meetings.command;

import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.CorrigendumIssued;
import org.iioe.ledger.meetings.MinutesDrafted;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of a meeting. Immutable.
 *
 * @param drafts how many drafts there were
 * @param latest the digest of the latest, or null before the first
 * @param approved whether that one was approved
 * @param corrigenda how many corrections were issued
 */
record Minutes(int drafts, @Nullable Sha256 latest, boolean approved, int corrigenda) {
    static final Minutes NONE = new Minutes(0, null, false, 0);

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
