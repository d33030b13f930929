package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.log.LogCheck;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What holds of the ledger whichever store keeps its events. Races have a test of their own. */
@ParameterizedClass
@EnumSource(Store.class)
class StoresTest extends StoreTest {
    @TempDir private Path kept;

    private Database database;
    private TestLedger ledger;

    @Override
    protected void start(Store store) {
        database = store.create();
        ledger = TestLedger.on(database, "ledger.founding-record=iioe");
    }

    @Override
    protected void stop() {
        ledger.close();
    }

    private static String organisation(String id, String identifiers) {
        return """
        {"organisation":"%s","nameAsGiven":"Name of %1$s","kind":"other","identifiers":[%s],
         "on":"2020-01-01","source":{"ref":"test","certainty":"stated"}}\
        """
                .formatted(id, identifiers)
                .replace("\n", "");
    }

    private static String line(String id) {
        return "{\"command\":\"RegisterOrganisation\",\"key\":\"bulk-%s\",\"data\":%s}"
                .formatted(id, organisation(id, ""));
    }

    private Answer bulk(List<String> lines) {
        return ledger.exchange(
                HttpRequest.newBuilder(ledger.address("/api/v1/commands"))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Ledger-User", "secretary-1")
                        .POST(BodyPublishers.ofString(String.join("\n", lines))));
    }

    private String renamed(String id, String name, String from) {
        return """
        {"organisation":"%s","name":"%s","from":"%s","confirmedDistinct":true,"on":"%3$s",
         "source":{"ref":"test","certainty":"stated"}}\
        """
                .formatted(id, name, from);
    }

    @Test
    void the_founding_record_is_there_and_is_accepted_by_the_auditors_program() throws Exception {
        ledger.get("/api/v1/organisations/ain-shams-university");
        String checkpoint = ledger.awaitSigned();
        Path file = Files.writeString(kept.resolve("before.checkpoint"), checkpoint);
        VerifyLedgerProgram.accepts(database, file);
        TestClock.await(
                "the ledger has gone through its log",
                Duration.ofSeconds(30),
                () -> ledger.bean(LogCheck.class).status().state() != LogCheck.State.RUNNING);
        assertThat(ledger.bean(LogCheck.class).status().findings()).isEmpty();
        assertThat(ledger.bean(LogCheck.class).status().state()).isEqualTo(LogCheck.State.GOOD);
    }

    @Test
    void lines_are_stored_all_or_none() {
        List<String> lines =
                new ArrayList<>(IntStream.range(0, 300).mapToObj(i -> line("bulk-" + i)).toList());
        lines.add(line("bulk-0").replace("bulk-bulk-0", "another-key"));
        Answer refused = bulk(lines);
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(409);
        assertThat(refused.json().get("line").asInt()).isEqualTo(301);
        assertThat(ledger.stored("organisation/bulk-%", "OrganisationRegistered")).isZero();
        lines.removeLast();
        assertThat(bulk(lines).status()).isEqualTo(201);
        assertThat(ledger.stored("organisation/bulk-%", "OrganisationRegistered")).isEqualTo(300);
        Answer again = bulk(lines);
        assertThat(again.status()).isEqualTo(201);
        assertThat(ledger.stored("organisation/bulk-%", "%")).isEqualTo(300);
    }

    @Test
    void as_many_lines_as_may_come_at_once_are_answered() {
        Answer answer = bulk(IntStream.range(0, 5_000).mapToObj(i -> line("many-" + i)).toList());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(ledger.stored("organisation/many-%", "OrganisationRegistered")).isEqualTo(5_000);
    }

    @Test
    void a_line_that_comes_twice_counts_once() {
        Answer answer = bulk(List.of(line("repeated"), line("repeated")));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(ledger.stored("organisation/repeated", "%")).isEqualTo(1);
    }

    @Test
    void a_refusal_tells_the_facts_it_turned_on() {
        Answer unknown = ledger.send("RenameOrganisation", renamed("nobody", "N", "2021-01-01"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("detail").asString()).contains("nobody");
        ledger.send("RegisterOrganisation", organisation("twice", ""));
        Answer twice = ledger.send("RegisterOrganisation", organisation("twice", ""));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.code()).isEqualTo("ORGANISATION_EXISTS");
        assertThat(twice.json().get("title").asString()).isNotEmpty();
    }

