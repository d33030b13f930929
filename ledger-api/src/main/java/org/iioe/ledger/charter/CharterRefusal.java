package org.iioe.ledger.charter;

import org.iioe.ledger.RefusalCode;

/** The rules of the charter's own making that a command may break. */
public enum CharterRefusal implements RefusalCode {
    CHARTER_EXISTS(
            "A charter is established once, after an assumed one at most; then it is amended.",
            Kind.CONFLICT),
    UNKNOWN_CHARTER_VERSION("A decision names a version of the charter that exists.", Kind.UNKNOWN),
    BEFORE_PREVIOUS_VERSION(
            "A version of the charter is in force no earlier than the one before it.",
            Kind.FORBIDDEN),
    BEFORE_ITS_RESOLUTION(
            "A version of the charter is in force no earlier than the resolution that adopted it.",
            Kind.FORBIDDEN);

    private final String rule;
    private final Kind kind;

    CharterRefusal(String rule, Kind kind) {
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
