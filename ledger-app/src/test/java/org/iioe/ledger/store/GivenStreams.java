package org.iioe.ledger.store;

import org.iioe.ledger.LedgerEvent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Streams with given events, for rules that are tested without a store. */
public final class GivenStreams implements Streams {
    private final Map<String, List<LedgerEvent>> events = new HashMap<>();

    /** Adds events to a stream. */
    public GivenStreams with(String stream, LedgerEvent... more) {
        events.computeIfAbsent(stream, s -> new ArrayList<>()).addAll(List.of(more));
        return this;
    }

    @Override
    public <S> S fold(String stream, S initial, BiFunction<S, LedgerEvent, S> after) {
        S state = initial;
        for (LedgerEvent event : events.getOrDefault(stream, List.of())) {
            state = after.apply(state, event);
        }
        return state;
    }
}
