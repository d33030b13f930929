package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.DomainEventMessage;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.log.SealedLogSource;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What {@code effectiveOn} means: the whole log is shown anew, without the entries that take effect
 * later than the day, into tables of their own. Nothing is kept of what was known before, so that
 * it can be believed. While it answers, the ledger's own answers can be compared with it.
 */
@Primary
public class Replay extends Effective {
    private static final int PAGE = 1_000;

    /** All read models whose answers know an earlier day; the trace and the trail do not. */
    private static final List<String> PROJECTIONS =
            List.of("charter", "contributions", "funding", "meetings", "membership", "presidency");

    private final JdbcClient database;
    private final GenerationTable table;
    private final Generations generations;
    private final SealedLogSource log;
    private final TransactionTemplate transaction;
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean isOn;

    Replay(
            JdbcClient database,
            GenerationTable table,
            Generations generations,
            org.axonframework.config.Configuration axon,
            PlatformTransactionManager transactions) {
        super(database, generations, axon);
        this.database = database;
        this.table = table;
        this.generations = generations;
        this.log = axon.getComponent(SealedLogSource.class);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** How many questions the ledger itself has answered, each without a transaction id. */
    public int answers() {
        return answers.get();
    }

    /** Shows the log up to a position, as far as it took effect by a day; answers from then on. */
    public void replay(long position, LocalDate day) {
        transaction.executeWithoutResult(status -> {
            for (String name : PROJECTIONS) {
                String schema = schema(name);
                database.sql("DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema)).update();
                table.createTables(schema, generations.source(name).schemaSql());
                // A plan that was made while they were empty would read them whole ever
                // after.
                database.sql("SET LOCAL enable_seqscan = off").update();
                replay(status, generations.projection(name), position, day);
            }
        });
        isOn = true;
    }

    /** Lets the ledger itself answer again. */
    public void end() {
        isOn = false;
    }

    private static String schema(String projection) {
        return "replay_" + projection;
    }

    @Override
    <T> T answer(Collection<Generation> of, Moment moment, Supplier<T> query) {
        if (!isOn) {
            T answer = super.answer(of, moment, query);
            assertThat(
                            database.sql("SELECT pg_current_xact_id_if_assigned() IS NULL")
                                    .query(Boolean.class)
                                    .single())
                    .isTrue();
            answers.incrementAndGet();
            return answer;
        }
        Generation.enter(
                database, of.stream().map(generation -> schema(generation.projection())).toList());
        return query.get();
    }

    private void replay(
            TransactionStatus status, Projection projection, long until, LocalDate day) {
        Filling filling = new Filling();
        long position = 0;
        while (position <= until) {
            for (DomainEventMessage<?> event :
                    log.from(position, (int) Math.min(PAGE, until - position + 1))) {
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
            filling.on(position, effective, new Columns());
            filling.batch(() -> projection.on(event, EntryHeader.of(position, message)), () -> {});
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
