package org.iioe.ledger.facts;

import org.iioe.ledger.MeetingId;

/** Meetings, for decisions of other domains. */
public interface Meetings {
    /**
     * The meeting's facts.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_MEETING
     */
    MeetingFacts get(MeetingId meeting);
}
