package org.iioe.ledger.door;

/** A line of several that cannot be recorded; none of them was. */
public final class LineFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final RuntimeException reason;

    LineFailure(int line, RuntimeException reason) {
        super(reason.getMessage(), reason, false, false);
        this.line = line;
        this.reason = reason;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** Why. */
    RuntimeException reason() {
        return reason;
    }
}
