package org.iioe.ledger.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.log.SealedLogSource;
import org.iioe.ledger.projection.TablesOnDay.Thing;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shows the late entries of a projection once more, over the states that there would be had only
 * those facts been recorded that took effect by a day: in memory, and only for the things that are
 * asked for. A thing's states that rest on no later day are what its table says; an entry is late
 * where it met a state that rests on a later day. All late entries of a thing, and of all that they
 * touch, are shown again in their order, so that what each of them meets is what it would have met.
 */
final class Refolding {
    private static final ScopedValue<Refolding> NOW = ScopedValue.newInstance();

    /** So far apart entries are read by one query rather than by two. */
    private static final long GAP = 4;

    private static final int READ = 1_000;

    private final TablesOnDay tables;
    private final SealedLogSource log;
    private final Projection projection;
    private final Map<Thing, Refolded> refolded = new HashMap<>();
    private final Set<Long> withoutEffect = new TreeSet<>();

    // While entries are being shown:
    private final Map<Thing, TablesOnDay.Known> known = new HashMap<>();
    private final Map<Thing, Changed> changed = new LinkedHashMap<>();
    private final Set<Thing> together = new LinkedHashSet<>();
    private long at;

    /** What an entry makes of a thing: its next state, and whether it ends. */
    private record Changed(@Nullable String view, boolean isEnded) {}

    /** Something is met that had not to be shown again so far. */
    private static final class Wider extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Thing thing;

