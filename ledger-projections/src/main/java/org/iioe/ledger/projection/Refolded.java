package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The states of a thing that entries gave it which were shown once more. Before the first of them
 * it has the states of its table that rest on no later day.
 */
final class Refolded {
    private final List<State> states = new ArrayList<>();
    private @Nullable Long begin;

    /**
     * A state.
     *
     * @param until the position that ended it, or null
     * @param view as JSON
     */
    record State(long from, @Nullable Long until, String view) {
        boolean isAt(long position) {
            return from <= position && (until == null || until > position);
        }
    }

    /** The position at which the states of the table end; null where they never do. */
    @Nullable Long begin() {
        return begin;
    }

    /** Whether the table tells what the thing is at a position. */
    boolean isOfTable(long position) {
        return begin == null || begin > position;
    }

    /** The state at a position that the table does not tell; null where there is none. */
    @Nullable State at(long position) {
        return states.reversed().stream()
                .filter(state -> state.isAt(position))
                .findFirst()
                .orElse(null);
    }

    /** All states that the table does not tell. */
    List<State> states() {
        return states;
    }

    void put(long position, String view) {
        end(position);
        states.add(new State(position, null, view));
    }

    void end(long position) {
        if (begin == null) {
            begin = position;
        }
        if (!states.isEmpty() && states.getLast().until() == null) {
            State last = states.removeLast();
            states.add(new State(last.from(), position, last.view()));
        }
    }
}
