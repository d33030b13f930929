package org.iioe.ledger.audit;

import org.iioe.ledger.RefusalCode;

/** The rules of recording itself. */
public enum AuditRefusal implements RefusalCode {
    /** The event would not fit into a sealed entry. */
    ENTRY_TOO_LARGE("An entry of the log has at most 65,535 bytes.", Kind.FORBIDDEN),
    /** The key was used for something else. */
    KEY_USED("An Idempotency-Key stands for one command with one content.", Kind.CONFLICT),
    /** The command names something that nobody made. */
    NOT_FOUND("A command acts on something that the ledger has.", Kind.UNKNOWN);

    private final String rule;
    private final Kind kind;

    AuditRefusal(String rule, Kind kind) {
        this.rule = rule;
        this.kind = kind;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
