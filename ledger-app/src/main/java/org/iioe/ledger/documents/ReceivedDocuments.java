package org.iioe.ledger.documents;

import org.iioe.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The documents that events name, by digest. One that is there is never changed. */
@Component
final class ReceivedDocuments {
    /**
     * A document.
     *
     * @param digest of its bytes, by which events name it
     * @param receivedAt the database's clock
     * @param receivedBy who sent it first
     */
    record Document(
            String digest, String type, long bytes, Instant receivedAt, String receivedBy) {}

    private static final String COLUMNS = "digest, media_type, bytes, received_at, received_by";

    private final JdbcClient database;

    ReceivedDocuments(JdbcClient database) {
        this.database = database;
    }

    /** Keeps a document; says whether it is new. */
    boolean keep(Sha256 digest, DocumentType type, byte[] content, String receivedBy) {
        return database.sql(
                                """
                                INSERT INTO document (digest, media_type, bytes, received_by, content)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .params(
                                digest.hex(),
                                type.mediaType().toString(),
                                content.length,
                                receivedBy,
                                content)
                        .update()
                == 1;
    }

    Optional<Document> find(Sha256 digest) {
        return database.sql("SELECT %s FROM document WHERE digest = ?".formatted(COLUMNS))
                .param(digest.hex())
                .query((row, number) -> document(row))
                .optional();
    }

    /** The bytes as they are now. */
    Optional<byte[]> content(Sha256 digest) {
        return database.sql("SELECT content FROM document WHERE digest = ?")
                .param(digest.hex())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /**
     * Documents by digest.
     *
     * @param after the digest after which to begin, or null
     */
    List<Document> list(@Nullable String after, int most) {
        return database.sql(
                        "SELECT %s FROM document WHERE digest > ? ORDER BY digest LIMIT ?"
                                .formatted(COLUMNS))
                .params(after == null ? "" : after, most)
                .query((row, number) -> document(row))
                .list();
    }

    /** How many there are, and which are no more what they were: the database digests them all. */
    record Check(long checked, List<String> altered) {}

    Check check() {
        return new Check(
                database.sql("SELECT count(*) FROM document")
                        .query((row, number) -> row.getLong(1))
                        .single(),
                database.sql(
                                """
                                SELECT digest FROM document
                                 WHERE digest <> encode(sha256(content), 'hex')
                                    OR bytes <> octet_length(content)
                                 ORDER BY digest
                                """)
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getString("digest"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("received_by"));
    }
}