        Wider(Thing thing) {
            super(null, null, false, false);
            this.thing = thing;
        }
    }

    Refolding(TablesOnDay tables, SealedLogSource log, Projection projection) {
        this.tables = tables;
        this.log = log;
        this.projection = projection;
    }

    /** What this thread is showing again, or null. */
    static @Nullable Refolding now() {
        return NOW.isBound() ? NOW.get() : null;
    }

    /** The tables that it mends. */
    TablesOnDay tables() {
        return tables;
    }

    /** What became of a thing that late entries touch; null where none does. */
    @Nullable Refolded of(String table, String id) {
        Thing thing = new Thing(table, id);
        @Nullable Refolded done = refolded.get(thing);
        if (done == null && tables.isLate(thing)) {
            fold(List.of(thing));
            done = refolded.get(thing);
        }
        return done;
    }

    /** What became of things of a table that late entries touch, by id. */
    Map<String, Refolded> of(String table, Collection<String> ids) {
        List<Thing> things = ids.stream().map(id -> new Thing(table, id)).toList();
        fold(things.stream().filter(thing -> !refolded.containsKey(thing)).toList());
        Map<String, Refolded> found = new TreeMap<>();
        for (Thing thing : things) {
            found.put(thing.id(), refolded.get(thing));
        }
        return found;
    }

    /** The positions of all entries that would have had no effect for want of others. */
    Set<Long> withoutEffect() {
        fold(tables.late().stream().filter(thing -> !refolded.containsKey(thing)).toList());
        return withoutEffect;
    }

    // ------------------------------------------------------------------ showing them again

    private void fold(Collection<Thing> asked) {
        Set<Thing> all = new LinkedHashSet<>(asked);
        boolean isWhole = all.isEmpty();
        while (!isWhole) {
            try {
                show(connected(all));
                isWhole = true;
            } catch (Wider wider) {
                all.add(wider.thing);
            } finally {
                known.clear();
                changed.clear();
            }
        }
    }

    /**
     * The positions of the late entries that touch things, or what such entries touch, and so on;
     * all of these things are together from now on.
     */
    private List<Long> connected(Collection<Thing> asked) {
        together.clear();
        TreeSet<Long> positions = new TreeSet<>();
        Collection<Thing> more = asked;
        while (!more.isEmpty()) {
            together.addAll(more);
            List<Long> found = tables.positions(more);
            found.removeAll(positions);
            positions.addAll(found);
            more =
                    tables.touched(found).stream()
                            .filter(thing -> !together.contains(thing))
                            .toList();
        }
        return List.copyOf(positions);
    }

    private void show(List<Long> positions) {
        read();
        together.forEach(thing -> refolded.put(thing, new Refolded()));
        withoutEffect.removeAll(positions);
        ScopedValue.where(NOW, this)
                .run(() -> {
                    int from = 0;
                    while (from < positions.size()) {
                        int to = from + 1;
                        while (to < positions.size()
                                && positions.get(to) - positions.get(to - 1) <= GAP
                                && positions.get(to) - positions.get(from) < READ) {
                            to++;
                        }
                        show(positions.get(from), new HashSet<>(positions.subList(from, to)));
                        from = to;
                    }
                });
    }

    private void show(long first, Set<Long> positions) {
        long last = first;
        for (long each : positions) {
            last = Math.max(last, each);
        }
        at = first;
        while (at <= last) {
            for (DomainEventMessage<?> event : log.from(at, (int) (last - at + 1))) {
                if (positions.contains(at)) {
                    show(event);
                }
                at++;
            }
        }
    }

    private void show(DomainEventMessage<?> event) {
        changed.clear();
        try {
            projection.on((LedgerEvent) event.getPayload(), EntryHeader.of(at, event));
        } catch (IllegalStateException | NoSuchElementException e) {
            // An act that took effect before what it acts on: without that it shows nothing.
            withoutEffect.add(at);
            return;
        }
        changed.forEach((thing, to) -> {
            @Nullable Refolded before = refolded.get(thing);
            if (before == null) {
                throw new UnsupportedOperationException(
                        "The entry %s makes a state of %s, which it did not touch when it was shown first."
                                .formatted(at, thing));
            }
            if (to.view() != null) {
                before.put(at, to.view());
            }
            if (to.isEnded()) {
                before.end(at);
            }
        });
    }

    /** The newest states of all things together that rest on no later day. */
    private void read() {
        Map<String, List<String>> byTable = new HashMap<>();
        together.forEach(thing ->
                byTable.computeIfAbsent(thing.table(), table -> new ArrayList<>()).add(thing.id()));
        byTable.forEach((table, ids) -> tables.newest(table, ids, known));
    }

    // ------------------------------------------------------------------ what entries meet

    /** The newest state of a thing that the entry meets, as JSON. */
    Optional<String> current(String table, String id) {
        Thing thing = new Thing(table, id);
        @Nullable Changed now = changed.get(thing);
        if (now != null) {
            return now.isEnded() ? Optional.empty() : Optional.ofNullable(now.view());
        }
        @Nullable Refolded before = met(thing);
        if (before != null && before.begin() != null) {
            return Optional.ofNullable(before.at(at)).map(Refolded.State::view);
        }
        TablesOnDay.@Nullable Known stored = known.get(thing);
        return stored != null && stored.isOpen() && stored.from() < at
                ? Optional.of(stored.view())
                : Optional.empty();
    }

    /** Sees to it that all is known of a thing that is met. */
    private @Nullable Refolded met(Thing thing) {
        if (!together.contains(thing)) {
            if (tables.isLate(thing)) {
                throw new Wider(thing);
            }
            together.add(thing);
            read();
        }
        return refolded.get(thing);
    }

    /** The newest states, as JSON by id, of the things whose ids start so. */
    Map<String, String> startingWith(String table, String prefix) {
        Set<String> ids = new TreeSet<>();
        together.stream()
                .filter(thing -> thing.table().equals(table) && thing.id().startsWith(prefix))
                .forEach(thing -> ids.add(thing.id()));
        ids.addAll(tables.startingWith(table, prefix, at));
        Map<String, String> found = new TreeMap<>();
        ids.forEach(id -> current(table, id).ifPresent(view -> found.put(id, view)));
        return found;
    }

    /** Gives a thing its next state. */
    void put(String table, String id, String view) {
        changed.put(new Thing(table, id), new Changed(view, false));
    }

    /** Ends a thing's newest state. */
    void end(String table, String id) {
        changed.merge(
                new Thing(table, id),
                new Changed(null, true),
                (made, ended) -> new Changed(made.view(), true));
    }
}
