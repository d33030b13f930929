package org.iioe.ledger.export;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documents that entries up to a position name by digest: which are kept, and their bytes. They
 * stand beside the log; one that is received later is in a later pack of the same position.
 */
@Component
final class PackDocuments {
    private static final int PART = 1 << 20;

    /** The first entry in which a thing names a digest; a thing may name several. */
    private static final String NAMED =
            """
            SELECT named.name AS digest, named.key AS thing, named.position,
                   convert_from(entry, 'UTF8')::json ->> 'type' AS type, media_type,
                   octet_length(content) AS bytes,
                   CASE WHEN content IS NULL THEN 'missing'
                        WHEN encode(sha256(content), 'hex') = digest THEN 'kept'
                        ELSE 'altered' END AS state
              FROM trace_name AS named JOIN sealed_entry USING (position)
              LEFT JOIN document ON digest = named.name
             WHERE named.name ~ '^[0-9a-f]{64}$' AND named.position <= ?
             ORDER BY named.position, named.name, named.key
            """;

    private static final String KEPT =
            """
            SELECT digest, media_type FROM document
             WHERE digest IN (
                 SELECT name FROM trace_name
                  WHERE name ~ '^[0-9a-f]{64}$' AND position <= ?)
             ORDER BY digest
            """;

    private static final String COUNTS =
            """
            SELECT count(DISTINCT name) AS named,
                   count(DISTINCT name) FILTER (WHERE digest IS NOT NULL) AS kept,
                   count(DISTINCT name) FILTER (
                       WHERE digest <> encode(sha256(content), 'hex')) AS altered
              FROM trace_name LEFT JOIN document ON digest = name
             WHERE name ~ '^[0-9a-f]{64}$' AND position <= ?
            """;

    private final JdbcClient database;

    PackDocuments(JdbcClient database) {
        this.database = database;
    }

    /**
     * How many are named, how many of those are kept, and how many of these are no more what they
     * were.
     */
    record Counts(long named, long kept, long altered) {}

    Counts counts(long position) {
        return database.sql(COUNTS).param(position).query(Counts.class).single();
    }

    /** Which digests are named, by what, and what is kept of them. */
    Table table(long position) {
        List<Column> columns =
                List.of(
                        Column.text("digest", "SHA-256"),
                        Column.text("thing", "Named by"),
                        Column.number("position", "Position"),
                        Column.text("event", "Event"),
                        Column.text("state", "State: kept, missing or altered"),
                        Column.text("mediaType", "Media type").orNone(),
                        Column.number("bytes", "Bytes").orNone(),
                        Column.text("file", "File").orNone());
        Rows<List<@Nullable Object>> rows =
                to -> {
                    try (Stream<List<@Nullable Object>> named =
                            database
                                    .sql(NAMED)
                                    .param(position)
                                    .query((row, number) -> {
                                        String digest = row.getString("digest");
                                        String type = row.getString("media_type");
                                        String event = row.getString("type");
                                        return row(
                                                digest,
                                                row.getString("thing"),
                                                row.getLong("position"),
                                                event.substring(event.lastIndexOf('.') + 1),
                                                row.getString("state"),
                                                type,
                                                row.getObject("bytes", Integer.class),
                                                type == null ? null : path(digest, type));
                                    })
                                    .stream()) {
                        named.forEach(to);
                    }
                };
        return Table.of(
                new Section("documents", "Documents that entries name by digest", columns, rows),
                "digest",
                "thing");
    }

    /** Writes those that are kept, each as it is, one after the other. */
    void write(long position, PackZip zip) throws IOException {
        record Kept(String digest, String type) {}
        try (Stream<Kept> kept =
                database
                        .sql(KEPT)
                        .param(position)
                        .query((row, number) -> new Kept(row.getString(1), row.getString(2)))
                        .stream()) {
            for (var each = kept.iterator(); each.hasNext(); ) {
                Kept document = each.next();
                zip.named(
                        path(document.digest(), document.type()),
                        out -> content(document.digest(), out));
            }
        }
    }

    /** A part at a time: what is kept uncompressed is read from within. */
    private void content(String digest, OutputStream out) throws IOException {
        byte[] part;
        int from = 1;
        do {
            part =
                    database.sql(
                                    "SELECT substring(content FROM ? FOR ?) FROM document WHERE"
                                            + " digest = ?")
                            .params(from, PART, digest)
                            .query((row, number) -> row.getBytes(1))
                            .single();
            out.write(part);
            from += PART;
        } while (part.length == PART);
    }

    private static String path(String digest, String mediaType) {
        return "documents/%s.%s"
                .formatted(
                        digest,
                        switch (mediaType) {
                            case "application/pdf" -> "pdf";
                            case "image/png" -> "png";
                            case "image/jpeg" -> "jpg";
                            case "image/tiff" -> "tif";
                            case "image/webp" -> "webp";
                            default -> "bin";
                        });
    }
}
