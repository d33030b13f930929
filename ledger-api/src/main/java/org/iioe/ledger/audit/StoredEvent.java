package org.iioe.ledger.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

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
 * @param metadata a JSON object of texts, as stored
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
        byte[] metadata) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

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

    /** A time as events are stored with it. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }
}
