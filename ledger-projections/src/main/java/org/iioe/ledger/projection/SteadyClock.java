package org.iioe.ledger.projection;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that goes on from a time by itself, whatever happens to the machine's: who steps that
 * back by an hour does not make anybody wait for an hour.
 */
final class SteadyClock extends Clock {
    private volatile Reading last;

    private record Reading(Instant time, long nanos) {}

    SteadyClock(Instant now) {
        last = new Reading(now, System.nanoTime());
    }

    /** Goes on from another time. */
    void set(Instant now) {
        last = new Reading(now, System.nanoTime());
    }

    @Override
    public Instant instant() {
        Reading from = last;
        return from.time().plusNanos(System.nanoTime() - from.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It tells instants.");
    }
}
