package org.iioe.ledger.projection;

import org.iioe.ledger.audit.log.SealedLog;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private static final Duration POLL = Duration.ofMillis(10);

    private final JdbcClient database;
    private final Generations generations;
    private final EffectiveReplay replay;
    private final Moments moments;
    private final TransactionTemplate reading;

    Reads(
            JdbcClient database,
            Generations generations,
            EffectiveReplay replay,
            Moments moments,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.generations = generations;
        this.replay = replay;
        this.moments = moments;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        // All queries of one answer see one state of the tables.
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Answers with a thing as of a moment. */
    public <T> ResponseEntity<T> one(
            String projection, MomentQuery query, Function<Moment, T> find) {
        Moment moment = moments.of(query);
        return answer(moment, in(projection, moment, () -> find.apply(moment)));
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
        Page.Request request = Page.Request.of(moments, query);
        List<T> found = in(projection, request.moment(), () -> find.apply(request));
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
        return ResponseEntity.ok().headers(headers -> name(moment, headers)).body(body);
    }

    private void name(Moment moment, HttpHeaders headers) {
        if (moment.position() >= 0) {
            headers.set("Ledger-Position", Long.toString(moment.position()));
            headers.set("Ledger-Root", moment.root());
        }
    }

    private <T> T in(String projection, Moment moment, Supplier<T> query) {
        await(projection, moment.position());
        try {
            Optional<T> answer =
                    reading.execute(status -> {
                        generations.readable(projection).orElseThrow().enter(database);
                        return replay.isNeeded(moment)
                                ? Optional.empty()
                                : Optional.of(query.get());
                    });
            return Objects.requireNonNull(answer)
                    .orElseGet(() -> replay.answer(projection, moment, query));
        } catch (ErrorResponseException e) {
            // Also what is not there is not there as of a position.
            name(moment, e.getHeaders());
            e.getBody().setProperty("position", moment.position());
            throw e;
        }
    }

    private void await(String projection, long wanted) {
        long deadline = System.nanoTime() + moments.patience().toNanos();
        while (true) {
            @Nullable Generation readable = generations.readable(projection).orElse(null);
            if (readable != null && readable.position() >= wanted) {
                return;
            }
            if (System.nanoTime() >= deadline) {
                throw readable == null
                        ? Behind.rebuilding(projection, generations.reached(projection), wanted)
                        : Behind.of(projection, readable.position(), wanted);
            }
            SealedLog.pause(POLL);
        }
    }
}
