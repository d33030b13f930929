package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.LedgerProcess;
import org.iioe.ledger.system.SilentDatabase;
import org.iioe.ledger.system.Store;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A key stands for one outcome, whatever happens meanwhile. */
@ParameterizedClass
@EnumSource(Store.class)
@ResourceLock(Store.LOCK)
class IdempotencyTest {
    private final Store store;

    IdempotencyTest(Store store) {
        this.store = store;
    }

    static String organisation(String id, String name) {
        return """
        {"organisation":"%s","nameAsGiven":"%s","kind":"other","group":null,"country":null,
         "identifiers":[],"confirmedDistinct":false,"on":"2020-01-01",
         "source":{"ref":"test","certainty":"stated"}}\
        """
                .formatted(id, name);
    }

    @Test
    void the_same_key_fifty_times_at_once_stores_one_outcome_and_gives_fifty_equal_answers()
            throws Exception {
        try (TestLedger ledger = TestLedger.empty(store);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(
                        threads.submit(() -> {
                            go.await();
                            return ledger.send(
                                    "RegisterOrganisation", "one-key", organisation("a", "A"));
                        }));
            }
            go.countDown();
            Answer first = answers.getFirst().get();
            assertThat(first.status()).isEqualTo(201);
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                assertThat(answer.get().json()).isEqualTo(first.json());
            }
            assertThat(outcomes(ledger)).isEqualTo(1);

            // White space does not count; another content does.
            assertThat(
                            ledger.send(
                                            "RegisterOrganisation",
                                            "one-key",
                                            organisation("a", "A").replace(",", " ,\n"))
                                    .json())
                    .isEqualTo(first.json());
            Answer other = ledger.send("RegisterOrganisation", "one-key", organisation("b", "B"));
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.code()).isEqualTo("KEY_USED");
            assertThat(outcomes(ledger)).isEqualTo(1);
        }
    }

    @Test
    void a_refused_key_may_be_sent_again() {
        try (TestLedger ledger = TestLedger.empty(store)) {
            String rename =
                    """
                    {"organisation":"a","name":"B","from":"2021-01-01","confirmedDistinct":false,
                     "on":"2021-01-01","source":{"ref":"test","certainty":"stated"}}\
                    """;
            assertThat(ledger.send("RenameOrganisation", "again", rename).status()).isEqualTo(404);
            assertThat(ledger.get("/api/v1/commands/again").status()).isEqualTo(404);
            ledger.send("RegisterOrganisation", organisation("a", "A"));
            assertThat(ledger.send("RenameOrganisation", "again", rename).status()).isEqualTo(201);
        }
    }

    @Test
    void a_kill_between_storing_and_answering_records_once() throws Exception {
        try (TestLedger observer = TestLedger.empty(store);
                SilentDatabase silent = new SilentDatabase(observer.database());
                LedgerProcess doomed = LedgerProcess.on(silent.database());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var address = doomed.awaitReady();
            String key = UUID.randomUUID().toString();
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/api/v1/commands/RegisterOrganisation"))
                            .header("Content-Type", "application/json")
                            .header("Ledger-User", "secretary-1")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(organisation("k", "K")))
                            .build();
            Future<?> asked =
                    threads.submit(() ->
                            LedgerProcess.client()
                                    .send(request, HttpResponse.BodyHandlers.ofString()));
            TestClock.await(
                    "it is stored, and who stored it does not know",
                    Duration.ofSeconds(20),
                    () -> outcomes(observer) == 1);
            assertThat(asked).isNotDone();
            doomed.kill();
            assertThat(asked).failsWithin(Duration.ofSeconds(10));
            try (LedgerProcess again = LedgerProcess.on(observer.database())) {
                again.awaitReady();
                Answer answer = observer.send("RegisterOrganisation", key, organisation("k", "K"));
                assertThat(answer.status()).isEqualTo(201);
            }
            assertThat(outcomes(observer)).isEqualTo(1);
        }
    }

    private static long outcomes(TestLedger ledger) {
        return ledger.stored("%", "CommandRecorded");
    }
}
