package org.iioe.ledger.projection;

/**
 * A table that a {@link History} writes, and what its rows hold. Each view names its own, once.
 *
 * @param name such as {@code organisation}
 * @param view the view's class
 */
public record HistoryTable<T>(String name, Class<T> view) {}
