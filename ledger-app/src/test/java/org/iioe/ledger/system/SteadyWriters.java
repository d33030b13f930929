package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Some who register organisations with a node from which nothing but 201 is to come. */
final class SteadyWriters implements AutoCloseable {
    private final HttpClient http = LedgerProcess.client();
    private final Crew writers = new Crew();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** So many begin at once. */
    void begin(int count, URI address) {
        for (int writer = 0; writer < count; writer++) {
            int number = writer;
            writers.begin(() -> write(address, number));
        }
    }

    /** What was acknowledged so far: by its key, which is the organisation's name, the answer. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** Waits until so many more were acknowledged. */
    void awaitAcknowledged(int more) {
        int enough = acknowledged.size() + more;
        TestClock.await(
                more + " more are acknowledged",
                Duration.ofMinutes(1),
                () -> acknowledged.size() >= enough);
    }

    /** Ends them; fails where an answer was another one. */
    void end() throws InterruptedException, ExecutionException {
        writers.end();
    }

    private Void write(URI address, int writer) throws IOException, InterruptedException {
        for (int i = 0; writers.works(); i++) {
            String key = "writer-%d-%d".formatted(writer, i);
            HttpResponse<String> answer = register(http, address, key, "wait=0");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            acknowledged.put(key, answer.body());
        }
        return null;
    }

    /** Registers an organisation under a key that is its name too. */
    static HttpResponse<String> register(HttpClient http, URI address, String key, String prefer)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address.resolve("/api/v1/commands/RegisterOrganisation"))
                        .header("Content-Type", "application/json")
                        .header("Ledger-User", "secretary-1")
                        .header("Idempotency-Key", key)
                        .header("Prefer", prefer)
                        .POST(HttpRequest.BodyPublishers.ofString(BackupTest.organisation(key)))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        writers.close();
        http.close();
    }
}
