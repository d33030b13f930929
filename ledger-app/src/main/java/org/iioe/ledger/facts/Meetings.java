package org.iioe.ledger.facts;

import org.iioe.ledger.MeetingId;
import org.jspecify.annotations.Nullable;

/** Meetings, for decisions of other domains. */
public interface Meetings {
    /**
     * The meeting's facts.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_MEETING
     */
    MeetingFacts get(MeetingId meeting);

    /**
     * Makes sure that a meeting was convened, where one is named.
     *
     * @throws org.iioe.ledger.Refusal UNKNOWN_MEETING
     */
    default void requireConvened(@Nullable MeetingId meeting) {
        if (meeting != null) {
            get(meeting);
        }
    }
}
