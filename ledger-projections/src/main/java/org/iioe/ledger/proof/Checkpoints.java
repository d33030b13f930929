package org.iioe.ledger.proof;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** The signed checkpoints, all of them, for ever. */
@Component
public final class Checkpoints {
    private final JdbcClient database;
    private final SigningKeys keys;
    private final LogIdentity identity;

    Checkpoints(JdbcClient database, SigningKeys keys, LogIdentity identity) {
        this.database = database;
        this.keys = keys;
        this.identity = identity;
    }

    /**
     * A checkpoint that was signed.
     *
     * @param number from 0, in the order of signing
     * @param note with the signatures of the log, and of its witnesses so far
     */
    public record Signed(long number, long size, SignedNote note) {}

    /** Signs the tree as it is, in the transaction that grew it. */
    public void sign(long number, Frontier tree) {
        byte[] root = tree.root();
        SignedNote note = keys.sign(new Checkpoint(identity.origin(), tree.size(), root).text());
        database.sql("INSERT INTO checkpoint (number, size, root, note) VALUES (?, ?, ?, ?)")
                .params(number, tree.size(), root, note.toString())
                .update();
    }

    /** The newest checkpoint. */
    public Optional<Signed> newest() {
        return signed("ORDER BY number DESC LIMIT 1").stream().findFirst();
    }

    /** The checkpoint of a size, where one was signed. */
    public Optional<Signed> ofSize(long size) {
        return signed("WHERE size = ?", size).stream().findFirst();
    }

    /** Every checkpoint over at most so many entries, the oldest first. */
    public List<Signed> upTo(long size) {
        return signed("WHERE size <= ? ORDER BY number", size);
    }

    /**
     * Checkpoints over at most so many entries, in the order of signing, a part at a time.
     *
     * @param after the number after which to begin; -1 for the first
     */
    public List<Signed> upTo(long size, long after, int most) {
        return signed("WHERE size <= ? AND number > ? ORDER BY number LIMIT ?", size, after, most);
    }

    /** The newest checkpoint over at most so many entries, where one was signed. */
    public Optional<Signed> newestUpTo(long size) {
        return signed("WHERE size <= ? ORDER BY size DESC LIMIT 1", size).stream().findFirst();
    }

    /** The first checkpoint over at least so many entries, where one was signed. */
    public Optional<Signed> firstFrom(long size) {
        return signed("WHERE size >= ? ORDER BY size LIMIT 1", size).stream().findFirst();
    }

    /** Checkpoints from a number on. */
    List<Signed> from(long number, int most) {
        return signed("WHERE number >= ? ORDER BY number LIMIT ?", number, most);
    }

    private List<Signed> signed(String which, Object... parameters) {
        return database.sql(
                        """
                        SELECT number, size, note,
                               ARRAY(SELECT line FROM cosignature s WHERE s.size = c.size ORDER BY witness)
                          FROM checkpoint c
                        """
                                + which)
                .params(parameters)
                .query((row, number) ->
                        new Signed(
                                row.getLong(1),
                                row.getLong(2),
                                SignedNote.parse(row.getString(3))
                                        .with(
                                                List.of((String[]) row.getArray(4).getArray())
                                                        .stream()
                                                        .map(SignedNote::signature)
                                                        .toList())))
                .list();
    }
}
