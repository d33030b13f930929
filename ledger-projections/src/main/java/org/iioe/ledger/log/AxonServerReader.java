package org.iioe.ledger.log;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks Axon Server for its events, raw, and waits for answers no longer than five seconds. */
final class AxonServerReader {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AxonServerConnectionManager connections;
    private final AxonServerConfiguration settings;

    AxonServerReader(AxonServerConnectionManager connections, AxonServerConfiguration settings) {
        this.connections = connections;
        this.settings = settings;
    }

    private EventChannel channel() {
        return connections.getConnection().eventChannel();
    }

    /** The events after a token. */
    EventStream open(long after, int buffer) {
        return channel().openStream(after, buffer, buffer / 2, settings.isForceReadFromLeader());
    }

    /**
     * The token of the newest event; -1 where there is none.
     *
     * @throws AxonServerAway when the server does not answer
     */
    long newest() {
        return ask(channel().getLastToken());
    }

    /** The server does not hold what was sealed from it. */
    static IllegalStateException lost(String why) {
        return new IllegalStateException(
                "Axon Server does not hold what was sealed from it: %s. It lost events, or is another server. Stop the ledger and run ops/to-axonserver against this server, or against an empty one."
                        .formatted(why));
    }

    /**
     * The event of a token.
     *
     * @throws AxonServerAway when the server does not answer
     * @throws IllegalStateException when it has another in its place
     */
    Event at(long token) {
        try (EventStream one = open(token - 1, 64)) {
            EventWithToken found = next(one);
            if (found == null) {
                throw notHandedOut(token);
            }
            if (found.getToken() != token) {
                throw lost("its event %s cannot be read".formatted(token));
            }
            return found.getEvent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading from Axon Server.", e);
        }
    }

    static AxonServerAway notHandedOut(long token) {
        return new AxonServerAway(
                "Axon Server does not hand out its event %s.".formatted(token), null);
    }

    /** The next event of a stream, or null where none comes, also because the stream broke. */
    static @Nullable EventWithToken next(EventStream stream) throws InterruptedException {
        try {
            return stream.nextIfAvailable(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            throw new AxonServerAway("Axon Server broke off.", e);
        }
    }

    private static long ask(CompletableFuture<Long> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Axon Server.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AxonServerAway("Axon Server does not answer.", e);
        }
    }
}
