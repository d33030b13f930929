package org.iioe.ledger.projection;

import org.axonframework.eventhandling.DomainEventMessage;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.log.DerivedTables;
import org.iioe.ledger.log.SealedLogSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;

/**
 * Folds the log again into tables of its own and compares those of the live generations with them.
 * It is one transaction that sees everything as of its beginning and leaves nothing behind: the
 * live tables may move on meanwhile, and are touched only to be read, at the end.
 */
@Component
final class FoldedAgain implements DerivedTables {
    private static final int PAGE = 1_000;

    private final JdbcClient database;
    private final GenerationTable table;
    private final Generations generations;
    private final org.axonframework.config.Configuration axon;
    private final TransactionTemplate transaction;

    FoldedAgain(
            JdbcClient database,
            GenerationTable table,
            Generations generations,
            org.axonframework.config.Configuration axon,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.table = table;
        this.generations = generations;
        this.axon = axon;
        transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** A live generation, and the tables that are filled once more beside it. */
    private static final class Twin {
        private final Generation live;
        private final Projection projection;
        private final String schema;
        private final Columns late = new Columns();
        private LocalDate latestDay = LocalDate.MIN;

        Twin(Generation live, Projection projection, String schema) {
            this.live = live;
            this.projection = projection;
            this.schema = schema;
        }
    }

    @Override
    public Comparison compare(int most, LongConsumer folded) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    // Whatever happens, nothing of it stays.
                    status.setRollbackOnly();
                    List<String> notCompared = new ArrayList<>();
                    List<Twin> twins = twins(notCompared);
                    fold(twins, folded);
                    return compared(twins, most, notCompared);
                }));
    }

    /** One for each generation that this code has filled: of other code nothing is known. */
    private List<Twin> twins(List<String> notCompared) {
        List<Twin> twins = new ArrayList<>();
        Map<String, Generation> readable = generations.readable();
        long draw = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        for (Generation live : table.live()) {
            boolean isOurs = readable.containsKey(live.projection());
            if (!isOurs || !generations.source(live.projection()).code().equals(live.code())) {
                notCompared.add(
                        "The read model %s was made by other code; it is compared once it is built anew."
                                .formatted(live.projection()));
                continue;
            }
            String schema = "%s_again_%x".formatted(live.projection(), draw);
            table.createTables(schema, generations.source(live.projection()).schemaSql());
            twins.add(new Twin(live, generations.projection(live.projection()), schema));
        }
        return twins;
    }

    private void fold(List<Twin> twins, LongConsumer folded) {
        Generation.enter(database, twins.stream().map(twin -> twin.schema).toList());
        // A plan that was made while tables were empty would read them whole ever after.
        database.sql("SET LOCAL enable_seqscan = off").update();
        long last = twins.stream().mapToLong(twin -> twin.live.position()).max().orElse(-1);
        SealedLogSource log = axon.getComponent(SealedLogSource.class);
        Filling filling = new Filling();
        long next = 0;
        while (next <= last) {
            long from = next;
            List<DomainEventMessage<?>> page =
                    log.from(from, (int) Math.min(PAGE, last - from + 1));
            if (page.isEmpty()) {
                return; // What is not there, and should be, has been found before.
            }
            filling.batch(() -> show(twins, page, from, filling), () -> {});
            twins.forEach(twin -> LateFacts.write(database, twin.schema, twin.late));
            next += page.size();
            folded.accept(next);
        }
    }

    private void show(
            List<Twin> twins, List<DomainEventMessage<?>> page, long from, Filling filling) {
        long position = from;
        for (DomainEventMessage<?> message : page) {
            show(twins, message, position++, filling);
            if (filling.isFull()) {
                filling.write();
            }
        }
    }

    private void show(
            List<Twin> twins, DomainEventMessage<?> message, long position, Filling filling) {
        LedgerEvent event = (LedgerEvent) message.getPayload();
        EntryHeader at = EntryHeader.of(position, message);
        for (Twin twin : twins) {
            if (position > twin.live.position()) {
                continue;
            }
            LocalDate day = twin.projection.effective(event);
            filling.on(position, day, twin.late);
            twin.projection.on(event, at);
            if (day.isAfter(twin.latestDay)) {
                twin.latestDay = day;
                database.sql("INSERT INTO %s.latest_day VALUES (?, ?)".formatted(twin.schema))
                        .params(position, day)
                        .update();
            }
        }
    }

    private Comparison compared(List<Twin> twins, int most, List<String> notCompared) {
        database.sql(
                        "SET LOCAL enable_seqscan = on; SET LOCAL enable_hashjoin = on; SET LOCAL"
                                + " enable_mergejoin = on")
                .update();
        List<Difference> differences = new ArrayList<>();
        long rows = 0;
        for (Twin twin : twins) {
            if (isGone(twin.live)) {
                notCompared.add(
                        "The read model %s was built anew meanwhile."
                                .formatted(twin.live.projection()));
                continue;
            }
            TableComparison compare =
                    new TableComparison(
                            database, twin.live.projection(), twin.live.schema(), twin.schema);
            for (String each : compare.tables()) {
                rows += compare.rows(each);
                differences.addAll(compare.differences(each, most - differences.size()));
            }
        }
        return new Comparison(rows, List.copyOf(differences), List.copyOf(notCompared));
    }

    /** Dropped since this began, which hides nothing from a transaction but what is dropped. */
    private boolean isGone(Generation live) {
        return database.sql("SELECT to_regnamespace(?) IS NULL")
                .param(live.schema())
                .query(Boolean.class)
                .single();
    }
}
