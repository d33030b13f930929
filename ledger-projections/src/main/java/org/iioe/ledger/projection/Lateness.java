package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * What states the entries of a batch read and make, and the greatest day that each of them rests
 * on. Where that is later than an entry's own day, the entry is late: had only earlier facts been
 * recorded, it would have met other states. Who asks for such a day has it shown once more, over
 * these.
 */
final class Lateness {
    private final Filling filling;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Made, LocalDate> latestDays = new HashMap<>();
    private @Nullable Entry now;

    private record Thing(History<?> of, String id) {}

    private record Made(History<?> of, long position) {}

    /** An entry as one projection shows it. */
    private static final class Entry {
        private final long position;
        private final LocalDate day;
        private final Columns late;
        private final Set<Thing> read = new LinkedHashSet<>();
        private final Set<Thing> made = new LinkedHashSet<>();

        Entry(long position, LocalDate day, Columns late) {
            this.position = position;
            this.day = day;
            this.late = late;
        }
    }

    Lateness(Filling filling) {
        this.filling = filling;
    }

    /**
     * An entry is shown from now on.
     *
     * @param late is given what it touches if it is late, a row each: the history, the id, the
     *     position, its own day and the one that it rests on
     */
    void on(long position, LocalDate day, Columns late) {
        now = new Entry(position, day, late);
    }

    /** The entry reads the newest state of a thing, or finds that there is none. */
    void reads(History<?> of, String id) {
        touched().read.add(new Thing(of, id));
    }

    /**
     * The table was read anyway.
     *
     * @param day the greatest that the thing's newest state or its end rests on; {@link
     *     LocalDate#MIN} where it never was
     */
    void knows(History<?> of, String id, LocalDate day) {
        filling.keep(this, new Thing(of, id), day, 0);
    }

    /** The entry gives a thing its next state, or ends it. */
    void makes(History<?> of, String id) {
        touched().made.add(new Thing(of, id));
    }

    private Entry touched() {
        Entry entry = now;
        if (entry == null) {
            throw new NoSuchElementException("No entry is being shown.");
        }
        if (entries.isEmpty() || entries.getLast() != entry) {
            entries.add(entry);
        }
        return entry;
    }

    /** The greatest day that what an entry made rests on. */
    LocalDate latestDay(History<?> of, long position) {
        LocalDate day = latestDays.get(new Made(of, position));
        if (day == null) {
            throw new NoSuchElementException(of.table() + " has nothing of " + position);
        }
        return day;
    }

    /** Finds out what is late of the entries so far, before anything of them is written. */
    void settle() {
        latestDays.clear();
        Map<Thing, LocalDate> days = known();
        for (Entry entry : entries) {
            LocalDate latest = entry.day;
            Set<Thing> touched = new LinkedHashSet<>(entry.read);
            touched.addAll(entry.made);
            for (Thing thing : touched) {
                LocalDate day = days.getOrDefault(thing, LocalDate.MIN);
                latest = day.isAfter(latest) ? day : latest;
            }
            for (Thing thing : entry.made) {
                days.put(thing, latest);
                latestDays.put(new Made(thing.of(), entry.position), latest);
            }
            if (latest.isAfter(entry.day)) {
                for (Thing thing : touched) {
                    entry.late.add(
                            thing.of().table(), thing.id(), entry.position, entry.day, latest);
                }
            }
        }
        days.forEach((thing, day) -> filling.keep(this, thing, day, 0));
        entries.clear();
    }

    private Map<Thing, LocalDate> known() {
        Map<Thing, LocalDate> days = new HashMap<>();
        Map<History<?>, Set<String>> unknown = new HashMap<>();
        for (Entry entry : entries) {
            for (Set<Thing> things : List.of(entry.read, entry.made)) {
                for (Thing thing : things) {
                    filling.kept(this, thing, LocalDate.class)
                            .ifPresentOrElse(
                                    day -> days.put(thing, day),
                                    () ->
                                            unknown.computeIfAbsent(
                                                            thing.of(), of -> new LinkedHashSet<>())
                                                    .add(thing.id()));
                }
            }
        }
        unknown.forEach(
                (of, ids) -> of.restOn(ids).forEach((id, day) -> days.put(new Thing(of, id), day)));
        return days;
    }
}
