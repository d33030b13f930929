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

/**
 * Hands a projection its events and writes down how far it has come, in the same transaction. It
 * takes every event, also those that the projection passes over, so that its place is always the
 * true one.
 */
final class ProjectionFeed {
    private static final String REACHED = ProjectionFeed.class.getName() + ".reached";

    private final Projection projection;
    private final JdbcClient database;
    private final Duration delay;

    /**
     * @param delay how long every batch waits first: for showing what readers see of a projection
     *     that is behind
     */
    ProjectionFeed(Projection projection, JdbcClient database, Duration delay) {
        this.projection = projection;
        this.database = database;
        this.delay = delay;
    }

    @EventHandler
    void on(LedgerEvent event, TrackingToken token, DomainEventMessage<?> message) {
        long position = token.position().orElseThrow();
        projection.on(event, sealed(position, message));
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        if (batch.resources().put(REACHED, position) == null) {
            if (!delay.isZero()) {
                SealedLog.pause(delay);
            }
            batch.onPrepareCommit(unitOfWork -> reached(unitOfWork.getResource(REACHED)));
        }
    }

    private static Sealed sealed(long position, DomainEventMessage<?> message) {
        return new Sealed(
                position,
                message.getIdentifier(),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                message.getTimestamp(),
                (String) message.getMetaData().getOrDefault("actor", ""),
                (String) message.getMetaData().get("onbehalfof"),
                (String) message.getMetaData().getOrDefault("command", ""));
    }

    private void reached(long position) {
        database.sql(
                        """
                        INSERT INTO projection_progress (projection, position) VALUES (?, ?)
                        ON CONFLICT (projection) DO UPDATE SET position = excluded.position
                        """)
                .params(projection.name(), position)
                .update();
    }
}
