package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/**
 * Shows what is sealed to all generations that answer, each entry decoded once, all of them moved
 * on in one transaction a batch.
 */
final class LiveFeed implements FeedThread.Work {
    private static final String LOCK = "ledger feed of what answers";

    private final Generations generations;
    private final GenerationTable table;
    private final FeedConnection connection;
    private final LogReader log;
    private boolean isLocked;
    private @Nullable At at;

    /** What is filled, and where it stands. */
    private record At(ReadModelPlace.Place place, Filler filler) {}

    LiveFeed(
            Generations generations,
            GenerationTable table,
            FeedConnection connection,
            LogReader log) {
        this.generations = generations;
        this.table = table;
        this.connection = connection;
        this.log = log;
    }

    @Override
    public FeedThread.Next step() throws SQLException, InterruptedException {
        if (!isLocked && !connection.lock(LOCK)) {
            return FeedThread.Next.LATER;
        }
        isLocked = true;
        At now = at == null ? begin() : at;
        if (now == null) {
            return FeedThread.Next.LATER;
        }
        long next = now.place().position() + 1;
        List<LogReader.Entry> entries = log.read(next, Long.MAX_VALUE);
        connection.commit();
        if (entries.isEmpty()) {
            at = isStill(now) ? now : null;
            return FeedThread.Next.WHEN_WOKEN;
        }
        Thread.sleep(generations.delay());
        at = fill(now, entries);
        return log.isAhead() || at == null ? FeedThread.Next.NOW : FeedThread.Next.WHEN_WOKEN;
    }

    /** Null when there is nothing to fill, or not everything can be filled by this code. */
    private @Nullable At begin() throws SQLException {
        ReadModelPlace.Place place = table.answering().place();
        List<Generation> all = table.all();
        List<Generation> members = all.stream().filter(Generation::isWithAll).toList();
        boolean isForThis = members.stream().allMatch(m -> generations.isForThis(m, all));
        if (members.isEmpty() || !isForThis) {
            generations.fills(LOCK, List.of());
            connection.unlock(LOCK);
            isLocked = false;
            return null;
        }
        generations.fills(LOCK, members);
        return new At(place, generations.filler(connection, members));
    }

    private @Nullable At fill(At now, List<LogReader.Entry> entries) throws SQLException {
        long last = entries.getLast().at().position();
        try {
            now.filler().fill(entries, () -> table.answering().move(now.place(), last));
            connection.commit();
            return new At(now.place().at(last), now.filler());
        } catch (Filler.Overtaken e) {
            connection.rollback();
            return null;
        }
    }

    private boolean isStill(At now) throws SQLException {
        ReadModelPlace.Place place = table.answering().place();
        connection.commit();
        return place.equals(now.place());
    }

    @Override
    public void close() {
        generations.fills(LOCK, List.of());
        log.close();
    }
}
