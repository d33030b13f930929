package org.iioe.ledger.log;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The newest number of each stream that was appended to lately; of the others it knows nothing. */
final class NewestNumbers {
    /**
     * A decision takes milliseconds, in which fewer are appended to. More would be older when they
     * go, and what is neither young nor old costs the collector of garbage most.
     */
    private static final int MOST = 10_000;

    /** Whether streams are as they were read. */
    enum Standing {
        /** None has gone on. */
        UNCHANGED,
        /** One has gone on. */
        OVERTAKEN,
        /** They were read too long ago to be told from here. */
        UNKNOWN
    }

    private record Newest(long sequence, long position) {}

    private final Map<String, Newest> newest = new LinkedHashMap<>();

    /** Every stream that was appended to at this position or later is here. */
    private long from;

    /**
     * @param from the next position
     */
    NewestNumbers(long from) {
        this.from = from;
    }

    void put(String stream, long sequence, long position) {
        newest.remove(stream);
        newest.put(stream, new Newest(sequence, position));
        if (newest.size() > MOST) {
            Iterator<Newest> oldest = newest.values().iterator();
            from = oldest.next().position() + 1;
            oldest.remove();
        }
    }

    /**
     * @param read the last number of each stream, as it was read
     * @param seen the next position before that
     */
    Standing of(Map<String, Long> read, long seen) {
        for (Map.Entry<String, Long> each : read.entrySet()) {
            Newest known = newest.get(each.getKey());
            if (known != null && known.sequence() > each.getValue()) {
                return Standing.OVERTAKEN;
            }
        }
        return seen < from ? Standing.UNKNOWN : Standing.UNCHANGED;
    }
}
