package org.iioe.ledger.projection;

import org.iioe.ledger.audit.log.SealedLog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

import java.net.URI;
import java.time.Duration;

/**
 * Decides as of which position a query is answered. It is the newest sealed position at the moment
 * of asking, and at least the position that the caller asks for: the query waits for its projection
 * to get there, and when it does not in time, the answer says so. There is no answer from a
 * projection that is behind.
 */
@Component
public final class ReadGate {
    private static final Duration POLL = Duration.ofMillis(10);

    private final JdbcClient database;
    private final SealedLog sealed;
    private final Duration patience;

    ReadGate(
            JdbcClient database,
            SealedLog sealed,
            @Value("${ledger.read-patience:3s}") Duration patience) {
        this.database = database;
        this.sealed = sealed;
        this.patience = patience;
    }

    /**
     * The position as of which to answer; -1 while nothing is sealed.
     *
     * @param projection the one that is read, or null for the sealed log itself
     * @param minPosition the least position that the caller wants to see, or null
     * @throws ErrorResponseException 503 with code PROJECTION_BEHIND
     */
    public long open(@Nullable String projection, @Nullable Long minPosition) {
        long wanted = Math.max(sealed.head(), minPosition == null ? -1 : minPosition);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long reached = reached(projection);
            if (reached >= wanted) {
                return wanted;
            }
            if (System.nanoTime() >= deadline) {
                throw behind(projection == null ? "log" : projection, reached, wanted);
            }
            SealedLog.pause(POLL);
        }
    }

    private long reached(@Nullable String projection) {
        if (projection == null) {
            return sealed.head();
        }
        return database.sql("SELECT position FROM projection_progress WHERE projection = ?")
                .param(projection)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private static ErrorResponseException behind(String projection, long reached, long wanted) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The projection %s is behind: it shows the entries up to position %d, and position %d is asked for. Ask again in a moment."
                                .formatted(projection, reached, wanted));
        problem.setType(URI.create("urn:ledger:problem:projection-behind"));
        problem.setTitle("An answer is never given from a projection that is behind.");
        problem.setProperty("code", "PROJECTION_BEHIND");
        problem.setProperty("projection", projection);
        problem.setProperty("reached", reached);
        problem.setProperty("wanted", wanted);
        ErrorResponseException behind =
                new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
        behind.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return behind;
    }
}
