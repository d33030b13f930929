package org.iioe.ledger.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.iioe.ledger.log.EventReader;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How far the sealer is behind what was committed, whichever node seals. */
@Component("sealing")
final class SealingWatch extends AbstractHealthIndicator implements MeterBinder {
    /** For so long nothing may be sealed while there is something to seal. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CachedReading<State> state;
    private final Progress progress = new Progress();
    private final boolean isSealedAtOnce;

    SealingWatch(JdbcClient database, EventReader store) {
        isSealedAtOnce = store.isTheLog();
        state = new CachedReading<>(() -> read(database, store));
    }

    /**
     * @param head the newest sealed position; -1 while there is none
     * @param unsealed how many committed events are not sealed
     * @param seconds the age of the oldest of them; 0 where there is none
     */
    private record State(long head, long unsealed, double seconds) {}

    private static State read(JdbcClient database, EventReader store) {
        long head =
                database.sql("SELECT next_position - 1 FROM sealer_state")
                        .query(Long.class)
                        .single();
        EventReader.Lag lag = store.lag();
        return new State(head, lag.events(), lag.seconds());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ledger.sealed.position", state, of -> of.number(State::head))
                .description("The newest sealed position")
                .register(registry);
        Gauge.builder("ledger.sealing.lag.events", state, of -> of.number(State::unsealed))
                .description("Committed events that are not sealed yet")
                .register(registry);
        TimeGauge.builder(
                        "ledger.sealing.lag",
                        state,
                        TimeUnit.SECONDS,
                        of -> of.number(State::seconds))
                .description("The age of the oldest committed event that is not sealed yet")
                .register(registry);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        State now;
        try {
            now = state.fresh();
        } catch (IllegalStateException e) {
            // Told to who asked; thrown on it would be a stack trace in the log for each probe.
            health.down().withDetail("error", String.valueOf(e.getMessage()));
            return;
        }
        Duration standing = progress.standing("sealer", now.head(), now.unsealed() > 0);
        // Where storing is sealing the ledger leaves nothing unsealed, not even for a moment.
        boolean isStrange = isSealedAtOnce && now.unsealed() > 0;
        if (isStrange) {
            health.withDetail(
                    "do",
                    "Somebody wrote past the ledger, behind the end of the log: run VerifyLedger.");
        }
        (standing.compareTo(PATIENCE) < 0 && !isStrange ? health.up() : health.down())
                .withDetail("position", now.head())
                .withDetail("unsealed", now.unsealed())
                .withDetail("standingSeconds", standing.toSeconds());
    }
}
