package org.iioe.ledger.projection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Creates the database schema that each projection owns, from the {@code schema.sql} beside it. */
@Component
final class ProjectionSchemas {
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    ProjectionSchemas(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Creates the schema when it is not there. */
    void create(Projection projection) {
        transaction.executeWithoutResult(status -> {
            // Two nodes may start at once: one creates, the other waits and finds it there.
            database.sql("SELECT pg_advisory_xact_lock(hashtext(?))")
                    .param("ledger projection " + projection.name())
                    .query((row, number) -> number)
                    .list();
            boolean exists =
                    database.sql("SELECT to_regnamespace(?) IS NOT NULL")
                            .param(projection.name())
                            .query(Boolean.class)
                            .single();
            if (!exists) {
                database.sql("CREATE SCHEMA " + projection.name()).update();
                database.sql(schemaSql(projection)).update();
            }
        });
    }

    private static String schemaSql(Projection projection) {
        Class<?> type = projection.getClass();
        try (var in = type.getResourceAsStream("schema.sql")) {
            return new String(
                    Objects.requireNonNull(in, type.getPackageName() + " has no schema.sql")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
