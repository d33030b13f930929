package org.iioe.ledger.system;

import org.iioe.ledger.log.EventReader;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.system.TestDatabases.Database;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** A whole ledger on a real database, asked over HTTP as anybody would ask it. */
public final class TestLedger implements AutoCloseable {
    /** A start sets up the logging of the whole process, which bears only one at a time. */
    private static final ReentrantLock LOGGING = new ReentrantLock();

    private final ConfigurableApplicationContext context;
    private final Database database;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private final URI address;

    private TestLedger(ConfigurableApplicationContext context, Database database) {
        this.context = context;
        this.database = database;
        this.address =
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment().getProperty("local.server.port"));
    }

    /** An empty ledger on a new database. */
    public static TestLedger empty(String... properties) {
        return on(TestDatabases.migrated(), properties);
    }

    /** An empty ledger on a store. */
    public static TestLedger empty(Store store, String... properties) {
        return on(store.create(), properties);
    }

    /** An empty ledger on a new database, with a part of the test's. */
    public static TestLedger with(Class<?> part, String... properties) {
        return on(TestDatabases.create(), List.of(part), properties);
    }

    /** A ledger on a database. The properties given win. */
    public static TestLedger on(Database database, String... properties) {
        return on(database, List.of(), properties);
    }

    private static TestLedger on(Database database, List<Class<?>> parts, String... properties) {
        List<String> all = new ArrayList<>();
        all.add("spring.datasource.url=" + database.url());
        all.add("spring.datasource.username=" + database.user());
        all.add("spring.datasource.password=" + database.password());
        all.add("spring.datasource.hikari.maximum-pool-size=20");
        // Many ledgers share one server: each opens what it uses.
        all.add("spring.datasource.hikari.minimum-idle=2");
        all.add("ledger.data-dir=" + database.dataDir());
        all.add("server.port=0");
        all.add("ledger.founding-record=none");
        all.addAll(database.settings());
        LedgerProcess.override(all, properties);
        String[] arguments = all.stream().map(p -> "--" + p).toArray(String[]::new);
        LOGGING.lock();
        try {
            return new TestLedger(
                    new SpringApplicationBuilder(LedgerApplication.class)
                            .sources(parts.toArray(Class<?>[]::new))
                            .web(WebApplicationType.SERVLET)
                            .initializers(context -> LOGGING.unlock())
                            .run(arguments),
                    database);
        } finally {
            if (LOGGING.isHeldByCurrentThread()) {
                LOGGING.unlock();
            }
        }
    }

    /**
     * An answer.
     *
     * @param json the body as JSON, or null where it is none
     */
    public record Answer(int status, JsonNode json, HttpResponse<String> response) {
        /** The code of a problem document. */
        public String code() {
            return json.path("code").asString("");
        }
    }

    /** Sends a command under a key of its own. */
    public Answer send(String command, String json) {
        return send(command, UUID.randomUUID().toString(), json);
    }

    /** Sends a command as secretary-1. */
    public Answer send(String command, String key, String json) {
        return sendAs("secretary-1", command, key, json);
    }

    /** Sends a command. */
    public Answer sendAs(String user, String command, String key, String json) {
        return exchange(
                HttpRequest.newBuilder(address.resolve("/api/v1/commands/" + command))
                        .header("Content-Type", "application/json")
                        .header("Ledger-User", user)
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Asks for a page. */
    public Answer get(String path) {
        return exchange(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    /** Sends any request. */
    public Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String body = response.body();
            String type = response.headers().firstValue("Content-Type").orElse("");
            boolean json = type.endsWith("json") && !type.endsWith("ndjson");
            return new Answer(
                    response.statusCode(),
                    json ? mapper.readTree(body) : mapper.createObjectNode(),
                    response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until everything that is stored is sealed. */
    public void awaitSealed() {
        TestClock.await(
                "all is sealed",
                Duration.ofSeconds(20),
                () -> bean(EventReader.class).lag().events() == 0);
    }

    /**
     * How many events of a type are stored on streams of such a name.
     *
     * @param stream as in SQL's LIKE
     * @param type the event's simple name; % for any
     */
    public long stored(String stream, String type) {
        awaitSealed();
        return bean(JdbcClient.class)
                .sql(
                        "SELECT count(*) FROM sealed_entry WHERE subject LIKE ?"
                                + " AND convert_from(entry, 'UTF8')::json ->> 'type' LIKE ?")
                .params(stream, "%." + type)
                .query(Long.class)
                .single();
    }

    /** Waits until a checkpoint covers every event of the store, and gives it. */
    public String awaitSigned() {
        awaitSealed();
        String stored = Long.toString(bean(SealedLog.class).head() + 1);
        String[] checkpoint = new String[1];
        TestClock.await(
                "all is signed",
                Duration.ofSeconds(20),
                () -> {
                    checkpoint[0] = get("/log/checkpoint").response().body();
                    return checkpoint[0].lines().toList().get(1).equals(stored);
                });
        return checkpoint[0];
    }

    /** Waits until the log's own check ends so, and gives what it says. */
    public String awaitCheck(String state, Duration atMost) {
        Answer[] check = new Answer[1];
        TestClock.await(
                "the log's own check is " + state,
                atMost,
                () -> {
                    check[0] = get("/api/v1/log/verify");
                    return check[0].json().path("state").asString("").equals(state);
                });
        return check[0].response().body();
    }

    /** The address of the ledger and of a page of it. */
    public URI address(String path) {
        return address.resolve(path);
    }

    /** A part of the running ledger. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All parts of the running ledger. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** The database that it runs on. */
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        context.close();
    }
}
