package org.iioe.ledger.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.log.SealedLogSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Shows what was in force on an earlier day, as far as the ledger knew it at a position: the report
 * that there would be had only those facts been recorded that took effect by then. It replays them
 * into tables that live as long as the answer. Most questions do not need that: where no fact up to
 * the position takes effect later, the report as of the position is the answer.
 */
@Component
class EffectiveReplay {
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcClient database;
    private final GenerationTable table;
    private final Generations generations;
    private final org.axonframework.config.Configuration axon;
    private final TransactionTemplate transaction;

    /** Drawn: in containers the process ids of several nodes are the same. */
    private final String node = UUID.randomUUID().toString().substring(0, 8);

    private final AtomicLong number = new AtomicLong();

    /** A replay keeps a processor and a connection busy: one at a time leaves room for others. */
    private final Semaphore turn = new Semaphore(1, true);

    EffectiveReplay(
            JdbcClient database,
            GenerationTable table,
            Generations generations,
            org.axonframework.config.Configuration axon,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.table = table;
        this.generations = generations;
        this.axon = axon;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether a fact that the moment knows takes effect after it, in any of the projections. */
    boolean isNeeded(List<String> schemas, Moment moment) {
        LocalDate day = moment.effectiveOn();
        return day != null
                && schemas.stream().anyMatch(schema -> isLater(schema, moment.position(), day));
    }

    private boolean isLater(String schema, long position, LocalDate day) {
        return database.sql(
                        "SELECT EXISTS (SELECT 1 FROM %s.latest_day WHERE position <= ? AND day > ?)"
                                .formatted(schema))
                .params(position, day)
                .query(Boolean.class)
                .single();
    }

    /** The answer to a query over what took effect by the moment's day. */
    <T> T answer(Collection<String> projections, Moment moment, Supplier<T> query) {
        if (!awaitTurn()) {
            throw Behind.busy(String.join(", ", projections), moment.position());
        }
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> {
                        // Whatever happens, nothing of it stays.
                        status.setRollbackOnly();
                        List<String> schemas = new ArrayList<>();
                        for (String projection : projections) {
                            String schema =
                                    "%s_effective_%s_%d"
                                            .formatted(projection, node, number.incrementAndGet());
                            table.createTables(schema, generations.source(projection).schemaSql());
                            Generation.fill(database, schema);
                            replay(status, generations.projection(projection), moment);
                            schemas.add(schema);
                        }
                        Generation.enter(database, schemas);
                        database.sql("SET LOCAL enable_seqscan = on").update();
                        return query.get();
                    }));
        } finally {
            turn.release();
        }
    }

    private boolean awaitTurn() {
        try {
            return turn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void replay(TransactionStatus status, Projection projection, Moment moment) {
        SealedLogSource log = axon.getComponent(SealedLogSource.class);
        LocalDate day = Objects.requireNonNull(moment.effectiveOn());
        Filling filling = new Filling();
        for (long from = 0; from <= moment.position(); from += PAGE) {
            long left = moment.position() - from + 1;
            long position = from;
            for (DomainEventMessage<?> event : log.from(from, (int) Math.min(PAGE, left))) {
                filling = show(status, projection, event, position++, day, filling);
            }
        }
    }

    private static Filling show(
            TransactionStatus status,
            Projection projection,
            DomainEventMessage<?> message,
            long position,
            LocalDate day,
            Filling filling) {
        LedgerEvent event = (LedgerEvent) message.getPayload();
        LocalDate effective = projection.effective(event);
        if (effective.isAfter(day)) {
            return filling;
        }
        Object before = status.createSavepoint();
        try {
            filling.on(effective);
            filling.batch(() -> projection.on(event, Sealed.of(position, message)), () -> {});
            return filling;
        } catch (IllegalStateException | NoSuchElementException e) {
            // An act that took effect before what it acts on: without that it shows nothing.
            status.rollbackToSavepoint(before);
            return new Filling();
        } finally {
            status.releaseSavepoint(before);
        }
    }
}
