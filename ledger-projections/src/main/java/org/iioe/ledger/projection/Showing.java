package org.iioe.ledger.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An entry while a projection shows it: what states it reads and makes, and the greatest day that
 * any of these rests on. Where that is later than its own day, the entry is late: had only earlier
 * facts been recorded, it would have met other states. Those that ask for such a day have it shown
 * once more, over these.
 */
final class Showing {
    private static final ScopedValue<Showing> NOW = ScopedValue.newInstance();

    private final long position;
    private final LocalDate day;
    private final Set<Thing> things = new LinkedHashSet<>();
    private LocalDate latestDay;

    private record Thing(History<?> of, String id) {}

    private Showing(long position, LocalDate day) {
        this.position = position;
        this.day = day;
        latestDay = day;
    }

    /** Has an entry shown, and notes what is late of it. */
    static void show(JdbcClient database, long position, LocalDate day, Runnable work) {
        Showing showing = new Showing(position, day);
        ScopedValue.where(NOW, showing).run(work);
        showing.note(database);
    }

    /** What is being shown by this thread. */
    static Showing now() {
        return NOW.get();
    }

    /** The day on which the entry takes effect. */
    LocalDate day() {
        return day;
    }

    /**
     * The entry reads a thing's newest state or gives it the next.
     *
     * @param rests the greatest day that the thing's newest state or its end rests on
     */
    void touch(History<?> of, String id, LocalDate rests) {
        things.add(new Thing(of, id));
        if (rests.isAfter(latestDay)) {
            latestDay = rests;
        }
    }

    private void note(JdbcClient database) {
        if (!latestDay.isAfter(day)) {
            return;
        }
        for (Thing thing : things) {
            thing.of().raise(thing.id(), position, latestDay);
            database.sql("INSERT INTO late_fact VALUES (?, ?, ?, ?, ?)")
                    .params(thing.of().table(), thing.id(), position, day, latestDay)
                    .update();
        }
    }
}
