package org.iioe.ledger.audit;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.Rule;

/** The rules of recording itself. */
public enum AuditRefusal implements RefusalCode {
    @Rule("An entry of the log has at most 65,535 bytes.")
    ENTRY_TOO_LARGE,
    @Rule(
            value = "An Idempotency-Key stands for one command with one content.",
            kind = Kind.CONFLICT)
    KEY_USED,
    @Rule(value = "A command acts on something that the ledger has.", kind = Kind.UNKNOWN)
    NOT_FOUND
}
