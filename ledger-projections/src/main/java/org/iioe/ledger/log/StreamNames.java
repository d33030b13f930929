package org.iioe.ledger.log;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Which streams there may be: a name that is not among them is certainly new, so that nobody asks
 * the database for it. It takes a byte and a half for each stream, however long its name; three of
 * a thousand new names are taken for known ones, and looked up in vain.
 */
final class StreamNames {
    private static final Logger log = LoggerFactory.getLogger(StreamNames.class);
    private static final double TAKEN_FOR_KNOWN = 0.003;
    private static final int PAGE = 10_000;

    private final List<BloomFilter<CharSequence>> filters = new CopyOnWriteArrayList<>();
    private long capacity;
    private long room;
    private volatile boolean complete;
    private volatile boolean stopped;

    /**
     * @param expected how many names there will be at first
     */
    StreamNames(long expected) {
        grow(expected);
    }

    private void grow(long more) {
        capacity = more;
        room = more;
        filters.add(
                BloomFilter.create(
                        Funnels.stringFunnel(StandardCharsets.UTF_8), more, TAKEN_FOR_KNOWN));
    }

    synchronized void add(String name) {
        if (room == 0) {
            grow(2 * capacity);
        }
        filters.getLast().put(name);
        room--;
    }

    /**
     * Reads beside the work which streams there are; until it has them, the database is asked. From
     * the index alone: that a name stands behind the end of the log costs a look-up at most, and to
     * know it would take a look at every entry.
     */
    void read(JdbcClient database) {
        Thread.ofPlatform().name("stream-names").daemon(true).start(() -> readAll(database));
    }

    private void readAll(JdbcClient database) {
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
                if (!stopped) {
                    log.info("The names of streams are not kept in memory: {}", e.toString());
                }
                return;
            }
            page.forEach(this::add);
            after = page.isEmpty() ? after : page.getLast();
        } while (!stopped && page.size() == PAGE);
        complete = !stopped;
    }

    void stop() {
        stopped = true;
    }

    /** Whether a name is certainly none of them. */
    boolean isNew(String name) {
        return complete && !mayContain(name);
    }

    private boolean mayContain(String name) {
        for (BloomFilter<CharSequence> filter : filters) {
            if (filter.mightContain(name)) {
                return true;
            }
        }
        return false;
    }
}
