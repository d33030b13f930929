package org.iioe.ledger.store;

/**
 * An aggregate whose state is kept between commands. Everything that its fields hold is immutable,
 * so that a command may change the fields of a copy, and what is kept stays as it was committed.
 *
 * @param <T> the aggregate itself
 */
public interface Kept<T extends Kept<T>> {
    /** Another root with the same state. */
    T copy();
}
