package org.iioe.ledger.log;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.iioe.ledger.Numbers;
import org.iioe.ledger.audit.Backups.Login;
import org.iioe.ledger.audit.EventCopy;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.proof.Origins;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Gives Axon Server the events of the sealed log, in its order. Their source is the entries alone,
 * whose bytes are what was signed; each event is checked to make the same entry again, on its way
 * in and once more when it is read back.
 */
public final class AxonServerCopy implements EventCopy {
    private static final int PAGE = 500;
    private static final int TELL_EVERY = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JsonMapper mapper = new JsonMapper();

    @Override
    public String toAxonServer(Login login, Server server, Consumer<String> progress) {
        SingleConnectionDataSource database =
                new SingleConnectionDataSource(login.url(), login.user(), login.password(), true);
        AxonServerConnectionManager manager = null;
        try {
            AxonServerConfiguration settings = settings(server);
            manager =
                    AxonServerConnectionManager.builder()
                            .axonServerConfiguration(settings)
                            .routingServers(settings.getServers())
                            .build();
            return new Copy(database, settings, manager.getConnection().eventChannel(), progress)
                    .run();
        } finally {
            database.destroy();
            if (manager != null) {
                manager.shutdown();
            }
        }
    }

    private static AxonServerConfiguration settings(Server server) {
        AxonServerConfiguration settings = new AxonServerConfiguration();
        settings.setComponentName("ledger-copy");
        settings.setClientId("ledger-copy-" + UUID.randomUUID());
        settings.setServers(server.servers());
        settings.setContext(server.context());
        settings.setSslEnabled(server.tls());
        if (server.token() != null) {
            settings.setToken(server.token());
        }
        if (server.certificate() != null) {
            settings.setCertFile(server.certificate());
        }
        return settings;
    }

    /** One copy. */
    private final class Copy {
        private final JdbcClient database;
        private final TransactionTemplate transaction;
        private final AxonServerConfiguration settings;
        private final EventChannel channel;
        private final Consumer<String> progress;
        private final EntryFormat format;
        private final Origins origins;

        Copy(
                SingleConnectionDataSource source,
                AxonServerConfiguration settings,
                EventChannel channel,
                Consumer<String> progress) {
            this.settings = settings;
            this.database = JdbcClient.create(source);
            this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
            this.channel = channel;
            this.progress = progress;
            if (database.sql("SELECT to_regclass('ledger.sealer_state')::text")
                    .query(String.class)
                    .optional()
                    .isEmpty()) {
                throw new IllegalStateException(
                        "the database keeps no ledger: name the data folder by --ledger.data-dir,"
                                + " or the database by spring.datasource.url.");
            }
            database.sql("SET search_path = ledger").update();
            try {
                this.origins = Origins.read(source.getConnection());
            } catch (SQLException e) {
                throw new IllegalStateException("the database does not answer.", e);
            }
            this.format = new EntryFormat(mapper, origins.current());
        }

        String run() {
            long size = Objects.requireNonNull(transaction.execute(status -> begin()));
            long there = alreadyThere(size);
            append(there, size);
            Frontier tree = Frontier.of(0, new byte[0]);
            compare(size, tree, "%s of %s events read back and compared.");
            transaction.executeWithoutResult(status ->
                    database.sql(
                                    """
                                    UPDATE sealer_state SET store = 'axonserver', last_index = ?,
                                           store_since = CASE WHEN store = 'axonserver' THEN store_since ELSE next_position END
                                    """)
                            // What a node appended meanwhile is not sealed yet.
                            .param(size - 1)
                            .update());
            return "%s events are in Axon Server, %s of them copied now; read back, they have the root %s. Start the ledger with spring.profiles.active=axonserver."
                    .formatted(
                            Numbers.words(size),
                            Numbers.words(size - there),
                            Base64.getEncoder().encodeToString(tree.root()));
        }

