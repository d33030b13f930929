package org.iioe.ledger.meetings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/**
 * A time of day at a meeting, in the local time of its place: {@code 2019-12-07T09:30}. Meetings
 * keep minutes by the clock on the wall, and no source says in which time zone.
 *
 * @param text the date and time as written, to the minute
 */
@Example("\"2019-12-07T09:30\"")
public record MeetingTime(@JsonValue String text) implements Comparable<MeetingTime> {
    private static final Pattern FORM =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}");

    /**
     * @throws InvalidValue when it has another form, or no calendar or clock shows it
     */
    @JsonCreator
    public MeetingTime {
        InvalidValue.unless(
                FORM.matcher(text).matches(), "A time at a meeting is 2019-12-07T09:30.");
        try {
            LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidValue("No calendar and clock show " + text + ".");
        }
    }

    /** Whether it is earlier than the other. */
    public boolean before(MeetingTime other) {
        return compareTo(other) < 0;
    }

    /** Earlier before later: the form sorts as time does. */
    @Override
    public int compareTo(MeetingTime other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
