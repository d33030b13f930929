package org.iioe.ledger.store;

import org.iioe.ledger.LedgerEvent;

import java.util.function.BiFunction;

/**
 * Reads facts of other aggregates while a command is decided. It takes no lock: what is committed
 * meanwhile counts as later. Which streams were read, and how far, is written to the metadata of
 * the events that the decision makes (attribute {@code basis}).
 */
public interface Streams {
    /**
     * Folds a stream's events into a state, including those of the current unit of work.
     *
     * @param stream the stream's name, such as {@code organisation/ain-shams-university}
     * @param initial the state before the first event; immutable
     * @param after the state after an event; pure
     * @return the initial state itself when the stream has no events
     */
    <S> S fold(String stream, S initial, BiFunction<S, LedgerEvent, S> after);
}
