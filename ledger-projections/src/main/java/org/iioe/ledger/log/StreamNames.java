package org.iioe.ledger.log;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Which streams there may be: a name that is not among them is certainly new, so that nobody asks
 * the database for it. It takes a byte and a half for each stream, however long its name; three of
 * a thousand new names are taken for known ones, and looked up in vain.
 */
final class StreamNames {
    private static final double TAKEN_FOR_KNOWN = 0.003;

    private final List<BloomFilter<CharSequence>> filters = new CopyOnWriteArrayList<>();
    private long capacity;
    private long room;

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

    boolean mayContain(String name) {
        for (BloomFilter<CharSequence> filter : filters) {
            if (filter.mightContain(name)) {
                return true;
            }
        }
        return false;
    }
}
