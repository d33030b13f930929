package org.iioe.ledger.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.log.SealedLog;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.LocalDate;

/**
 * Hands a generation of a projection its events and writes down how far it has come, in the same
 * transaction. It takes every event, also those that the projection passes over, so that its place
 * is always the true one.
 */
final class ProjectionFeed {
    private static final String BATCH = ProjectionFeed.class.getName() + ".batch";

    private final Projection projection;
    private final Generation generation;
    private final JdbcClient database;
    private final Duration delay;

    /**
     * @param delay how long every batch waits first: for showing what readers see of a projection
     *     that is behind
     */
    ProjectionFeed(
            Projection projection, Generation generation, JdbcClient database, Duration delay) {
        this.projection = projection;
        this.generation = generation;
        this.database = database;
        this.delay = delay;
    }

    /** What a batch has come to so far. */
    private static final class Batch {
        private long position;
        private LocalDate latestDay = LocalDate.MIN;
    }

    @EventHandler
    void on(LedgerEvent event, TrackingToken token, DomainEventMessage<?> message) {
        Batch batch =
                CurrentUnitOfWork.get()
                        .root()
                        .getOrComputeResource(BATCH, key -> begin(CurrentUnitOfWork.get().root()));
        long position = token.position().orElseThrow();
        LocalDate day = projection.effective(event);
        Showing.show(
                database, position, day, () -> projection.on(event, Sealed.of(position, message)));
        batch.position = position;
        if (day.isAfter(batch.latestDay)) {
            batch.latestDay = day;
            database.sql(
                            """
                            INSERT INTO latest_day (position, day) SELECT :position, :day
                             WHERE NOT EXISTS (SELECT 1 FROM latest_day WHERE day >= :day)
                            """)
                    .param("position", position)
                    .param("day", day)
                    .update();
        }
    }

    private Batch begin(UnitOfWork<?> unitOfWork) {
        Batch batch = new Batch();
        if (!delay.isZero()) {
            SealedLog.pause(delay);
        }
        generation.fill(database);
        unitOfWork.onPrepareCommit(ended -> reached(batch.position));
        return batch;
    }

    private void reached(long position) {
        int moved =
                database.sql(
                                """
                                UPDATE ledger.projection_generation SET position = ?
                                 WHERE projection = ? AND generation = ?
                                """)
                        .params(position, generation.projection(), generation.number())
                        .update();
        if (moved != 1) {
            throw new IllegalStateException(generation.schema() + " was given up.");
        }
    }
}
