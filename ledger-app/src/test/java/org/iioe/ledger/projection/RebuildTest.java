package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.ValueClaimed;
import org.iioe.ledger.system.Appender;
import org.iioe.ledger.system.LedgerProcess;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A read model is built anew beside the one that answers. Killed half-way it goes on where it was;
 * meanwhile the old one answers, and its figures are right.
 */
class RebuildTest {
    private static final int FILLERS = 4_000;

    /** Each batch of 500 waits so long: the build takes some ten seconds. */
    private static final String[] SLOWLY = {
        "ledger.founding-record=iioe", "ledger.projection-delay=1s", "ledger.read-patience=60s"
    };

    private final HttpClient http = LedgerProcess.client();
    private final JsonMapper mapper = new JsonMapper();

    @Test
    void goes_on_after_a_kill_while_the_old_one_answers() throws Exception {
        Database database = TestDatabases.create();
        long reached;
        try (LedgerProcess first = LedgerProcess.on(database, SLOWLY)) {
            URI address = first.awaitReady();
            fill(database);
            statementIsRight(address);
            rebuild(address, 202);
            rebuild(address, 202); // Asking twice builds once.
            TestClock.await(
                    "the next generation is half-way",
                    Duration.ofSeconds(60),
                    () -> position(address, 2, "building") > 1_000);
            statementIsRight(address);
            reached = position(address, 2, "building");
            assertThat(reached).isLessThan(FILLERS);
            first.kill();
        }
        try (LedgerProcess second = LedgerProcess.on(database, SLOWLY)) {
            URI address = second.awaitReady();
            long resumed = position(address, 2, "building");
            assertThat(resumed).as("it goes on where it was").isGreaterThanOrEqualTo(reached);
            statementIsRight(address);
            TestClock.await(
                    "the next generation has taken over",
                    Duration.ofSeconds(90),
                    () -> position(address, 2, "live") > 0);
            statementIsRight(address);
            assertThat(position(address, 1, "superseded")).isPositive();
            assertThat(position(address, 3, "building")).isEqualTo(-2);
            HttpResponse<String> unknown = rebuild(address, "nothing", 404);
            assertThat(unknown.body()).contains("There is no projection nothing.");
        }
    }

    private void statementIsRight(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                get(address.resolve("/api/v1/funds/tencent-seed-fund/statement"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode statement = mapper.readTree(answer.body());
        assertThat(statement.get("received").get("amount").asString()).isEqualTo("10000000.00");
        assertThat(statement.get("unallocated").get("amount").asString()).isEqualTo("10000000.00");
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void rebuild(URI address, int status) throws IOException, InterruptedException {
        rebuild(address, "funding", status);
    }

    private HttpResponse<String> rebuild(URI address, String projection, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        address.resolve(
                                                "/api/v1/projections/%s/rebuild"
                                                        .formatted(projection)))
                                .header("Ledger-User", "operator-1")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    /** How far a generation in a state has come, or -2 when there is none. */
    private long position(URI address, int generation, String state) {
        try {
            JsonNode items =
                    mapper.readTree(get(address.resolve("/api/v1/projections/funding")).body())
                            .get("items");
            for (JsonNode item : items) {
                if (item.get("generation").asInt() == generation
                        && item.get("state").asString().equals(state)) {
                    return item.get("position").asLong();
                }
            }
            return -2;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Events that lengthen the log. */
    private static void fill(Database database) {
        try (Appender appender = new Appender(database)) {
            for (int i = 0; i < FILLERS; i++) {
                appender.add(
                        "test/filler",
                        i,
                        ValueClaimed.class.getName(),
                        "{\"kind\":\"test\",\"value\":\"%d\",\"holder\":\"nobody\",\"on\":\"2019-12-07\",\"source\":{\"ref\":\"test\",\"certainty\":\"stated\"}}"
                                .formatted(i));
            }
            appender.append();
        }
    }
}
