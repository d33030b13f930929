package org.iioe.ledger.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.iioe.ledger.audit.log.LogCheck;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether what is sealed gets signed, the key is there, and what the last check of the log found.
 */
@Component("signing")
final class CheckpointsWatch extends AbstractHealthIndicator implements MeterBinder {
    private final List<Path> keys;
    private final LogCheck check;
    private final Recent<State> state;

    CheckpointsWatch(
            JdbcClient database,
            LogCheck check,
            @Value("${ledger.signing-keys}") List<String> keys) {
        this.keys = keys.stream().map(Path::of).toList();
        this.check = check;
        state = new Recent<>(() -> read(database));
    }

    /**
     * @param unsigned how many sealed entries no checkpoint covers
     * @param seconds the age of the newest entry that is covered
     */
    private record State(long size, long unsigned, double seconds) {}

    private static State read(JdbcClient database) {
        return database.sql(
                        """
                        SELECT coalesce(c.size, 0) AS size,
                               s.next_position - coalesce(c.size, 0) AS unsigned,
                               extract(epoch FROM clock_timestamp() - e.recorded_at) AS seconds
                          FROM sealer_state s
                          LEFT JOIN LATERAL (
                              SELECT size FROM checkpoint ORDER BY number DESC LIMIT 1) c ON true
                          LEFT JOIN sealed_entry e ON e.position = c.size - 1
                        """)
                .query((row, number) ->
                        new State(
                                row.getLong(1),
                                row.getLong(2),
                                row.getObject(3) == null ? Double.NaN : row.getDouble(3)))
                .single();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ledger.checkpoint.size", state, of -> of.number(State::size))
                .description("How many entries the newest signed checkpoint covers")
                .register(registry);
        Gauge.builder("ledger.checkpoint.lag.events", state, of -> of.number(State::unsigned))
                .description("Sealed entries that no signed checkpoint covers yet")
                .register(registry);
        TimeGauge.builder(
                        "ledger.checkpoint.age",
                        state,
                        TimeUnit.SECONDS,
                        of -> of.number(State::seconds))
                .description("The age of the newest entry that a signed checkpoint covers")
                .register(registry);
        TimeGauge.builder(
                        "ledger.verification.age",
                        check,
                        TimeUnit.SECONDS,
                        of -> of.ended().map(CheckpointsWatch::age).orElse(Double.NaN))
                .description("Since when the last check of the whole log on this node has ended")
                .register(registry);
        Gauge.builder(
                        "ledger.verification.good",
                        check,
                        of ->
                                of.ended()
                                        .map(done -> done.state() == LogCheck.State.GOOD ? 1d : 0d)
                                        .orElse(Double.NaN))
                .description("1 when the last check of the whole log found nothing, 0 otherwise")
                .register(registry);
    }

    private static double age(LogCheck.Status done) {
        Instant ended = done.endedAt();
        return ended == null ? Double.NaN : Duration.between(ended, Instant.now()).toSeconds();
    }

    /** Down when a key that signs is not to be read any more: the next start would fail. */
    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<String> missing =
                keys.stream()
                        .filter(key -> !Files.isReadable(key))
                        .map(key -> key.toAbsolutePath().normalize().toString())
                        .toList();
        if (!missing.isEmpty()) {
            health.down()
                    .withDetail("missing", missing)
                    .withDetail("do", "Put the key back from where it is kept.");
            return;
        }
        State now = state.fresh();
        health.up().withDetail("size", now.size()).withDetail("unsigned", now.unsigned());
    }
}
