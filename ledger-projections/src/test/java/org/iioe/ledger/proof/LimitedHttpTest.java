package org.iioe.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** An answer of somebody else's comes within a time and a size, or not at all. */
class LimitedHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static byte[] ask(HttpHandler handler) throws IOException, InterruptedException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/", handler);
        server.start();
        try {
            return new LimitedHttp(PATIENCE)
                    .post(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                            "text/plain",
                            new byte[] {1})
                    .body();
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int bytes) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(new byte[bytes]);
        }
    }

    @Test
    void takes_an_answer_up_to_the_limit() throws Exception {
        assertThat(ask(exchange -> answer(exchange, 64 * 1024))).hasSize(64 * 1024);
    }

    @Test
    void refuses_one_that_is_larger() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ask(exchange -> answer(exchange, 64 * 1024 + 1)));
    }

    @Test
    void gives_up_one_that_begins_and_does_not_end() {
        CountDownLatch given = new CountDownLatch(1);
        try {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() ->
                            ask(exchange -> {
                                exchange.sendResponseHeaders(200, 0);
                                exchange.getResponseBody().write(1);
                                exchange.getResponseBody().flush();
                                awaitOrEnd(given);
                            }))
                    .withMessageContaining("did not answer within 1 s");
        } finally {
            given.countDown();
        }
    }

    private static void awaitOrEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