    @Test
    void an_entry_that_could_not_be_sealed_is_refused_before_it_is_stored() {
        String identifiers =
                String.join(
                        ",",
                        IntStream.range(0, 2_000)
                                .mapToObj(i ->
                                        "{\"scheme\":\"XM-DAC\",\"value\":\"%024d\"}".formatted(i))
                                .toList());
        Answer answer = ledger.send("RegisterOrganisation", organisation("large", identifiers));
        assertThat(answer.status()).isBetween(400, 422);
        assertThat(ledger.stored("organisation/large", "%")).isZero();
    }

    @Test
    void what_many_record_at_once_stands_in_dense_positions_and_in_the_order_of_each_stream()
            throws Exception {
        Answer registered = ledger.send("RegisterOrganisation", organisation("busy", ""));
        assertThat(registered.status()).as(registered.response().body()).isEqualTo(201);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "Busy " + i;
                answers.add(
                        threads.submit(() ->
                                ledger.send(
                                        "RenameOrganisation",
                                        renamed("busy", name, "2021-01-01"))));
            }
            for (Future<Answer> answer : answers) {
                // Names follow one another on one day: who comes second may be told so.
                assertThat(answer.get().status())
                        .as(answer.get().response().body())
                        .isIn(201, 409, 422);
            }
        }
        ledger.awaitSealed();
        Map<String, Long> last = new HashMap<>();
        List<Long> positions = new ArrayList<>();
        ledger.bean(JdbcClient.class)
                .sql(
                        "SELECT position, subject, CAST(convert_from(entry, 'UTF8')::json ->>"
                                + " 'sequence' AS bigint) FROM sealed_entry ORDER BY position")
                .query(row -> {
                    assertThat(row.getLong(3))
                            .as(row.getString(2))
                            .isEqualTo(last.getOrDefault(row.getString(2), -1L) + 1);
                    last.put(row.getString(2), row.getLong(3));
                    positions.add(row.getLong(1));
                });
        assertThat(positions.getLast()).isEqualTo(positions.size() - 1);
    }

    @Test
    void stands_at_a_past_position() {
        ledger.send("RegisterOrganisation", organisation("then", ""));
        ledger.awaitSealed();
        long before = ledger.bean(SealedLog.class).head();
        Answer renamed = ledger.send("RenameOrganisation", renamed("then", "Now", "2021-01-01"));
        assertThat(renamed.status()).as(renamed.response().body()).isEqualTo(201);
        ledger.awaitSealed();
        long after = ledger.bean(SealedLog.class).head();
        String page = "/api/v1/organisations/then?minPosition=%d&asOf=%d";
        assertThat(ledger.get(page.formatted(after, before)).json().get("name").asString())
                .isEqualTo("Name of then");
        assertThat(ledger.get(page.formatted(after, after)).json().get("name").asString())
                .isEqualTo("Now");
    }

    @Test
    void another_process_goes_on_where_one_was_killed() throws Exception {
        try (LedgerProcess doomed = LedgerProcess.on(database)) {
            doomed.awaitReady();
            doomed.kill();
        }
        try (LedgerProcess next = LedgerProcess.on(database)) {
            next.awaitReady();
            Answer answer = ledger.send("RegisterOrganisation", organisation("after-kill", ""));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            assertThat(ledger.stored("organisation/after-kill", "%")).isEqualTo(1);
        }
    }

    @Test
    void a_ledger_does_not_start_on_another_store_than_its_own() {
        boolean onAxonServer = store == Store.AXON_SERVER;
        String other =
                onAxonServer
                        ? "spring.profiles.active=default"
                        : "spring.profiles.active=axonserver";
        try (LedgerProcess wrong =
                LedgerProcess.on(database, other, "axon.axonserver.servers=127.0.0.1:1")) {
            assertThat(wrong.awaitExit(Duration.ofSeconds(60))).isEqualTo(1);
            assertThat(wrong.output())
                    .contains(
                            onAxonServer
                                    ? "this ledger's events are in Axon Server"
                                    : "this ledger's events are in PostgreSQL");
        }
    }
}
