package org.iioe.ledger.store;

/**
 * The root of an aggregate that can be kept in memory between commands. A command is decided on a
 * copy, so that one that fails leaves nothing behind in what is kept: for that to cost nothing, all
 * that the root's fields point to is immutable, and the copy shares it.
 *
 * @param <T> the root's own class
 */
public interface Kept<T extends Kept<T>> {
    /** Another root with the same fields: what either applies later, the other does not see. */
    T copy();
}
