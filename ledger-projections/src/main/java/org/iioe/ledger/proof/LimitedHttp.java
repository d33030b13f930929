package org.iioe.ledger.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks servers of others, who may be slow, silent or talkative: each answer, all of it, comes
 * within a time and has at most a size.
 */
final class LimitedHttp {
    private static final int MOST_BYTES = 64 * 1024;

    private final Duration patience;
    private final HttpClient http;

    /**
     * @param patience for a whole answer
     */
    LimitedHttp(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /**
     * Posts something.
     *
     * @throws IOException when there is no answer, or none within the limits
     */
    HttpResponse<byte[]> post(URI address, String type, byte[] body)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // The limit of a request would end with the first line of its answer.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "It did not answer within %s s.".formatted(patience.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
