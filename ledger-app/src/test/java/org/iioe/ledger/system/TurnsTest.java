package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Crowds at the door of a ledger that has little memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnsTest {
    /**
     * More than are worked on at once, and more than the memory would hold that each of those
     * takes.
     */
    private static final int CROWD = 2_000;

    private static final Duration SOON = Duration.ofSeconds(10);

    /** How long a read waits for what is to come. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** How long a read waits for its turn. */
    private static final Duration TURN = Duration.ofSeconds(3);

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = LedgerProcess.client();
    private Database database;
    private LedgerProcess ledger;
    private URI address;
    private int sent;

    @BeforeAll
    void start() {
        database = TestDatabases.create();
        ledger =
                LedgerProcess.within(
                        "128m",
                        database,
                        "ledger.read-patience=" + PATIENCE.toSeconds() + "s",
                        "ledger.turn-patience=" + TURN.toSeconds() + "s");
        address = ledger.awaitReady();
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private HttpResponse<String> send() throws Exception {
        String id = "quick-" + sent++;
        return client.send(
                HttpRequest.newBuilder(address.resolve("/api/v1/commands/RegisterOrganisation"))
                        .timeout(SOON)
                        .header("Content-Type", "application/json")
                        .header("Ledger-User", "secretary-1")
                        .header("Idempotency-Key", id)
                        .POST(BodyPublishers.ofString(BackupTest.organisation(id)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(1)).build();
    }

    private static String head(String body, String key) {
        return """
        POST /api/v1/commands/RegisterOrganisation HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/json\r
        Ledger-User: secretary-1\r
        Idempotency-Key: %s\r
        Content-Length: %d\r
        \r
        """
                .formatted(key, body.length());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout((int) SOON.toMillis());
        return socket;
    }

    @Test
    void requests_that_come_slowly_take_neither_the_memory_nor_the_turn_of_others()
            throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                Socket socket = connected();
                slow.add(socket);
                String body = BackupTest.organisation("slow-" + i);
                write(socket, head(body, "slow-" + i) + body.substring(0, 20));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(send().statusCode()).isEqualTo(201);
            }
            Socket last = slow.get(CROWD - 1);
            String body = BackupTest.organisation("slow-" + (CROWD - 1));
            write(last, body.substring(20, 50));
            write(last, body.substring(50));
            byte[] answer = last.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 201");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void what_breaks_off_leaves_nothing() throws Exception {
        String body = BackupTest.organisation("broken");
        try (Socket socket = connected()) {
            write(socket, head(body, "broken") + body.substring(0, 20));
            socket.shutdownOutput();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)|HTTP/1.1 400 .*");
        }
        assertThat(
                        client.send(get("/api/v1/commands/broken"), BodyHandlers.ofString())
                                .statusCode())
                .isEqualTo(404);
        assertThat(send().statusCode()).isEqualTo(201);
    }

    @Test
    void reads_that_wait_for_what_is_to_come_hold_up_no_others() throws Exception {
        assertThat(send().statusCode()).isEqualTo(201);
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            waiting.add(
                    client.sendAsync(
                            get("/api/v1/organisations?minPosition=1000000"),
                            BodyHandlers.ofString()));
        }
        long began = System.nanoTime();
        assertThat(client.send(get("/api/v1/organisations"), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(send().statusCode()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        // Some wait for the entry, the others for their turn, and these are told first.
        List<String> codes = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> each : waiting) {
            HttpResponse<String> answer = each.get();
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            codes.add(json.readTree(answer.body()).path("code").asString());
        }
        assertThat(codes).contains("PROJECTION_BEHIND", "TOO_MANY_READS");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.plus(SOON));
    }
}
