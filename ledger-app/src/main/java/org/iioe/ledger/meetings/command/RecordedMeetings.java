package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.MEETING_CLOSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_MEETING;

import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.store.Streams;
import org.springframework.stereotype.Component;

import java.util.HashSet;
import java.util.Set;

/** Meetings as their streams tell them. */
@Component
class RecordedMeetings implements Meetings {
    private final Streams streams;

    RecordedMeetings(Streams streams) {
        this.streams = streams;
    }

    @Override
    public MeetingFacts get(MeetingId meeting) {
        MeetingState state = state(meeting);
        Set<OrganisationId> present = new HashSet<>(state.attendance().inPerson(null));
        present.addAll(state.attendance().proxies(null).keySet());
        return new MeetingFacts(meeting, state.sitting(), Set.copyOf(present));
    }

    /**
     * The meeting in its sitting.
     *
     * @throws Refusal UNKNOWN_MEETING or NOT_IN_SITTING
     */
    MeetingState sitting(MeetingId meeting) {
        MeetingState state = state(meeting);
        Refusal.unless(state.sitting(), NOT_IN_SITTING, meeting + " is not in a sitting.");
        return state;
    }

    /**
     * The meeting before its end.
     *
     * @throws Refusal UNKNOWN_MEETING or MEETING_CLOSED
     */
    MeetingState notClosed(MeetingId meeting) {
        MeetingState state = state(meeting);
        Refusal.unless(
                state.phase() != MeetingState.Phase.CLOSED,
                MEETING_CLOSED,
                meeting + " is closed.");
        return state;
    }

    /**
     * All that is known of the meeting.
     *
     * @throws Refusal UNKNOWN_MEETING
     */
    MeetingState state(MeetingId meeting) {
        MeetingState state =
                streams.fold(
                        meeting.stream(),
                        MeetingState.NONE,
                        (known, event) -> event instanceof MeetingEvent e ? known.after(e) : known);
        Refusal.unless(
                state.phase() != MeetingState.Phase.NONE,
                UNKNOWN_MEETING,
                "Nobody convened " + meeting + ".");
        return state;
    }
}
