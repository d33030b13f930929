package org.iioe.ledger.audit;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;

import java.util.List;

/**
 * A command was accepted. It is the first and only event of the stream {@code key-<sha256 of key>},
 * appended together with what the command made: hence a key can never be used twice.
 *
 * @param key the caller's Idempotency-Key
 * @param command the command's name
 * @param digest over the command as this ledger writes it, so that white space does not count
 * @param actor who sent it
 * @param made the events that it made, in order
 */
public record CommandRecorded(
        String key,
        String command,
        Sha256 digest,
        String actor,
        List<RecordedEvent> made,
        Edtf on,
        Source source)
        implements AuditEvent {

    /** The ids of the events that it made. */
    public List<String> events() {
        return made.stream().map(RecordedEvent::event).toList();
    }
}
