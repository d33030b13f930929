package org.iioe.ledger.store;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of streams that were read lately, so that a long stream is folded once and then only
 * its newest events. The states are immutable, and a reader always asks the store for what came
 * after: nothing is ever stale, unless the store loses events, and then everything is forgotten.
 */
final class FoldedStreams {
    private static final int MOST = 10_000;

    /**
     * @param state the state after the event of that number
     * @param lastSequence the number, or -1 before the first event
     * @param age how often everything had been forgotten when the folding began
     */
    record Folded<S>(S state, long lastSequence, int age) {
        Folded<S> after(S newState, long newSequence) {
            return new Folded<>(newState, newSequence, age);
        }
    }

    private record Key(String stream, Class<?> state) {}

    private final Map<Key, Folded<?>> latest =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Folded<?>> eldest) {
                    return size() > MOST;
                }
            };
    private int age;

    @SuppressWarnings("unchecked") // put() stores under the class of the initial state
    synchronized <S> Folded<S> get(String stream, S initial) {
        @Nullable Folded<?> found = latest.get(new Key(stream, initial.getClass()));
        return found == null ? new Folded<>(initial, -1, age) : (Folded<S>) found;
    }

    /** Forgets everything, also what is being folded on top of it. */
    synchronized void clear() {
        age++;
        latest.clear();
    }

    synchronized <S> void put(String stream, S initial, Folded<S> folded) {
        if (folded.age() == age) {
            latest.merge(
                    new Key(stream, initial.getClass()),
                    folded,
                    (a, b) -> a.lastSequence() >= b.lastSequence() ? a : b);
        }
    }
}
