package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills generations that are being built, or are behind those that answer, beside these. Those that
 * have come least far are filled until they are where the next ones are, and go on together with
 * them; those that are where all stand that answer join these.
 */
final class BuildingFeed implements FeedThread.Work {
    private static final Logger log = LoggerFactory.getLogger(BuildingFeed.class);
    private static final String LOCK = "ledger feed of what is built";

    private final Generations generations;
    private final GenerationTable table;
    private final FeedConnection connection;
    private final LogReader reader;
    private boolean isLocked;
    private @Nullable At at;

    /** What is filled, and where it stands. */
    private record At(List<Generation> generations, Filler filler) {
        long position() {
            return generations.getFirst().position();
        }

        /** Whether these are what stands in the database now. */
        boolean is(List<Generation> now) {
            return generations.equals(now);
        }

        At moved(long position) {
            return new At(generations.stream().map(g -> g.at(position)).toList(), filler);
        }
    }

    BuildingFeed(
            Generations generations,
            GenerationTable table,
            FeedConnection connection,
            LogReader reader) {
        this.generations = generations;
        this.table = table;
        this.connection = connection;
        this.reader = reader;
    }

    @Override
    public FeedThread.Next step() throws SQLException, InterruptedException {
        List<Generation> all = table.all();
        List<Generation> open =
                all.stream()
                        .filter(g -> !g.isWithAll())
                        .filter(g -> g.state() != Generation.State.SUPERSEDED)
                        .filter(g -> generations.isForThis(g, all))
                        .toList();
        connection.commit();
        if (open.isEmpty()) {
            pass();
            return FeedThread.Next.LATER;
        }
        if (!isLocked && !connection.lock(LOCK)) {
            return FeedThread.Next.LATER;
        }
        isLocked = true;
        List<Generation> last = last(open);
        At now = at;
        if (now == null || !now.is(last)) {
            now = new At(last, begin(last));
        }
        try {
            return step(now, open);
        } catch (Filler.Overtaken e) {
            connection.rollback();
            at = null;
            return FeedThread.Next.LATER;
        }
    }

    /** There is nothing to do: another node may have something. */
    private void pass() throws SQLException {
        at = null;
        if (isLocked) {
            generations.fills(LOCK, List.of());
            connection.unlock(LOCK);
            isLocked = false;
        }
    }

    /** Those that have come least far, one of each projection: tables have their names once. */
    private static List<Generation> last(List<Generation> open) {
        long least = open.stream().mapToLong(Generation::position).min().orElseThrow();
        Map<String, Generation> last = new LinkedHashMap<>();
        open.stream()
                .filter(g -> g.position() == least)
                .forEach(g -> last.putIfAbsent(g.projection(), g));
        return List.copyOf(last.values());
    }

    private Filler begin(List<Generation> those) throws SQLException {
        generations.fills(LOCK, those);
        for (Generation generation : those) {
            if (generation.state() == Generation.State.BUILDING) {
                log.info(
                        "The projection {} is being built anew, from position {}.",
                        generation.projection(),
                        generation.position() + 1);
            }
        }
        return generations.filler(connection, those);
    }

    private FeedThread.Next step(At now, List<Generation> open)
            throws SQLException, InterruptedException {
        ReadModelPlace.Place answering = table.answering().place();
        connection.commit();
        long next =
                open.stream()
                        .filter(g -> !now.generations().contains(g))
                        .mapToLong(Generation::position)
                        .filter(position -> position > now.position())
                        .min()
                        .orElse(Long.MAX_VALUE);
        long until = answering.isEmpty() ? next : Math.min(next, answering.position());
        if (!answering.isEmpty()
                && now.position() >= answering.position() - reader.most()
                && next > answering.position()) {
            Thread.sleep(generations.delay());
            return join(now);
        }
        List<LogReader.Entry> entries =
                now.position() < until ? reader.read(now.position() + 1, until) : List.of();
        connection.commit();
        if (!entries.isEmpty()) {
            Thread.sleep(generations.delay());
            fill(now, entries);
            connection.commit();
            at = now.moved(entries.getLast().at().position());
            return FeedThread.Next.NOW;
        }
        return answering.isEmpty() ? join(now) : FeedThread.Next.LATER;
    }

    private void fill(At now, List<LogReader.Entry> entries) {
        now.filler()
                .fill(
                        entries,
                        () ->
                                table.move(
                                        now.generations(),
                                        now.position(),
                                        entries.getLast().at().position()));
    }

    /**
     * Lets generations answer, or go on, with all that do: nobody moves these on until both are at
     * the same place.
     */
    private FeedThread.Next join(At now) throws SQLException {
        at = null;
        table.lock(now.generations());
        ReadModelPlace.Place answering = table.answering().lock();
        At there = now;
        long left = answering.position() - now.position();
        if (!answering.isEmpty() && left != 0) {
            List<LogReader.Entry> entries =
                    left > 0 && left <= reader.most()
                            ? reader.read(now.position() + 1, answering.position())
                            : List.of();
            if (entries.size() != left) {
                connection.rollback();
                at = now;
                return FeedThread.Next.LATER;
            }
            fill(now, entries);
            there = now.moved(answering.position());
        } else if (answering.isEmpty()) {
            table.answering().move(answering, now.position());
        }
        for (Generation generation : there.generations()) {
            if (!table.takeOver(generation)) {
                throw new Filler.Overtaken();
            }
        }
        connection.commit();
        for (Generation generation : there.generations()) {
            log.info(
                    "The projection {} was built anew and answers from now on, as of position {}.",
                    generation.projection(),
                    generation.position());
        }
        return FeedThread.Next.NOW;
    }

    @Override
    public void close() {
        generations.fills(LOCK, List.of());
        reader.close();
    }
}
