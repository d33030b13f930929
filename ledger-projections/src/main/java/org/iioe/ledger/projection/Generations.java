package org.iioe.ledger.projection;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.iioe.ledger.audit.log.SealedLog;
import org.iioe.ledger.audit.log.SealedLogSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/**
 * Keeps read models going without a pause. Each projection has one live generation, which answers;
 * when its code or tables have changed, or an operator asks for it, the next is built beside it and
 * takes over once it has caught up. Every generation has a processor of its own, of one segment:
 * more would break balances that run across aggregates. A projection that fails stops and tries
 * again; it never passes over an event. What is kept is in the database, so that an interrupted
 * build goes on where it was, on any node.
 */
@Component
public final class Generations implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Generations.class);
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** How long queries that had begun before a take-over have to end. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Map<String, Projection> projections = new TreeMap<>();
    private final Map<String, ProjectionSource> sources = new TreeMap<>();
    private final Map<String, Filling> fillings = new ConcurrentHashMap<>();
    private final GenerationTable table;
    private final SealedLog sealed;
    private final Configuration axon;
    private final TransactionManager transactions;
    private final TokenStore tokens;
    private final JdbcClient database;
    private final Duration delay;

    /** By it processors pace themselves. */
    private final SteadyClock pace = new SteadyClock(Instant.now());

    /** By it nodes tell whether a claim is old: the database's, which is one for all of them. */
    private final SteadyClock claims = new SteadyClock(Instant.now());

    private volatile boolean running;
    private @Nullable Thread thread;

    Generations(
            List<Projection> projections,
            GenerationTable table,
            SealedLog sealed,
            Configuration axon,
            TransactionManager transactions,
            TokenStore tokens,
            JdbcClient database,
            @Value("${ledger.projection-delay:0s}") Duration delay) {
        for (Projection projection : projections) {
            this.projections.put(projection.name(), projection);
            sources.put(projection.name(), ProjectionSource.of(projection));
        }
        this.table = table;
        this.sealed = sealed;
        this.axon = axon;
        this.transactions = transactions;
        this.tokens = tokens;
        this.database = database;
        this.delay = delay;
    }

    /**
     * The generation of each projection that answers now, when this code can read its tables. While
     * tables of another shape are live, nothing is.
     */
    Map<String, Generation> readable() {
        return table.live().stream()
                .filter(live -> {
                    ProjectionSource source = sources.get(live.projection());
                    return source != null && live.tables().equals(source.tables());
                })
                .collect(Collectors.toMap(Generation::projection, live -> live));
    }

    /** How far the generation has come that is being built; -1 when none is. */
    long reached(String projection) {
        return table.in(Generation.State.BUILDING, projection)
                .map(Generation::position)
                .orElse(-1L);
    }

    /** The projection of a name. */
    Projection projection(String name) {
        Projection projection = projections.get(name);
        if (projection == null) {
            throw InvalidParameter.unknown("projection", name);
        }
        return projection;
    }

    /** What a projection is made of. */
    ProjectionSource source(String name) {
        ProjectionSource source = sources.get(projection(name).name());
        return Objects.requireNonNull(source);
    }

    /** All generations there are. */
    List<Generation> all() {
        return table.all();
    }

    /** Has a projection built anew. */
    void rebuild(String name) {
        table.rebuild(name, source(name));
    }

    /** The processor of a projection's live generation. */
    public Optional<PooledStreamingEventProcessor> processor(String projection) {
        return table.in(Generation.State.LIVE, projection)
                .flatMap(live -> Optional.ofNullable(fillings.get(live.schema())))
                .map(Filling::processor);
    }

    @Override
    public synchronized void start() {
        sources.forEach(table::ensure);
        AbstractTokenEntry.clock = claims;
        reconcile();
        running = true;
        thread = Thread.ofPlatform().name("projection-generations").daemon(true).start(this::run);
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                reconcile();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("Projections are looked after again in a moment: {}", e.toString());
                }
            }
        }
    }

    /** Runs a processor for each generation that needs one, and lets those take over that can. */
    private void reconcile() {
        claims.set(sealed.now());
        table.releaseClaimsToCome();
        Set<String> wanted = new HashSet<>();
        List<Generation> all = table.all();
        for (Generation generation : all) {
            ProjectionSource source = sources.get(generation.projection());
            if (source == null || !isForThis(generation, source, all)) {
                // Of another version; its nodes look after it, and none may be left.
                dropWhenOver(generation);
                continue;
            }
            switch (generation.state()) {
                case LIVE -> wanted.add(generation.schema());
                case BUILDING -> {
                    wanted.add(generation.schema());
                    takeOverWhenBuilt(generation, all);
                }
                case SUPERSEDED -> dropWhenOver(generation);
            }
            if (wanted.contains(generation.schema())) {
                fillings.computeIfAbsent(generation.schema(), schema -> fill(generation));
            }
        }
        for (String schema : Set.copyOf(fillings.keySet())) {
            Filling filling = wanted.contains(schema) ? null : fillings.remove(schema);
            if (filling != null) {
                filling.end();
            }
        }
    }

    /**
     * Whether this code fills a generation: its own, and what answers until its own does. One of
     * newer code is for newer nodes alone, also where the tables are the same.
     */
    private static boolean isForThis(
            Generation generation, ProjectionSource source, List<Generation> all) {
        return generation.tables().equals(source.tables())
                && (generation.code().equals(source.code())
                        || (generation.state() != Generation.State.BUILDING
                                && all.stream()
                                        .anyMatch(own ->
                                                own.projection().equals(generation.projection())
                                                        && own.code().equals(source.code())
                                                        && own.number() > generation.number())));
    }

    private void takeOverWhenBuilt(Generation building, List<Generation> all) {
        // While much is written, none is ever at the head: as far as the one that answers will do.
        boolean caughtUp =
                all.stream()
                                .anyMatch(live ->
                                        live.state() == Generation.State.LIVE
                                                && live.projection().equals(building.projection())
                                                && live.tables().equals(building.tables())
                                                && live.position() <= building.position())
                        || building.position() >= sealed.head();
        if (caughtUp && table.takeOver(building)) {
            log.info(
                    "The projection {} was built anew and answers from now on, as of position {}.",
                    building.projection(),
                    building.position());
        }
    }

    private void dropWhenOver(Generation generation) {
        if (generation.state() == Generation.State.SUPERSEDED
                && generation.changedAt().isBefore(sealed.now().minus(GRACE))) {
            table.dropSuperseded(generation);
        }
    }

    /**
     * What fills a generation, and the threads that it has for that: they are its maker's to end.
     */
    private record Filling(
            PooledStreamingEventProcessor processor, List<ScheduledExecutorService> threads) {
        void end() {
            processor.shutDown();
            threads.forEach(ScheduledExecutorService::shutdown);
        }
    }

    private Filling fill(Generation generation) {
        if (generation.state() == Generation.State.BUILDING) {
            log.info(
                    "The projection {} is being built anew, from position {} of {}.",
                    generation.projection(),
                    generation.position() + 1,
                    sealed.head());
        }
        ProjectionFeed feed =
                new ProjectionFeed(
                        projection(generation.projection()), generation, database, delay);
        List<ScheduledExecutorService> threads =
                List.of(thread(generation, "coordinator"), thread(generation, "worker"));
        PooledStreamingEventProcessor processor =
                PooledStreamingEventProcessor.builder()
                        .name(generation.schema())
                        .eventHandlerInvoker(
                                SimpleEventHandlerInvoker.builder()
                                        .eventHandlers(feed)
                                        .listenerInvocationErrorHandler(
                                                PropagatingErrorHandler.instance())
                                        .build())
                        .errorHandler(PropagatingErrorHandler.instance())
                        .messageSource(axon.getComponent(SealedLogSource.class))
                        .tokenStore(tokens)
                        .transactionManager(transactions)
                        .clock(pace)
                        .coordinatorExecutor(threads.getFirst())
                        .workerExecutor(threads.getLast())
                        .initialSegmentCount(1)
                        .batchSize(BATCH)
                        .initialToken(source -> source.createTailToken())
                        .build();
        processor.start();
        return new Filling(processor, threads);
    }

    private static ScheduledExecutorService thread(Generation generation, String of) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(generation.schema() + "-" + of).daemon(true).factory());
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        fillings.values().parallelStream().forEach(Filling::end);
        fillings.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the sealer, before requests are taken. */
    @Override
    public int getPhase() {
        return 0;
    }
}
