package org.iioe.ledger.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

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

    private final Recent<State> state;
    private final Progress progress = new Progress();

    SealingWatch(JdbcClient database) {
        state = new Recent<>(() -> read(database));
    }

    /**
     * @param head the newest sealed position; -1 while there is none
     * @param unsealed how many committed events are not sealed
     * @param seconds the age of the oldest of them; 0 where there is none
     */
    private record State(long head, long unsealed, double seconds) {}

    private static State read(JdbcClient database) {
        // What the sealer would take: visible now, and neither sealed nor of a page before.
        return database.sql(
                        """
                        SELECT s.next_position - 1, count(e.globalindex),
                               coalesce(extract(epoch FROM clock_timestamp()
                                   - min(CAST(e.timestamp AS timestamptz))), 0)
                          FROM sealer_state s
                          LEFT JOIN domainevententry e
                            ON e.xid >= pg_snapshot_xmin(s.snapshot)
                           AND NOT pg_visible_in_snapshot(e.xid, s.snapshot)
                           AND NOT (s.target IS NOT NULL
                                    AND pg_visible_in_snapshot(e.xid, s.target)
                                    AND e.globalindex <= s.last_index)
                         GROUP BY s.next_position
                        """)
                .query((row, number) ->
                        new State(row.getLong(1), row.getLong(2), Math.max(0, row.getDouble(3))))
                .single();
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
        State now = state.fresh();
        Duration standing = progress.standing("sealer", now.head(), now.unsealed() > 0);
        (standing.compareTo(PATIENCE) < 0 ? health.up() : health.down())
                .withDetail("position", now.head())
                .withDetail("unsealed", now.unsealed())
                .withDetail("standingSeconds", standing.toSeconds());
    }
}
