package org.iioe.ledger.log;

import org.iioe.ledger.audit.EventLog.Listener;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.log.AppendQueue.Pending;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How far this node has seen the log, and what it remembers of the streams in it: so it tells by
 * itself of most streams whether they are new, and whether they have gone on.
 */
final class SeenEntries {
    private static final int PAGE = 10_000;

    private final SealStatement statement;
    private final SealerLoop loop;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile StreamNames names = new StreamNames(1);
    private NewestNumbers newest = new NewestNumbers(0);
    private volatile long next;

    SeenEntries(SealStatement statement, SealerLoop loop) {
        this.statement = statement;
        this.loop = loop;
    }

    /** Begins at the end of the log. */
    void start(JdbcClient database) {
        next = database.sql("SELECT next_position FROM sealer_state").query(Long.class).single();
        newest = new NewestNumbers(next);
        names = new StreamNames(next + 1_000_000);
        names.read(database);
    }

    void stop() {
        names.stop();
    }

    void onSealed(Listener listener) {
        listeners.add(listener);
    }

    /** The position behind the last entry that was seen. */
    long next() {
        return next;
    }

    /** Whether a stream is certainly new. */
    boolean isNew(String stream) {
        return names.isNew(stream);
    }

    /**
     * Whether streams are as they were read.
     *
     * @param read the last number of each
     * @param before the next position before that
     */
    NewestNumbers.Standing standing(Map<String, Long> read, long before) {
        return newest.of(read, before);
    }

    /** Looks what others have sealed. */
    void look() throws SQLException {
        take(statement.next());
    }

    /** Takes note of what this node has sealed itself, and tells everybody. */
    void sealed(List<Pending> appends, long first) throws SQLException {
        if (first > next) {
            take(first);
        }
        long position = first;
        for (Pending each : appends) {
            for (StoredEvent event : each.append().events()) {
                see(event.subject(), event.sequence(), position++);
            }
        }
        next = position;
        position = first;
        for (Pending each : appends) {
            each.done().complete(position);
            position += each.append().events().size();
        }
        loop.sealed();
    }

    private void take(long until) throws SQLException {
        while (next < until) {
            long from = next;
            long to = Math.min(until, from + PAGE);
            statement.sealed(from, to, this::see);
            next = to;
        }
    }

    private void see(String stream, long sequence, long position) {
        if (sequence == 0) {
            names.add(stream);
        }
        newest.put(stream, sequence, position);
        listeners.forEach(listener -> listener.sealed(stream, sequence));
    }
}
