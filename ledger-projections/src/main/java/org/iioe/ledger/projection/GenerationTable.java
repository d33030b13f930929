package org.iioe.ledger.projection;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The generations of projections as the database, and so every node, knows them. */
@Component
final class GenerationTable {
    private static final String COLUMNS =
            "SELECT projection, generation, code, tables, state, position, changed_at FROM"
                    + " ledger.projection_generation ";
    private static final RowMapper<Generation> ROW =
            (row, number) ->
                    new Generation(
                            row.getString(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            Generation.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                            row.getLong(6),
                            row.getTimestamp(7).toInstant());

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    GenerationTable(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All generations, the oldest of each projection first. */
    List<Generation> all() {
        return database.sql(COLUMNS + "ORDER BY projection, generation").query(ROW).list();
    }

    /** The generations that are live. */
    List<Generation> live() {
        return database.sql(COLUMNS + "WHERE state = ?")
                .param(word(Generation.State.LIVE))
                .query(ROW)
                .list();
    }

    /** The generation of a projection that is in a state of which only one may be. */
    Optional<Generation> in(Generation.State state, String projection) {
        return database.sql(COLUMNS + "WHERE projection = ? AND state = ?")
                .params(projection, word(state))
                .query(ROW)
                .optional();
    }

    /**
     * Sees to it that a generation of this code is live or being built. Where nothing is live, it
     * answers at once, as far as it has come. One of other code that is still being built is given
     * up.
     */
    void ensure(String projection, ProjectionSource source) {
        alone(
                projection,
                () -> {
                    Optional<Generation> live = in(Generation.State.LIVE, projection);
                    Optional<Generation> building = in(Generation.State.BUILDING, projection);
                    if (building.filter(b -> !b.code().equals(source.code())).isPresent()) {
                        drop(building.get());
                        building = Optional.empty();
                    }
                    if (live.filter(l -> l.code().equals(source.code())).isEmpty()
                            && building.isEmpty()) {
                        create(
                                projection,
                                source,
                                live.isEmpty() ? Generation.State.LIVE : Generation.State.BUILDING);
                    }
                    return 0;
                });
    }

    /** Begins to build a projection anew, unless that is being done. */
    void rebuild(String projection, ProjectionSource source) {
        alone(
                projection,
                () -> {
                    if (in(Generation.State.BUILDING, projection).isEmpty()) {
                        create(projection, source, Generation.State.BUILDING);
                    }
                    return 0;
                });
    }

    private void create(String projection, ProjectionSource source, Generation.State state) {
        int number =
                database.sql(
                                """
                                INSERT INTO ledger.projection_generation (projection, generation, code, tables, state)
                                SELECT :projection, coalesce(max(generation), 0) + 1, :code, :tables, :state
                                  FROM ledger.projection_generation WHERE projection = :projection
                                RETURNING generation
                                """)
                        .param("projection", projection)
                        .param("code", source.code())
                        .param("tables", source.tables())
                        .param("state", word(state))
                        .query(Integer.class)
                        .single();
        createTables(projection + "_" + number, source.schemaSql());
    }

    /** Creates a schema with a projection's tables, in the current transaction. */
    void createTables(String schema, String schemaSql) {
        database.sql("CREATE SCHEMA " + schema).update();
        Generation.enter(database, List.of(schema));
        database.sql(schemaSql).update();
        // The greatest business date of all entries so far, where it rose.
        database.sql("CREATE TABLE latest_day (position bigint PRIMARY KEY, day date NOT NULL)")
                .update();
        // The entries that met something that rests on a later day than their own, and what they
        // touched: who asks for a day in between has them shown again.
        database.sql(
                        """
                        CREATE TABLE late_fact (
                            history text COLLATE "C" NOT NULL,
                            id text COLLATE "C" NOT NULL,
                            position bigint NOT NULL,
                            day date NOT NULL,
                            latest_day date NOT NULL,
                            PRIMARY KEY (history, id, position));
                        CREATE INDEX late_fact_position ON late_fact (position)
                        """)
                .update();
    }

    /**
     * Lets a generation that was built answer from now on.
     *
     * @return false when another node has done that, or given it up, in the meantime
     */
    boolean takeOver(Generation built) {
        return alone(
                        built.projection(),
                        () -> {
                            boolean stillBuilding =
                                    in(Generation.State.BUILDING, built.projection())
                                            .filter(b -> b.number() == built.number())
                                            .isPresent();
                            if (!stillBuilding) {
                                return 0;
                            }
                            become(Generation.State.SUPERSEDED, built, Generation.State.LIVE);
                            become(Generation.State.LIVE, built, Generation.State.BUILDING);
                            return 1;
                        })
                == 1;
    }

    private void become(Generation.State state, Generation built, Generation.State before) {
        database.sql(
                        """
                        UPDATE ledger.projection_generation SET state = ?, changed_at = now()
                         WHERE projection = ? AND state = ?
                        """)
                .params(word(state), built.projection(), word(before))
                .update();
    }

    /**
     * Frees what was claimed at a time that is still to come: the database's clock was put back
     * since, and the claim would outlive its owner by as much.
     */
    void releaseClaimsToCome() {
        database.sql(
                        """
                        UPDATE ledger.tokenentry SET owner = NULL
                         WHERE owner IS NOT NULL
                           AND CAST(timestamp AS timestamptz) > clock_timestamp() + interval '10 seconds'
                        """)
                .update();
    }

    /** Drops a generation that nobody reads any more. */
    void dropSuperseded(Generation superseded) {
        alone(
                superseded.projection(),
                () -> {
                    drop(superseded);
                    return 0;
                });
    }

    private void drop(Generation generation) {
        database.sql("DROP SCHEMA IF EXISTS %s CASCADE".formatted(generation.schema())).update();
        database.sql("DELETE FROM ledger.tokenentry WHERE processorname = ?")
                .param(generation.schema())
                .update();
        database.sql(
                        "DELETE FROM ledger.projection_generation WHERE projection = ? AND"
                                + " generation = ?")
                .params(generation.projection(), generation.number())
                .update();
    }

    /** Of several nodes one at a time; what it finds done it leaves. */
    private int alone(String projection, Supplier<Integer> work) {
        Integer done =
                transaction.execute(status -> {
                    database.sql("SELECT pg_advisory_xact_lock(hashtext(?))")
                            .param("ledger projection " + projection)
                            .query((row, number) -> number)
                            .list();
                    return work.get();
                });
        return done == null ? 0 : done;
    }

    private static String word(Generation.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
