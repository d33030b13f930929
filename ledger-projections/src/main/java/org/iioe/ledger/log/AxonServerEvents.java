package org.iioe.ledger.log;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.iioe.ledger.audit.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Events in Axon Server, in the order of its tokens, raw as they were stored: the framework's own
 * streams would hand out what upcasters made of them. The server does not write to disk before it
 * answers, so what is sealed may be more than it has after a power cut; that is noticed here, and
 * nothing is sealed until the server has everything again (see {@link AxonServerCopy}).
 */
@Component
@Profile("axonserver")
final class AxonServerEvents implements EventReader {
    /** The store's name. */
    static final String STORE = "axonserver";

    private static final Logger log = LoggerFactory.getLogger(AxonServerEvents.class);

    private static final int BUFFER = 4_000;

    /**
     * For so long a start waits for the server's word, and the first one for what another node has
     * appended and is about to seal.
     */
    private static final Duration AT_THE_START = Duration.ofSeconds(10);

    /** For so long a page waits for one more event, so that a page is not one event. */
    private static final Duration MOMENT = Duration.ofMillis(2);

    private final JdbcClient database;
    private final AxonServerReader server;
    private final AxonServerConfiguration settings;

    /** What is not sealed yet; opened once the server was seen to hold all that is. */
    private volatile @Nullable EventStream stream;

    private long last;
    private volatile Runnable wake = () -> {};
    private volatile Runnable reopened = () -> {};

    AxonServerEvents(
            JdbcClient database,
            AxonServerConnectionManager connections,
            AxonServerConfiguration settings) {
        this.database = database;
        server = new AxonServerReader(connections, settings);
        this.settings = settings;
    }

    @Override
    public String store() {
        return STORE;
    }

    /**
     * How far sealing has come.
     *
     * @param next the next position
     * @param token of the event that was sealed last; -1 where none was
     */
    private record State(long next, long token) {}

    private State state() {
        return database.sql("SELECT next_position, coalesce(last_index, -1) FROM sealer_state")
                .query((row, number) -> new State(row.getLong(1), row.getLong(2)))
                .single();
    }

    @Override
    public synchronized Page unsealed(int most) {
        State state = state();
        long sealed = state.token();
        List<StoredEvent> events = new ArrayList<>();
        EventStream open = streamAfter(sealed);
        try {
            while (events.size() < most) {
                EventWithToken next =
                        open.nextIfAvailable(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    break;
                }
                last = next.getToken();
                // What another node has sealed meanwhile.
                if (last > sealed) {
                    events.add(AxonServerEvent.stored(next.getEvent()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        // Until this page is sealed the stream is ahead of what is: a failure opens it again.
        long token = last;
        if (!events.isEmpty()) {
            last = -2;
        }
        return new Page(events, state.next(), token, () -> sealedUpTo(token));
    }

    private synchronized void sealedUpTo(long token) {
        last = token;
    }

    /** The open stream, where it stands at or before what is sealed; else one from there on. */
    private EventStream streamAfter(long sealed) {
        EventStream open = stream;
        if (open != null && !open.isClosed() && last >= -1 && last <= sealed) {
            return open;
        }
        close();
        reopened.run();
        requireSealed(state());
        EventStream opened = server.open(sealed, BUFFER);
        opened.onAvailable(() -> {
            if (opened.isClosed()) {
                reopened.run();
            }
            wake.run();
        });
        stream = opened;
        last = sealed;
        return opened;
    }

    private void close() {
        EventStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    /**
     * As long as the stream stands that was opened behind what is sealed, the server is the one
     * that had it; elsewhere it is asked.
     */
    @Override
    public void requireWhole() {
        EventStream open = stream;
        if (open == null || open.isClosed()) {
            requireSealed(state());
        }
    }

    /** Whether the server has the event that was sealed last, in its place. */
    private void requireSealed(State state) {
        if (state.token() < 0) {
            return;
        }
        long newest = server.newest();
        if (!isOwn(state, newest)) {
            throw AxonServerReader.lost(
                    "its event %s is not the one that was sealed from there"
                            .formatted(Math.min(newest, state.token())));
        }
        if (newest < state.token()) {
            throw AxonServerReader.lost(
                    "it has %s events, and %s of it are sealed"
                            .formatted(newest + 1, state.token() + 1));
        }
    }

    /** Whether the newest event that both have is the same. */
    private boolean isOwn(State state, long newest) {
        long common = Math.min(newest, state.token());
        if (common < 0) {
            return true;
        }
        // Its context is the ledger's alone, so that its tokens are as dense as positions.
        String id =
                database.sql("SELECT event_id FROM sealed_entry WHERE position = ?")
                        .param(state.next() - 1 - (state.token() - common))
                        .query(String.class)
                        .single();
        return id.equals(server.at(common).getMessageIdentifier());
    }

    /**
     * Refuses the server of another ledger, at the start. Of a ledger that has sealed nothing yet
     * it must have nothing, once other nodes had time to seal: nobody was told that any of it was
     * recorded. A server that is away is waited for where there is something to show meanwhile.
     */
    @Override
    public void requireOwn() {
        AxonServerReason reason = AxonServerReason.of(settings, AT_THE_START);
        boolean fresh = state().next() == 0;
        switch (reason.kind()) {
            case NONE -> {
                try {
                    requireOwnEvents();
                } catch (AxonServerAway e) {
                    if (fresh) {
                        throw e;
                    }
                    log.warn("{} The ledger waits for it.", e.getMessage());
                }
            }
            case ABSENT, TLS -> {
                // Who stands between, and has nobody behind it yet, breaks off as TLS does.
                if (fresh) {
                    throw new IllegalStateException(reason.words());
                }
                log.warn("{} The ledger waits for it.", reason.words());
            }
            case TOKEN, OTHER -> throw new IllegalStateException(reason.words());
        }
    }

    private void requireOwnEvents() {
        long deadline = System.nanoTime() + AT_THE_START.toNanos();
        State state = state();
        long newest = server.newest();
        while (state.next() == 0 && newest >= 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(MOMENT.toNanos());
            state = state();
        }
        if (state.next() == 0 && newest >= 0) {
            throw new IllegalStateException(
                    "this ledger has recorded nothing, and the context %s of Axon Server has %s events, of another ledger or of a first start that was cut short: name a context or a server that is empty."
                            .formatted(settings.getContext(), newest + 1));
        }
        if (!isOwn(state, newest)) {
            throw new IllegalStateException(
                    "the context %s of Axon Server has events that are not this ledger's: name its own, or run ops/to-axonserver against an empty one."
                            .formatted(settings.getContext()));
        }
    }

    @Override
    public Lag lag() {
        long sealed = state().token();
        long behind = server.newest() - sealed;
        if (behind < 0) {
            throw AxonServerReader.lost(
                    "it has %s events fewer than are sealed".formatted(-behind));
        }
        double seconds =
                behind == 0
                        ? 0
                        : Math.max(
                                0,
                                (System.currentTimeMillis() - server.at(sealed + 1).getTimestamp())
                                        / 1_000.0);
        return new Lag(behind, seconds);
    }

    @Override
    public boolean isEmpty() {
        return server.newest() < 0;
    }

    @Override
    public Replay replay() {
        return new AxonServerReplay(server, BUFFER);
    }

    @Override
    public void onStored(Runnable listener) {
        wake = listener;
    }

    @Override
    public void onReopened(Runnable listener) {
        reopened = listener;
    }
}
