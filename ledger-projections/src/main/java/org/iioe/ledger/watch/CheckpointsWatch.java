package org.iioe.ledger.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.iioe.ledger.log.LogCheck;
import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    /** For so long nothing may be signed while there is something to sign. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Progress progress = new Progress();
    private final List<Path> keys;
    private final LogCheck check;
    private final CachedReading<State> state;
    private final CachedReading<Shipped> shipped;

    CheckpointsWatch(JdbcClient database, LogCheck check, LedgerProperties settings) {
        this.keys = settings.signingKeys();
        this.check = check;
        state = new CachedReading<>(() -> read(database));
        shipped =
                new CachedReading<>(() ->
                        shipped(database, settings.checkpointDir().resolve("latest.checkpoint")));
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

    /**
     * What stands in the folder, from where it is carried away: that it was signed helps nobody.
     *
     * @param events how many sealed entries no checkpoint of the folder covers
     * @param seconds since when the oldest of them is sealed; 0 where there is none
     */
    private record Shipped(long events, double seconds) {}

    private static Shipped shipped(JdbcClient database, Path latest) {
        String note = "";
        try {
            note = Files.readString(latest);
        } catch (NoSuchFileException e) {
            // Nothing was shipped yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Signatures may have come to it since; another log's text is none of this log's.
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        return database.sql(
                        """
                        SELECT s.next_position - f.size AS events,
                               coalesce(extract(epoch FROM clock_timestamp() - e.recorded_at), 0) AS seconds
                          FROM sealer_state s
                          CROSS JOIN (
                              SELECT coalesce(max(size), 0) AS size FROM checkpoint
                               WHERE size = :size AND starts_with(note, :text)) f
                          LEFT JOIN sealed_entry e ON e.position = f.size
                        """)
                .param("size", size(text))
                .param("text", text + "\n")
                .query((row, number) -> new Shipped(row.getLong(1), row.getDouble(2)))
                .single();
    }

    private static long size(String text) {
        return text.lines()
                .skip(1)
                .findFirst()
                .filter(line -> line.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
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
        Gauge.builder("ledger.shipping.lag.events", shipped, of -> of.number(Shipped::events))
                .description(
                        "Sealed entries that no checkpoint in ledger.checkpoint-dir covers yet")
                .register(registry);
        TimeGauge.builder(
                        "ledger.shipping.lag",
                        shipped,
                        TimeUnit.SECONDS,
                        of -> of.number(Shipped::seconds))
                .description(
                        "The age of the oldest entry that no checkpoint in ledger.checkpoint-dir"
                                + " covers; 0 where there is none")
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

    /**
     * Down when a key that signs is not to be read any more: the next start would fail; and when
     * nothing is signed while there is something to sign: nobody could prove what is recorded now.
     */
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
        Duration standing = progress.standing("signer", now.size(), now.unsigned() > 0);
        (standing.compareTo(PATIENCE) < 0 ? health.up() : health.down())
                .withDetail("size", now.size())
                .withDetail("unsigned", now.unsigned())
                .withDetail("standingSeconds", standing.toSeconds());
    }
}
