package org.iioe.ledger.projection;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The generations of projections as the database, and so every node, knows them. */
@Component
final class GenerationTable {
    private static final String COLUMNS =
            """
            SELECT projection, generation, code, tables, state, coalesce(g.position, p.position),
                   g.position IS NULL, changed_at
              FROM ledger.projection_generation g CROSS JOIN ledger.read_model_position p
            """;
    private static final RowMapper<Generation> ROW =
            (row, number) ->
                    new Generation(
                            row.getString(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            Generation.State.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                            row.getLong(6),
                            row.getBoolean(7),
                            row.getTimestamp(8).toInstant());

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final ReadModelPlace answering;

    GenerationTable(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        answering = new ReadModelPlace(database);
    }

    /** Where all that answer stand. */
    ReadModelPlace answering() {
        return answering;
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
                });
    }

    private void create(String projection, ProjectionSource source, Generation.State state) {
        boolean isWithAll = state == Generation.State.LIVE && isAtTheBeginning();
        int number =
                database.sql(
                                """
                                INSERT INTO ledger.projection_generation (projection, generation, code, tables, state, position)
                                SELECT :projection, coalesce(max(generation), 0) + 1, :code, :tables, :state,
                                       CASE WHEN :isWithAll THEN NULL ELSE -1 END
                                  FROM ledger.projection_generation WHERE projection = :projection
                                RETURNING generation
                                """)
                        .param("projection", projection)
                        .param("code", source.code())
                        .param("tables", source.tables())
                        .param("state", word(state))
                        .param("isWithAll", isWithAll)
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
        LateFacts.create(database);
    }

    /**
     * Whether those that answer have been shown nothing yet, so that another one can go with them.
     * Nobody moves them on before this transaction ends.
     */
    private boolean isAtTheBeginning() {
        ReadModelPlace.Place place = answering.lock();
        if (place.isEmpty() && place.position() >= 0) {
            answering.move(place, -1);
            return true;
        }
        answering.changed();
        return place.position() < 0;
    }

    /**
     * Moves generations on that are not with all, in the current transaction.
     *
     * @return false when one of them is not where it was, or no more
     */
    boolean move(List<Generation> generations, long from, long to) {
        int moved = 0;
        for (Generation generation : generations) {
            moved +=
                    database.sql(
                                    """
                                    UPDATE ledger.projection_generation SET position = ?
                                     WHERE projection = ? AND generation = ? AND position = ?
                                       AND state <> 'superseded'
                                    """)
                            .params(to, generation.projection(), generation.number(), from)
                            .update();
        }
        return moved == generations.size();
    }

    /** Keeps generations of projections from coming and going in the current transaction. */
    void lock(List<Generation> generations) {
        generations.stream().map(Generation::projection).sorted().distinct().forEach(this::alone);
    }

    /**
     * Lets a generation that was built answer from now on, and move on with all others, in the
     * current transaction. It stands where they stand.
     *
     * @return false when another node has done that, or given it up, in the meantime
     */
    boolean takeOver(Generation built) {
        int taken =
                database.sql(
                                """
                                UPDATE ledger.projection_generation g
                                   SET state = 'superseded', changed_at = now(),
                                       position = coalesce(g.position, p.position)
                                  FROM ledger.read_model_position p
                                 WHERE projection = :projection AND state = 'live'
                                   AND EXISTS (
                                       SELECT 1 FROM ledger.projection_generation b
                                        WHERE b.projection = :projection
                                          AND b.generation = :number AND b.state = 'building')
                                """)
                        .param("projection", built.projection())
                        .param("number", built.number())
                        .update();
        int joined =
                database.sql(
                                """
                                UPDATE ledger.projection_generation
                                   SET state = 'live', position = NULL,
                                       changed_at = CASE state WHEN 'live' THEN changed_at ELSE now() END
                                 WHERE projection = ? AND generation = ? AND position IS NOT NULL
                                   AND state <> 'superseded'
                                """)
                        .params(built.projection(), built.number())
                        .update();
        answering.changed();
        return taken + joined > 0;
    }

    /**
     * Lets generations move on by themselves from where all stand: whoever fills the others cannot
     * fill these.
     */
    void part(List<Generation> generations) {
        transaction.executeWithoutResult(status -> {
            lock(generations);
            ReadModelPlace.Place place = answering.lock();
            for (Generation generation : generations) {
                database.sql(
                                """
                                UPDATE ledger.projection_generation SET position = ?
                                 WHERE projection = ? AND generation = ? AND position IS NULL
                                """)
                        .params(place.position(), generation.projection(), generation.number())
                        .update();
            }
            answering.changed();
        });
    }

    /** Drops a generation that nobody reads any more. */
    void dropSuperseded(Generation superseded) {
        alone(
                superseded.projection(),
                () -> {
                    drop(superseded);
                });
    }

    private void drop(Generation generation) {
        database.sql("DROP SCHEMA IF EXISTS %s CASCADE".formatted(generation.schema())).update();
        database.sql(
                        "DELETE FROM ledger.projection_generation WHERE projection = ? AND"
                                + " generation = ?")
                .params(generation.projection(), generation.number())
                .update();
    }

    /** Of several nodes one at a time; what it finds done it leaves. */
    private void alone(String projection, Runnable work) {
        transaction.executeWithoutResult(status -> {
            alone(projection);
            work.run();
        });
    }

    private void alone(String projection) {
        database.sql("SELECT pg_advisory_xact_lock(hashtext(?))")
                .param("ledger projection " + projection)
                .query((row, number) -> number)
                .list();
    }

    private static String word(Generation.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
