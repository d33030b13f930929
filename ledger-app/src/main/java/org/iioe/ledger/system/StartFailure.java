package org.iioe.ledger.system;

/**
 * A reason why the ledger cannot start, in words for the operator: what is wrong and what to do.
 */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line
     */
    public StartFailure(String message) {
        super(message);
    }
}
