package org.iioe.ledger.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells who stands still from who is behind and moves. It knows what it was shown: the first look
 * begins the count.
 */
final class Progress {
    private record Seen(long place, long since) {}

    private final Map<String, Seen> seen = new HashMap<>();

    /**
     * How long somebody with work to do has not moved.
     *
     * @param who stands there
     * @param place how far it has come
     * @param behind whether there is work to do
     */
    synchronized Duration standing(String who, long place, boolean behind) {
        long now = System.nanoTime();
        Seen before = seen.get(who);
        if (!behind || before == null || before.place() != place) {
            seen.put(who, new Seen(place, now));
            return Duration.ZERO;
        }
        return Duration.ofNanos(now - before.since());
    }
}
