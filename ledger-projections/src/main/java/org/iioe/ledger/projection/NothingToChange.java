package org.iioe.ledger.projection;

/** A state was to be changed that is not there: an event stands before the one that it follows. */
final class NothingToChange extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NothingToChange(String message) {
        super(message);
    }
}
