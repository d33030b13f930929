package org.iioe.ledger.audit;

import org.iioe.ledger.Numbers;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * An event as the event store keeps it.
 *
 * @param id the event's id
 * @param type its stored name
 * @param revision of its payload, or null
 * @param subject the stream's name
 * @param aggregateType the kind of aggregate
 * @param sequence its number in the stream
 * @param time RFC 3339 in UTC with three decimals, as stored
 * @param payload JSON, as stored
 * @param metadata texts by their names, which are of lower-case letters and digits
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are passed through, never compared
public record StoredEvent(
        String id,
        String type,
        @Nullable String revision,
        String subject,
        @Nullable String aggregateType,
        long sequence,
        String time,
        byte[] payload,
        Map<String, String> metadata) {
    /** Each 0 stands for a digit. */
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    /** The same event under another id, or at another place. */
    public StoredEvent at(String otherId, String otherSubject, long otherSequence) {
        return new StoredEvent(
                otherId,
                type,
                revision,
                otherSubject,
                aggregateType,
                otherSequence,
                time,
                payload,
                metadata);
    }

    /** When it was decided. */
    public Instant instant() {
        return instant(time);
    }

    /** A time as events are stored with it; what it has beyond milliseconds is cut off. */
    public static String time(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        digits(text, utc.getYear(), 4).append('-');
        digits(text, utc.getMonthValue(), 2).append('-');
        digits(text, utc.getDayOfMonth(), 2).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2).append('.');
        return digits(text, utc.getNano() / 1_000_000, 3).append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int digits) {
        for (int power = (int) Math.pow(10, digits - 1); power > 0; power /= 10) {
            text.append((char) ('0' + number / power % 10));
        }
        return text;
    }

    /**
     * The instant of a time as events are stored with it.
     *
     * @throws DateTimeException when it is no time of RFC 3339 in UTC
     */
    public static Instant instant(String time) {
        if (!hasForm(time)) {
            return Instant.parse(time);
        }
        return LocalDateTime.of(
                        Numbers.ofDigits(time, 0, 4),
                        Numbers.ofDigits(time, 5, 2),
                        Numbers.ofDigits(time, 8, 2),
                        Numbers.ofDigits(time, 11, 2),
                        Numbers.ofDigits(time, 14, 2),
                        Numbers.ofDigits(time, 17, 2),
                        1_000_000 * Numbers.ofDigits(time, 20, 3))
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean hasForm(String time) {
        if (time.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = time.charAt(i);
            char wanted = FORM.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }
}
