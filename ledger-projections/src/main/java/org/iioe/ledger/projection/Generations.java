package org.iioe.ledger.projection;

import org.axonframework.config.Configuration;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.log.SealedLogSource;
import org.iioe.ledger.proof.Errand;
import org.iioe.ledger.settings.LedgerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Keeps read models going without a pause. Each projection has one live generation, which answers;
 * all of these are fed together. When the code or the tables of one have changed, or an operator
 * asks for it, the next is built beside it and takes over once it has caught up. What is kept is in
 * the database, so that an interrupted build goes on where it was, on any node.
 */
@Component
public final class Generations implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Generations.class);
    private static final int BATCH = 4_000;

    /** So that one sees what is half-way, where every batch is delayed. */
    private static final int DELAYED_BATCH = 500;

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** How long queries that had begun before a take-over have to end. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** For so long all may stand still because of those that this code cannot fill. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Projection> projections = new TreeMap<>();
    private final Map<String, ProjectionSource> sources = new TreeMap<>();
    private final Map<String, List<Generation>> filled = new ConcurrentHashMap<>();
    private final GenerationTable table;
    private final SealedLog sealed;
    private final Configuration axon;
    private final JdbcClient database;
    private final Duration delay;
    private final FeedThread live;
    private final FeedThread building;
    private final Errand errand =
            new Errand("Looking after read models", Duration.ZERO, Duration.ZERO, this::reconcile);

    /** Where all stood that answer, and since when, by this machine's own measure. */
    private long stood = -1;

    private long since = System.nanoTime();

    Generations(
            List<Projection> projections,
            GenerationTable table,
            SealedLog sealed,
            Configuration axon,
            JdbcClient database,
            DataSource pool,
            LedgerProperties settings) {
        for (Projection projection : projections) {
            this.projections.put(projection.name(), projection);
            sources.put(projection.name(), ProjectionSource.of(projection));
        }
        this.table = table;
        this.sealed = sealed;
        this.axon = axon;
        this.database = database;
        this.delay = settings.projectionDelay();
        live =
                new FeedThread(
                        "read-models",
                        pool,
                        connection -> new LiveFeed(this, table, connection, reader("read-models")));
        building =
                new FeedThread(
                        "read-models-building",
                        pool,
                        connection ->
                                new BuildingFeed(
                                        this, table, connection, reader("read-models-building")));
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

    private LogReader reader(String name) {
        return new LogReader(
                axon.getComponent(SealedLogSource.class),
                name,
                delay.isZero() ? BATCH : DELAYED_BATCH);
    }

    /** What fills generations that stand at one position. */
    Filler filler(FeedConnection connection, List<Generation> generations) throws SQLException {
        return new Filler(database, connection, generations, projections);
    }

    /**
     * How long every batch waits first: for showing what readers see of a projection that is
     * behind.
     */
    Duration delay() {
        return delay;
    }

    /** Notes which generations one of the two threads fills. */
    void fills(String who, List<Generation> generations) {
        filled.put(who, generations);
    }

    /** The schemas that this node fills now. */
    public List<String> filled() {
        return filled.values().stream().flatMap(List::stream).map(Generation::schema).toList();
    }

    @Override
    public synchronized void start() {
        sources.forEach(table::ensure);
        axon.getComponent(SealedLogSource.class).onSealed(live::wake);
        live.start();
        building.start();
        errand.start();
    }

    /** Drops what nobody reads any more, and has all go on where some of them cannot. */
    private void reconcile() throws InterruptedException {
        Thread.sleep(PAUSE);
        List<Generation> all = table.all();
        all.forEach(this::dropWhenOver);
        List<Generation> members = all.stream().filter(Generation::isWithAll).toList();
        List<Generation> others = members.stream().filter(m -> !isForThis(m, all)).toList();
        if (others.isEmpty() || !standsStill(members.getFirst().position())) {
            return;
        }
        log.warn("Read models go on without those that no node fills: {}", others);
        table.part(others);
    }

    private boolean standsStill(long position) {
        if (position != stood || position >= sealed.head()) {
            stood = position;
            since = System.nanoTime();
            return false;
        }
        return System.nanoTime() - since > PATIENCE.toNanos();
    }

    /**
     * Whether this code fills a generation: its own, and what answers until its own does. One of
     * newer code is for newer nodes alone, also where the tables are the same.
     */
    boolean isForThis(Generation generation, List<Generation> all) {
        ProjectionSource source = sources.get(generation.projection());
        return source != null
                && generation.tables().equals(source.tables())
                && (generation.code().equals(source.code())
                        || (generation.state() != Generation.State.BUILDING
                                && all.stream()
                                        .anyMatch(own ->
                                                own.projection().equals(generation.projection())
                                                        && own.code().equals(source.code())
                                                        && own.number() > generation.number())));
    }

    private void dropWhenOver(Generation generation) {
        if (generation.state() == Generation.State.SUPERSEDED
                && generation.changedAt().isBefore(sealed.now().minus(GRACE))) {
            table.dropSuperseded(generation);
        }
    }

    @Override
    public synchronized void stop() {
        errand.stop();
        live.stop();
        building.stop();
    }

    @Override
    public boolean isRunning() {
        return errand.isRunning();
    }

    /** After the sealer, before requests are taken. */
    @Override
    public int getPhase() {
        return 0;
    }
}
