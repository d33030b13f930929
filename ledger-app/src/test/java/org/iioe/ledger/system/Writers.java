package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Sixteen who register organisations with two nodes, and remember every answer. */
final class Writers implements AutoCloseable {
    private static final int COUNT = 16;

    /** The longest pause after an answer: two cores also need time for read models. */
    private static final int PAUSE = 400;

    private final HttpClient http;
    private final long seed;
    private final Crew writers = new Crew();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private volatile int pause = PAUSE;
    private int round;

    Writers(HttpClient http, long seed) {
        this.http = http;
        this.seed = seed;
    }

    /** What was sent so far, answered or not. */
    Set<String> sent() {
        return sent;
    }

    /** What was acknowledged so far. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    void begin(TwoNodes nodes) {
        round++;
        for (int writer = 0; writer < COUNT; writer++) {
            String name = "o-%d-%d".formatted(round, writer);
            Random random = new Random(seed + 31L * round + writer);
            writers.begin(() -> write(nodes, name, random));
        }
    }

    /** Has all go on more slowly meanwhile: what they would slow down is not what is tested. */
    void slowlyWhile(Runnable something) {
        pause = 10 * PAUSE;
        something.run();
        pause = PAUSE;
    }

    /** Waits until so many more were acknowledged. */
    void awaitAcknowledged(int more, String when) {
        int enough = acknowledged.size() + more;
        TestClock.await(
                more + " more are acknowledged, " + when,
                Duration.ofMinutes(2),
                () -> acknowledged.size() >= enough);
    }

    /** Ends them; fails where an answer was neither yes nor "not now". */
    void end() throws InterruptedException, ExecutionException {
        writers.end();
    }

    /** Sends commands to either node; asks again under the same key, and now and then gives up. */
    private Void write(TwoNodes nodes, String name, Random random) {
        for (int number = 0; writers.works(); number++) {
            String id = name + "-" + number;
            sent.add(id);
            boolean patient = random.nextInt(4) > 0;
            do {
                if (isAnswered(nodes, random.nextInt(2), id)) {
                    acknowledged.add(id);
                    break;
                }
                TestClock.pause(Duration.ofMillis(100));
            } while (patient && writers.works());
            TestClock.pause(Duration.ofMillis(random.nextInt(pause)));
        }
        return null;
    }

    private boolean isAnswered(TwoNodes nodes, int node, String id) {
        // Longer than anything in the ledger waits: what it answers then counts too.
        return isAnswered(nodes, node, id, Duration.ofSeconds(75));
    }

    /**
     * Whether a command is acknowledged in time; fails where the answer is another than "not now".
     */
    boolean isAnswered(TwoNodes nodes, int node, String id, Duration atMost) {
        try {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(
                                            nodes.address(
                                                    node, "/api/v1/commands/RegisterOrganisation"))
                                    .timeout(atMost)
                                    .header("Content-Type", "application/json")
                                    .header("Ledger-User", "secretary-1")
                                    .header("Idempotency-Key", id)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    """
                                                    {"organisation":"%s","nameAsGiven":"%1$s",
                                                    "kind":"foundation","identifiers":[],
                                                    "on":"2020-01-01","source":{"ref":"Test",
                                                    "certainty":"stated"}}\
                                                    """
                                                            .formatted(id)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isIn(201, 503);
            return response.statusCode() == 201;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        writers.close();
    }
}
