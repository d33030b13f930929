package org.iioe.ledger.log;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which event store this ledger's events are in. It is settled by the first start, and changed only
 * by copying all events ({@link AxonServerCopy}): a ledger started on another store would begin a
 * second history.
 */
@Component
final class SettledEventStore {
    SettledEventStore(JdbcClient database, EventReader reader) {
        String store =
                database.sql("SELECT settle_store(?)")
                        .param(reader.store())
                        .query(String.class)
                        .single();
        if (!store.equals(reader.store())) {
            throw new IllegalStateException(
                    switch (store) {
                        case PostgresEvents.STORE ->
                                "this ledger's events are in PostgreSQL. Start it without the"
                                    + " profile axonserver, or copy them with ops/to-axonserver.";
                        case AxonServerEvents.STORE ->
                                "this ledger's events are in Axon Server. Start it with"
                                        + " spring.profiles.active=axonserver.";
                        default ->
                                "this ledger's events are being copied to Axon Server, and the copy"
                                        + " is not complete: run ops/to-axonserver again.";
                    });
        }
        reader.requireOwn();
    }
}
