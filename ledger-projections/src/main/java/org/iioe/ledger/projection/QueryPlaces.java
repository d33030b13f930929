package org.iioe.ledger.projection;

import org.springframework.stereotype.Component;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Places for short queries, as many as there are processors; the others wait in order. Thousands at
 * once would leave the commands beside them neither processor nor connection, and be answered no
 * sooner. What waits for something that is to come, or for its reader, takes none.
 */
@Component
final class QueryPlaces {
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /** What a query finds, once it has its place. */
    <T> T in(Supplier<T> query) {
        places.acquireUninterruptibly();
        try {
            return query.get();
        } finally {
            places.release();
        }
    }
}
