package org.iioe.ledger.log;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.log.AppendQueue.Look;
import org.iioe.ledger.log.AppendQueue.Pending;
import org.iioe.ledger.log.AppendQueue.Waiting;
import org.iioe.ledger.proof.Errand;
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
import java.util.concurrent.CompletableFuture;

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

    private final SealStatement statement;
    private final JdbcClient database;
    private final EntryFormat format;
    private final AppendQueue queue = new AppendQueue();
    private final SeenEntries seen;
    private final Errand errand =
            new Errand("Appending", Duration.ZERO, Duration.ZERO, () -> work(queue.next()));

    LogWriter(SealStatement statement, JdbcClient database, EntryFormat format, SealerLoop loop) {
        this.statement = statement;
        this.database = database;
        this.format = format;
        seen = new SeenEntries(statement, loop);
    }

    /** What those who asked for an append, or decided on it, hold of it: not its bytes. */
    private record Begun(CompletableFuture<Long> done) implements Underway {
        @Override
        public long await() {
            return AppendQueue.await(done);
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
        queue.add(pending);
        return new Begun(pending.done());
    }

    @Override
    public boolean isOvertaken(Map<String, Long> read, long before, Set<Underway> after) {
        Look look =
                new Look(Map.copyOf(read), before, Set.copyOf(after), new CompletableFuture<>());
        queue.add(look);
        return AppendQueue.await(look.done()) == 1;
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
        return seen.next();
    }

    @Override
    public boolean isEmpty(String stream) {
        return seen.isNew(stream);
    }

    @Override
    public void onSealed(Listener listener) {
        seen.onSealed(listener);
    }

    @Override
    public synchronized void start() {
        seen.start(database);
        queue.open();
        errand.start();
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
                    seen.look();
                }
                for (Look look : looks) {
                    look.done().complete(goneOn(look) ? 1L : 0L);
                }
            }
        } catch (SQLException | DataAccessException e) {
            report(e);
            batch.forEach(each -> each.fail(AppendQueue.unavailable(e)));
        } catch (RuntimeException e) {
            log.error("A fault of the ledger, while events were appended.", e);
            batch.forEach(each -> each.fail(e));
        }
    }

    private void report(Exception failure) {
        statement.close();
        // What the database says of a failure may hold bytes of payloads.
        log.error("Appending failed: {}", failure.getClass().getName());
    }

    private boolean goneOn(Look look) throws SQLException {
        if (look.after().stream().anyMatch(Underway::hasFailed)) {
            return true;
        }
        return switch (seen.standing(look.read(), look.seen())) {
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
            SealStatement.Result result = statement.seal(rows(left), compares ? -1 : seen.next());
            switch (result) {
                case SealStatement.Result.Sealed sealed -> {
                    seen.sealed(left, sealed.first());
                    return true;
                }
                case SealStatement.Result.OthersAppended others -> seen.look();
                case SealStatement.Result.Overtaken overtaken -> {
                    seen.look();
                    for (int each : overtaken.appends()) {
                        left.get(each).fail(new Overtaken("A stream has gone on."));
                    }
                }
                case SealStatement.Result.Taken taken -> {
                    seen.look();
                    if (!failTaken(left)) {
                        sealEach(left);
                        return false;
                    }
                }
                case SealStatement.Result.Refused refused -> {
                    if (left.size() == 1) {
                        report(refused.failure());
                        left.getFirst().fail(AppendQueue.unavailable(refused.failure()));
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
            NewestNumbers.Standing standing = seen.standing(append.read(), append.seen());
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

    @Override
    public synchronized void stop() {
        errand.stop();
        seen.stop();
        queue.close();
        statement.close();
    }

    @Override
    public boolean isRunning() {
        return errand.isRunning();
    }

    /** Before the read models and the door, and stopped after them. */
    @Override
    public int getPhase() {
        return -900;
    }
}
