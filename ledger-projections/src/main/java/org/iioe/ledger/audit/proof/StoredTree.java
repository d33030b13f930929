package org.iioe.ledger.audit.proof;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

/** The tree as the database keeps it: leaf hashes beside the entries, and the roots of tiles. */
@Component
public final class StoredTree implements Tree.Tiles {
    private final JdbcClient database;

    StoredTree(JdbcClient database) {
        this.database = database;
    }

    /** The tree for one answer. */
    public Tree open() {
        return new Tree(this);
    }

    /** How many leaves the tree has. */
    public long size() {
        return database.sql("SELECT tree_size FROM sealer_state").query(Long.class).single();
    }

    @Override
    public List<byte[]> hashes(int level, long index) {
        long first = index * Tree.TILE;
        JdbcClient.StatementSpec hashes =
                level == 0
                        ? database.sql(
                                        "SELECT leaf_hash FROM sealed_entry WHERE position >= ? AND"
                                                + " position < ? ORDER BY position")
                                .params(first, first + Tree.TILE)
                        : database.sql(
                                        "SELECT hash FROM log_node WHERE level = ? AND index >= ?"
                                                + " AND index < ? ORDER BY index")
                                .params(level, first, first + Tree.TILE);
        return hashes.query((row, number) -> row.getBytes(1)).list();
    }

    /** Adds the root of a whole tile, in the transaction that grew the tree. */
    public void add(int level, long index, byte[] hash) {
        database.sql("INSERT INTO log_node (level, index, hash) VALUES (?, ?, ?)")
                .params(level, index, hash)
                .update();
    }
}
