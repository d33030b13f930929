package org.iioe.ledger.log;

import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the sealed entries say, as exports and reports read it: as events in their present shape,
 * also where an older revision was stored. {@link Trail} shows the entries as they are stored.
 */
@Component
public final class SealedEvents {
    private static final int PART = 500;

    private final JdbcClient database;
    private final EntryFormat format;
    private final Configuration axon;

    /**
     * @param axon knows the decoder, once all upcasters are known
     */
    SealedEvents(JdbcClient database, EntryFormat format, Configuration axon) {
        this.database = database;
        this.format = format;
        this.axon = axon;
    }

    /**
     * Reads all events up to a position, in order, one by one.
     *
     * @param subject of one stream only, or null for all
     */
    public void read(long upTo, @Nullable String subject, Consumer<SealedEvent> to) {
        EventDecoder decoder = decoder();
        try (Stream<SealedEvent> events =
                database
                        .sql(
                                """
                                SELECT position, recorded_at, entry FROM sealed_entry
                                 WHERE position <= :upTo
                                   AND (CAST(:subject AS text) IS NULL OR subject = :subject)
                                 ORDER BY position
                                """)
                        .param("upTo", upTo)
                        .param("subject", subject)
                        .query((row, number) -> event(row, decoder))
                        .stream()) {
            events.forEach(to);
        }
    }

    /** Reads events by their positions, a part at a time. */
    public void read(List<Long> positions, Consumer<SealedEvent> to) {
        EventDecoder decoder = decoder();
        for (int from = 0; from < positions.size(); from += PART) {
            database.sql(
                            """
                            SELECT position, recorded_at, entry FROM sealed_entry
                             WHERE position IN (:positions) ORDER BY position
                            """)
                    .param(
                            "positions",
                            positions.subList(from, Math.min(positions.size(), from + PART)))
                    .query((row, number) -> event(row, decoder))
                    .list()
                    .forEach(to);
        }
    }

    private EventDecoder decoder() {
        return axon.getComponent(EventDecoder.class);
    }

    private SealedEvent event(ResultSet row, EventDecoder decoder) throws SQLException {
        var stored = format.event(row.getBytes("entry"));
        return new SealedEvent(
                row.getLong("position"),
                row.getTimestamp("recorded_at").toInstant(),
                stored,
                decoder.event(stored));
    }
}
