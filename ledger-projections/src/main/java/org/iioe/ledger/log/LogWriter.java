package org.iioe.ledger.log;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Appends events where they are kept in PostgreSQL, and seals them by that. One thread of a node
 * takes all appends that wait and has them stored in one statement, which is one commit: the more
 * wait, the more share it, and nobody waits for company. What was read to decide an append is
 * compared in memory, and by the database where another node has appended meanwhile; an append that
 * was overtaken fails alone.
 */
@Component
@Profile("!axonserver")
final class LogWriter implements EventLog, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    /**
     * An append of more events has a statement of its own: small ones do not wait for its bytes.
     */
    private static final int BULK = 500;

    private static final int MOST_EVENTS = 2_000;
    private static final int PAGE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SealStatement statement;
    private final JdbcClient database;
    private final EntryFormat format;
    private final SealerLoop loop;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile StreamNames names = new StreamNames(1);
    private volatile boolean namesAreComplete;
    private NewestNumbers newest = new NewestNumbers(0);
    private volatile long seen;
    private volatile boolean running;
    private @Nullable Thread thread;

    LogWriter(SealStatement statement, JdbcClient database, EntryFormat format, SealerLoop loop) {
        this.statement = statement;
        this.database = database;
        this.format = format;
        this.loop = loop;
    }

    /** What the writer is asked for. */
    private sealed interface Waiting {
        /** Is told how it ended. */
        CompletableFuture<Long> done();

        default void fail(RuntimeException failure) {
            done().completeExceptionally(failure);
        }
    }

    /** An append, with its entries made. */
    private record Pending(Append append, List<byte[]> entries, CompletableFuture<Long> done)
            implements Waiting {}

    /** A look whether streams have gone on: 1 when one has, 0 when none has. */
    private record Look(
            Map<String, Long> read, long seen, Set<Underway> after, CompletableFuture<Long> done)
            implements Waiting {}

    /** What those who asked for an append, or decided on it, hold of it: not its bytes. */
    private record Asked(CompletableFuture<Long> done) implements Underway {
        @Override
        public long await() {
            return LogWriter.await(done);
        }

        @Override
        public boolean hasFailed() {
            return done.isCompletedExceptionally();
        }
    }

    @Override
    public Underway begin(Append append) {
        List<byte[]> entries = new ArrayList<>(append.events().size());
        append.events().forEach(event -> entries.add(format.entry(event)));
        Pending pending = new Pending(append, entries, new CompletableFuture<>());
        ask(pending);
        return new Asked(pending.done());
    }

    @Override
    public boolean isOvertaken(Map<String, Long> read, long before, Set<Underway> after) {
        Look look =
                new Look(Map.copyOf(read), before, Set.copyOf(after), new CompletableFuture<>());
        ask(look);
        return await(look.done()) == 1;
    }

    private void ask(Waiting asked) {
        waiting.add(asked);
        if (!running) {
            asked.fail(unavailable(new IllegalStateException("The ledger is stopping.")));
        }
    }

    private static long await(CompletableFuture<Long> done) {
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static Unavailable unavailable(Exception cause) {
        return new Unavailable("The event store does not answer.", cause);
    }

    @Override
    public List<StoredEvent> read(String stream, long from, int most) {
        return database.sql(
                        // What somebody wrote behind the end of the log is not in it.
                        """
                        SELECT entry FROM sealed_entry
                         WHERE subject = ? AND sequence >= ?
                           AND position < (SELECT next_position FROM sealer_state)
                         ORDER BY sequence LIMIT ?
                        """)
                .params(stream, from, most)
                .query((row, number) -> format.event(row.getBytes(1)))
                .list();
    }

    @Override
    public long seen() {
        return seen;
    }

    @Override
    public boolean isEmpty(String stream) {
        return namesAreComplete && !names.mayContain(stream);
    }

    @Override
    public void onSealed(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void start() {
        seen = database.sql("SELECT next_position FROM sealer_state").query(Long.class).single();
        newest = new NewestNumbers(seen);
        names = new StreamNames(seen + 1_000_000);
        running = true;
        thread = Thread.ofPlatform().name("log-writer").daemon(true).start(this::run);
        Thread.ofPlatform().name("stream-names").daemon(true).start(this::readNames);
    }

    /**
     * Reads beside the work which streams there are; until it has them, the database is asked. From
     * the index alone: that a name stands behind the end of the log costs a look-up at most, and to
     * know it would take a look at every entry.
     */
    private void readNames() {
        String after = "";
        List<String> page;
        do {
            try {
                page =
                        database.sql(
                                        """
                                        SELECT subject FROM sealed_entry
                                         WHERE subject > ? AND sequence = 0
                                         ORDER BY subject LIMIT ?
                                        """)
                                .params(after, PAGE)
                                .query((row, number) -> row.getString(1))
                                .list();
            } catch (DataAccessException e) {
                // It costs a look-up for each new name, and nothing else.
                if (running) {
                    log.info("The names of streams are not kept in memory: {}", e.toString());
                }
                return;
            }
            page.forEach(names::add);
            after = page.isEmpty() ? after : page.getLast();
        } while (running && page.size() == PAGE);
        namesAreComplete = running;
    }

    private void run() {
        while (running) {
            try {
                work(next());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** All that waits, as far as it fits together. */
    private List<Waiting> next() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        Waiting first = waiting.take();
        batch.add(first);
        int events = events(first);
        for (Waiting next = waiting.peek();
                next != null && events <= BULK && events + events(next) <= MOST_EVENTS;
                next = waiting.peek()) {
            if (events(next) > BULK) {
                break;
            }
            batch.add(waiting.remove());
            events += events(next);
        }
        return batch;
    }

    private static int events(Waiting waiting) {
        return waiting instanceof Pending pending ? pending.append().events().size() : 0;
    }

    private void work(List<Waiting> batch) {
        List<Pending> appends = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        for (Waiting each : batch) {
            switch (each) {
                case Pending pending -> appends.add(pending);
                case Look look -> looks.add(look);
            }
        }
        try {
            boolean looked = !appends.isEmpty() && seal(appends);
            if (!looks.isEmpty()) {
                if (!looked) {
                    look();
                }
                for (Look look : looks) {
                    look.done().complete(goneOn(look) ? 1L : 0L);
                }
            }
        } catch (SQLException | DataAccessException e) {
            told(e);
            batch.forEach(each -> each.fail(unavailable(e)));
        } catch (RuntimeException e) {
            log.error("A fault of the ledger, while events were appended.", e);
            batch.forEach(each -> each.fail(e));
        }
    }

    private void told(Exception failure) {
        statement.close();
        // What the database says of a failure may hold bytes of payloads.
        log.error("Appending failed: {}", failure.getClass().getName());
    }

    private boolean goneOn(Look look) throws SQLException {
        if (look.after().stream().anyMatch(Underway::hasFailed)) {
            return true;
        }
        return switch (newest.of(look.read(), look.seen())) {
            case OVERTAKEN -> true;
            case UNCHANGED -> false;
            case UNKNOWN -> !statement.goneOn(look.read()).isEmpty();
        };
    }

    /**
     * Seals what can be sealed, and fails the rest.
     *
     * @return whether anything was sealed, so that this node has seen all that is
     * @throws SQLException when nobody knows what became of them
     */
    private boolean seal(List<Pending> appends) throws SQLException {
        List<Pending> left = appends;
        while (true) {
            boolean compares = failOvertaken(left);
            left = left.stream().filter(each -> !each.done().isDone()).toList();
            if (left.isEmpty()) {
                return false;
            }
            SealStatement.Result result = statement.seal(rows(left), compares ? -1 : seen);
            switch (result) {
                case SealStatement.Result.Sealed sealed -> {
                    sealed(left, sealed.first());
                    return true;
                }
                case SealStatement.Result.OthersAppended others -> look();
                case SealStatement.Result.Overtaken overtaken -> {
                    look();
                    for (int each : overtaken.appends()) {
                        left.get(each).fail(new Overtaken("A stream has gone on."));
                    }
                }
                case SealStatement.Result.Taken taken -> {
                    look();
                    if (!failTaken(left)) {
                        sealEach(left);
                        return false;
                    }
                }
                case SealStatement.Result.Refused refused -> {
                    if (left.size() == 1) {
                        told(refused.failure());
                        left.getFirst().fail(unavailable(refused.failure()));
                    } else {
                        sealEach(left);
                    }
                    return false;
                }
            }
        }
    }

    /** One that the database refuses must not take the others with it. */
    private void sealEach(List<Pending> appends) throws SQLException {
        for (Pending each : appends) {
            if (appends.size() == 1) {
                each.fail(new Overtaken("A number or an id is taken."));
            } else {
                seal(List.of(each));
            }
        }
    }

    /** Fails those whose numbers are taken; tells whether there were any. */
    private boolean failTaken(List<Pending> appends) throws SQLException {
        boolean any = false;
        for (Pending each : appends) {
            if (!statement.goneOn(each.append().read()).isEmpty()) {
                each.fail(new Overtaken("A stream has gone on."));
                any = true;
            }
        }
        return any;
    }

    /**
     * Fails the appends that were overtaken by others before them, as far as memory tells.
     *
     * @return whether the database has to compare, since memory does not reach back far enough
     */
    private boolean failOvertaken(List<Pending> appends) {
        Map<String, Long> staged = new HashMap<>();
        boolean compares = false;
        for (Pending each : appends) {
            Append append = each.append();
            NewestNumbers.Standing standing = newest.of(append.read(), append.seen());
            // What it was decided on came before it: what became of that is known.
            if (standing == NewestNumbers.Standing.OVERTAKEN
                    || isStaged(staged, append.read())
                    || append.after().stream().anyMatch(Underway::hasFailed)) {
                each.fail(new Overtaken("A stream has gone on."));
                continue;
            }
            compares |= standing == NewestNumbers.Standing.UNKNOWN;
            append.events().forEach(event -> staged.put(event.subject(), event.sequence()));
        }
        return compares;
    }

    private static boolean isStaged(Map<String, Long> staged, Map<String, Long> read) {
        return read.entrySet().stream()
                .anyMatch(each ->
                        staged.getOrDefault(each.getKey(), Long.MIN_VALUE) > each.getValue());
    }

    private static SealStatement.Rows rows(List<Pending> appends) {
        SealStatement.Rows rows = new SealStatement.Rows();
        for (int i = 0; i < appends.size(); i++) {
            Pending each = appends.get(i);
            for (int j = 0; j < each.entries().size(); j++) {
                rows.add(each.append().events().get(j), each.entries().get(j));
            }
            int append = i;
            each.append().read().forEach((stream, last) -> rows.unread(stream, last + 1, append));
        }
        return rows;
    }

    private void sealed(List<Pending> appends, long first) throws SQLException {
        if (first > seen) {
            take(first);
        }
        long position = first;
        for (Pending each : appends) {
            for (StoredEvent event : each.append().events()) {
                seen(event.subject(), event.sequence(), position++);
            }
        }
        seen = position;
        position = first;
        for (Pending each : appends) {
            each.done().complete(position);
            position += each.append().events().size();
        }
        loop.sealed();
    }

    private void seen(String stream, long sequence, long position) {
        if (sequence == 0) {
            names.add(stream);
        }
        newest.put(stream, sequence, position);
        listeners.forEach(listener -> listener.sealed(stream, sequence));
    }

    /** Looks what others have sealed. */
    private void look() throws SQLException {
        take(statement.next());
    }

    private void take(long until) throws SQLException {
        while (seen < until) {
            long from = seen;
            long to = Math.min(until, from + PAGE);
            statement.sealed(from, to, this::seen);
            seen = to;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        waiting.forEach(each ->
                each.fail(unavailable(new IllegalStateException("The ledger is stopping."))));
        statement.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the read models and the door, and stopped after them. */
    @Override
    public int getPhase() {
        return -900;
    }
}