        /** Lets nobody append to PostgreSQL any more. */
        private long begin() {
            String store =
                    database.sql("SELECT store FROM sealer_state FOR UPDATE")
                            .query(String.class)
                            .single();
            OtherSessions.requireNone(database, "");
            if (store.equals(PostgresEvents.STORE)) {
                // Before anything changes: does the server answer, and is it free for this ledger?
                alreadyThere(size());
                database.sql("UPDATE sealer_state SET store = 'moving'").update();
            }
            return size();
        }

        private long size() {
            return database.sql("SELECT next_position FROM sealer_state")
                    .query(Long.class)
                    .single();
        }

        private List<SealedLog.Entry> entries(long from, int most) {
            return database.sql(
                            "SELECT position, entry FROM sealed_entry WHERE position >= ? ORDER BY"
                                    + " position LIMIT ?")
                    .params(from, most)
                    .query((row, number) -> new SealedLog.Entry(row.getLong(1), row.getBytes(2)))
                    .list();
        }

        /**
         * Compares what the server has with what was sealed, from the first event on.
         *
         * @return how many events it has
         */
        private long alreadyThere(long size) {
            long there = newest() + 1;
            if (there > size) {
                throw new IllegalStateException(
                        "the server has %s events, and %s are sealed: it is another ledger's, or was written to by other programs. Give each ledger a context of its own."
                                .formatted(Numbers.words(there), Numbers.words(size)));
            }
            compare(there, null, "%s of %s events are there already and the same.");
            return there;
        }

        private void compare(long count, @Nullable Frontier tree, String text) {
            try (EventStream stream = channel.openStream(-1, 4 * PAGE)) {
                long done = 0;
                while (done < count) {
                    for (SealedLog.Entry entry : entries(done, PAGE)) {
                        if (done == count) {
                            break;
                        }
                        EventWithToken next =
                                stream.nextIfAvailable(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                        if (next == null) {
                            throw new IllegalStateException(
                                    "Axon Server does not give its event %s.".formatted(done));
                        }
                        byte[] same =
                                format.entry(
                                        AxonServerEvent.stored(next.getEvent()), origins.at(done));
                        if (!Arrays.equals(same, entry.entry())) {
                            throw new IllegalStateException(
                                    "the server's event %s is not the one that was sealed at position %s: give the ledger an empty context."
                                            .formatted(next.getToken(), done));
                        }
                        if (tree != null) {
                            tree.append(Merkle.leaf(same), (height, index, hash) -> {});
                        }
                        done++;
                        tell(done, count, text);
                    }
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        private void append(long from, long size) {
            for (long position = from; position < size; ) {
                AppendEventsTransaction append = channel.startAppendEventsTransaction();
                List<SealedLog.Entry> page = entries(position, PAGE);
                for (SealedLog.Entry entry : page) {
                    append.appendEvent(event(entry));
                }
                try {
                    append.commit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (ExecutionException | TimeoutException e) {
                    throw new IllegalStateException(
                            "Axon Server did not take the events from position %s on: %s Run the same command again; it goes on there."
                                    .formatted(position, e.getMessage()),
                            e);
                } catch (InterruptedException e) {
                    throw interrupted(e);
                }
                for (int i = 0; i < page.size(); i++) {
                    tell(++position, size, "%s of %s events copied.");
                }
            }
        }

        private Event event(SealedLog.Entry entry) {
            Event made = AxonServerEvent.of(format.event(entry.entry()));
            if (!Arrays.equals(
                    format.entry(AxonServerEvent.stored(made), origins.at(entry.position())),
                    entry.entry())) {
                throw new IllegalStateException(
                        "the entry at position %s cannot be made again from its event: run VerifyLedger."
                                .formatted(entry.position()));
            }
            return made;
        }

        private void tell(long done, long of, String text) {
            if (done % TELL_EVERY == 0 || done == of) {
                progress.accept(text.formatted(Numbers.words(done), Numbers.words(of)));
            }
        }

        private long newest() {
            try {
                return channel.getLastToken().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(AxonServerReason.of(settings, PATIENCE).words(), e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        private static IllegalStateException interrupted(InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("Interrupted: run the same command again.", e);
        }
    }
}
