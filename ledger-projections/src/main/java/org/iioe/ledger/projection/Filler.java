package org.iioe.ledger.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Fills the tables of generations that stand at one position, all in one transaction. */
final class Filler {
    private final JdbcClient database;
    private final List<Target> targets = new ArrayList<>();
    private final Filling filling = new Filling();

    Filler(
            JdbcClient database,
            FeedConnection connection,
            List<Generation> generations,
            Map<String, Projection> projections)
            throws SQLException {
        this.database = database;
        connection.enter(generations.stream().map(Generation::schema).toList());
        for (Generation generation : generations) {
            targets.add(
                    new Target(
                            generation,
                            Objects.requireNonNull(projections.get(generation.projection())),
                            latestDay(generation)));
        }
    }

    private LocalDate latestDay(Generation generation) {
        return database
                .sql("SELECT max(day) FROM %s.latest_day".formatted(generation.schema()))
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(LocalDate.MIN);
    }

    /** A generation, and how late the days are that it knows. */
    private static final class Target {
        private final Generation generation;
        private final Projection projection;
        private final Columns risen = new Columns();
        private final Columns late = new Columns();
        private LocalDate latestDay;

        Target(Generation generation, Projection projection, LocalDate latestDay) {
            this.generation = generation;
            this.projection = projection;
            this.latestDay = latestDay;
        }
    }

    /**
     * Shows entries, and writes what that makes; the caller commits.
     *
     * @param move moves the generations on, before anything is written
     * @throws Overtaken when they could not be moved
     */
    void fill(List<LogReader.Entry> entries, BooleanSupplier move) {
        filling.batch(
                () -> entries.forEach(this::show),
                () -> {
                    if (!move.getAsBoolean()) {
                        throw new Overtaken();
                    }
                });
        targets.forEach(this::write);
    }

    /** Generations are not where they were, or not the same: another was there. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("Generations are not where they were.", null, false, false);
        }
    }

    private void show(LogReader.Entry entry) {
        for (Target target : targets) {
            show(target, entry);
        }
        if (filling.isFull()) {
            filling.write();
        }
    }

    private void show(Target target, LogReader.Entry entry) {
        LocalDate day = target.projection.effective(entry.event());
        filling.on(entry.at().position(), day, target.late);
        target.projection.on(entry.event(), entry.at());
        if (day.isAfter(target.latestDay)) {
            target.latestDay = day;
            target.risen.add(entry.at().position(), day);
        }
    }

    private void write(Target target) {
        LateFacts.write(database, target.generation.schema(), target.late);
        if (target.risen.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        INSERT INTO %s.latest_day (position, day)
                        SELECT * FROM unnest(CAST(:positions AS bigint[]), CAST(:days AS date[]))
                        """
                                .formatted(target.generation.schema()))
                .param("positions", target.risen.column(0, Long.class))
                .param("days", target.risen.column(1, LocalDate.class))
                .update();
        target.risen.clear();
    }
}
