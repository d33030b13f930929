package org.iioe.ledger.audit;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;

/**
 * The log goes on under a new origin, because positions that were signed are lost, or the key that
 * signed. It is the first entry of the new origin, in the stream {@value #STREAM}. Entries before
 * it are the former origin's, byte for byte and at their positions.
 *
 * @param origin the log's name in entries and checkpoints from here on
 * @param former its name until here
 * @param signed how many entries the newest checkpoint covers that is known to have left the
 *     machine: what was promised
 * @param signedRoot the root over them, in Base64
 * @param checkpoint that checkpoint as it was signed
 * @param kept how many entries of the former origin are here, positions 0 to {@code kept - 1}; it
 *     is also the position of this event
 * @param lost how many positions were signed and are not here, {@code kept} to {@code signed - 1};
 *     0 where the key alone is lost
 * @param newKey whether no key of the former origin signs any more
 * @param decidedBy who decided it: an opaque id
 * @param reason why, in the words of who decided it
 */
public record OriginContinued(
        String origin,
        String former,
        long signed,
        String signedRoot,
        String checkpoint,
        long kept,
        long lost,
        boolean newKey,
        String decidedBy,
        String reason,
        Edtf on,
        Source source)
        implements AuditEvent {
    /** The only stream with such events. */
    public static final String STREAM = "log";

    /** What is to be known of it, in a sentence for whoever reads the ledger. */
    public String words() {
        return "%sSince position %s the log %s is continued as %s (decided by %s on %s: %s)."
                .formatted(
                        lost == 0
                                ? "The key of the log is lost. "
                                : "%s positions of the log %s that were signed are lost, %s to %s, with what was recorded there. "
                                        .formatted(lost, former, kept, signed - 1),
                        kept,
                        former,
                        origin,
                        decidedBy,
                        on,
                        reason);
    }
}
