package org.iioe.ledger.meetings.command;

import org.iioe.ledger.meetings.MeetingId;

/** Meetings, for decisions of other domains. */
public interface Meetings {
    /**
     * The meeting's facts.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_MEETING
     */
    MeetingFacts get(MeetingId meeting);
}
