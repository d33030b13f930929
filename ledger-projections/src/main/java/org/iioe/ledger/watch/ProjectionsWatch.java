package org.iioe.ledger.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.iioe.ledger.projection.Projection;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How far each read model that answers is behind the sealed log. */
@Component("projections")
final class ProjectionsWatch extends AbstractHealthIndicator implements MeterBinder {
    /** For so long a read model may stand still while it is behind: a batch takes less. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final State NONE = new State("", -1, Double.NaN, Double.NaN);

    private final List<String> names;
    private final CachedReading<Map<String, State>> states;
    private final Progress progress = new Progress();

    ProjectionsWatch(JdbcClient database, List<Projection> projections) {
        names = projections.stream().map(Projection::name).sorted().toList();
        states = new CachedReading<>(() -> read(database));
    }

    /**
     * @param position the last entry that it shows; -1 while there is none
     * @param events how many sealed entries it does not show yet
     * @param seconds since when the first of these is recorded; 0 where there is none
     */
    private record State(String projection, long position, double events, double seconds) {}

    private static Map<String, State> read(JdbcClient database) {
        return database
                .sql(
                        """
                        SELECT g.projection, g.position,
                               greatest(s.next_position - 1 - g.position, 0) AS events,
                               coalesce(extract(epoch FROM clock_timestamp() - e.recorded_at), 0)
                                   AS seconds
                          FROM sealer_state s CROSS JOIN (
                              SELECT projection, coalesce(g.position, p.position) AS position
                                FROM projection_generation g CROSS JOIN read_model_position p
                               WHERE state = 'live') AS g
                          LEFT JOIN sealed_entry e ON e.position = g.position + 1
                        """)
                .query(State.class)
                .list()
                .stream()
                .collect(Collectors.toMap(State::projection, state -> state));
    }

    private static State of(Map<String, State> states, String name) {
        return states.getOrDefault(name, NONE);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : names) {
            Gauge.builder(
                            "ledger.projection.position",
                            states,
                            of -> of.number(all -> of(all, name).position()))
                    .description("The last entry that the read model shows")
                    .tag("projection", name)
                    .register(registry);
            Gauge.builder(
                            "ledger.projection.lag.events",
                            states,
                            of -> of.number(all -> of(all, name).events()))
                    .description("Sealed entries that the read model does not show yet")
                    .tag("projection", name)
                    .register(registry);
            TimeGauge.builder(
                            "ledger.projection.lag",
                            states,
                            TimeUnit.SECONDS,
                            of -> of.number(all -> of(all, name).seconds()))
                    .description("Since when the first entry is recorded that is not shown yet")
                    .tag("projection", name)
                    .register(registry);
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, State> now = states.fresh();
        Map<String, Object> details = new TreeMap<>();
        boolean stuck = false;
        for (String name : names) {
            State state = of(now, name);
            Duration standing = progress.standing(name, state.position(), !(state.events() <= 0));
            boolean stands = standing.compareTo(PATIENCE) >= 0;
            stuck |= stands;
            details.put(
                    name,
                    String.format(
                            Locale.ROOT,
                            "position %d, %.0f behind%s",
                            state.position(),
                            state.events(),
                            stands ? ", stuck for " + standing.toSeconds() + " s" : ""));
        }
        (stuck ? health.down() : health.up()).withDetails(details);
    }
}
