package org.iioe.ledger.projection;

import org.iioe.ledger.log.SharedPoll;
import org.iioe.ledger.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers queries. It decides as of which moment a query is answered, waits for the projection to
 * get there, and gives the query the tables of the generation that is live; when the projection
 * does not get there in time, the answer says so. Each answer names its position and the log's root
 * at exactly that position.
 */
@Component
public final class Reads {
    /** How long a reader may take for what was fetched at once; it holds no locks. */
    private static final String SLOW_READER =
            "SET LOCAL idle_in_transaction_session_timeout = '5min'";

    private static final String SEES_ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    private final JdbcClient database;
    private final JdbcTemplate connections;
    private final Generations generations;
    private final Effective effective;
    private final Moments moments;
    private final QueryPlaces queries;
    private final JsonMapper mapper;
    private final TransactionTemplate reading;
    private final SharedPoll<Map<String, Generation>> readable;

    /**
     * An answer that is written as it is read holds a connection for as long as its reader takes:
     * slow readers leave some to the others.
     */
    private final Semaphore places = new Semaphore(8, true);

    Reads(
            JdbcClient database,
            JdbcTemplate connections,
            Generations generations,
            Effective effective,
            Moments moments,
            QueryPlaces queries,
            JsonMapper mapper,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.connections = connections;
        this.generations = generations;
        this.effective = effective;
        this.moments = moments;
        this.queries = queries;
        this.mapper = mapper;
        readable = new SharedPoll<>(generations::readable);
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** The things of one kind, as {@link Things} says. */
    public <T> Things<T> things(
            String projection, String kind, HistoryTable<T> table, Function<T, String> id) {
        return new Things<>(this, projection, kind, new History<>(database, mapper, table), id);
    }

    /** Answers with a thing as of a moment. */
    public <T> ResponseEntity<T> one(
            String projection, MomentQuery query, Function<Moment, T> find) {
        return one(List.of(projection), query, find);
    }

    /** Answers with a thing as of a moment, from the tables of several projections. */
    public <T> ResponseEntity<T> one(
            List<String> projections, MomentQuery query, Function<Moment, T> find) {
        Moment moment = moments.of(query);
        return answer(moment, query(projections, moment, () -> find.apply(moment)));
    }

    /**
     * Answers from several projections as of one moment. The answer is written while their tables
     * are held: whoever writes lines as they are read needs no more memory for many of them.
     *
     * @param answer is given the moment, and writes or gives the answer
     */
    public <T> T across(
            Collection<String> projections, MomentQuery query, Function<Moment, T> answer) {
        return across(projections, moments.of(query), answer);
    }

    /** Answers from several projections as of a moment that is known. */
    public <T> T across(Collection<String> projections, Moment moment, Function<Moment, T> answer) {
        if (!isPlaceFound()) {
            throw ProjectionBehind.tooMany();
        }
        try {
            await(projections, moment.position());
            return in(
                    projections,
                    moment,
                    () -> {
                        database.sql(SLOW_READER).update();
                        return answer.apply(moment);
                    });
        } finally {
            places.release();
        }
    }

    private boolean isPlaceFound() {
        try {
            return places.tryAcquire(moments.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The moment that is asked for. */
    public Moment moment(MomentQuery query) {
        return moments.of(query);
    }

    /**
     * Answers with a part of a list as of a moment.
     *
     * @param find reads {@link Page.Request#read} items
     * @param id the id by which the list is ordered
     */
    public <T> ResponseEntity<Page<T>> list(
            String projection,
            ListQuery query,
            Function<Page.Request, List<T>> find,
            Function<T, String> id) {
        return list(List.of(projection), query, find, id);
    }

    /** Answers with a part of a list, from the tables of several projections. */
    public <T> ResponseEntity<Page<T>> list(
            List<String> projections,
            ListQuery query,
            Function<Page.Request, List<T>> find,
            Function<T, String> id) {
        Page.Request request = Page.Request.of(moments, query);
        List<T> found = query(projections, request.moment(), () -> find.apply(request));
        return answer(request.moment(), request.page(found, id));
    }

    /** Answers with a part of a history. */
    public <T> ResponseEntity<Page<T>> list(
            String projection, ListQuery query, History<T> history, Function<T, String> id) {
        return list(
                projection,
                query,
                request -> history.list(request.asOf(), request.after(), request.read()),
                id);
    }

    /** Answers with a part of the sealed log itself, which no projection can be behind. */
    public <T> ResponseEntity<Page<T>> listOfLog(
            ListQuery query, Function<Page.Request, List<T>> find, Function<T, String> id) {
        Page.Request request = Page.Request.of(moments, query);
        return answer(request.moment(), request.page(find.apply(request), id));
    }

    private <T> ResponseEntity<T> answer(Moment moment, T body) {
        return ResponseEntity.ok().headers(headers -> name(moment, headers::set)).body(body);
    }

    /**
     * Names the moment of an answer in its headers.
     *
     * @param headers takes a name and a value
     */
    public static void name(Moment moment, BiConsumer<String, String> headers) {
        if (moment.position() >= 0) {
            headers.accept("Ledger-Position", Long.toString(moment.position()));
            headers.accept("Ledger-Root", moment.root());
        }
    }

    private <T> T query(List<String> projections, Moment moment, Supplier<T> query) {
        await(projections, moment.position());
        return queries.in(() -> in(projections, moment, query));
    }

    private <T> T in(Collection<String> projections, Moment moment, Supplier<T> query) {
        try {
            return Objects.requireNonNull(
                    reading.execute(status -> {
                        // All queries of one answer see one state of the tables.
                        database.sql(SEES_ONE_STATE).update();
                        Map<String, Generation> now = generations.readable();
                        List<Generation> of =
                                projections.stream()
                                        .map(name -> Objects.requireNonNull(now.get(name)))
                                        .toList();
                        enter(now.values());
                        return effective.answer(of, moment, query);
                    }));
        } catch (Problem e) {
            // Also what is not there is not there as of a position.
            name(moment, e::header);
            e.with("position", moment.position());
            throw e;
        }
    }

    /**
     * Has tables looked for in all generations that answer. A connection stays so: the driver and
     * the server prepare all statements anew where this changes.
     */
    private void enter(Collection<Generation> live) {
        String path =
                String.join(
                        ", ",
                        Generation.path(live.stream().map(Generation::schema).sorted().toList()));
        boolean isSo =
                Boolean.TRUE.equals(
                        connections.execute(
                                (ConnectionCallback<Boolean>)
                                        connection ->
                                                path.equals(
                                                        connection
                                                                .unwrap(PGConnection.class)
                                                                .getParameterStatus(
                                                                        "search_path"))));
        if (!isSo) {
            database.sql("SET search_path TO " + path).update();
        }
    }

    private void await(Collection<String> projections, long wanted) {
        Map<String, Generation> seen =
                readable.await(
                        generations.readable(),
                        now -> projections.stream().allMatch(name -> shows(now.get(name), wanted)),
                        moments.patience());
        for (String name : projections) {
            @Nullable Generation generation = seen.get(name);
            if (!shows(generation, wanted)) {
                throw generation == null
                        ? ProjectionBehind.rebuilding(name, generations.reached(name), wanted)
                        : ProjectionBehind.of(name, generation.position(), wanted);
            }
        }
    }

    private static boolean shows(@Nullable Generation generation, long wanted) {
        return generation != null && generation.position() >= wanted;
    }
}
