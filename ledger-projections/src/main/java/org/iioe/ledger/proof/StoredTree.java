package org.iioe.ledger.proof;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
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
        return database.sql("SELECT tree_size FROM signer_state").query(Long.class).single();
    }

    @Override
    public List<byte[]> hashes(int level, long index) {
        List<byte[]> hashes = kept(level, index);
        // The newest tiles are grown when they are signed: until then they are made of those below.
        while (level > 0 && hashes.size() < Tree.TILE) {
            List<byte[]> below = hashes(level - 1, index * Tree.TILE + hashes.size());
            if (below.size() < Tree.TILE) {
                break;
            }
            hashes.add(Tree.rootOf(below));
        }
        return hashes;
    }

    private List<byte[]> kept(int level, long index) {
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
        return new ArrayList<>(hashes.query((row, number) -> row.getBytes(1)).list());
    }

    /** Adds the root of a whole tile, in the transaction that grew the tree. */
    public void add(int level, long index, byte[] hash) {
        database.sql("INSERT INTO log_node (level, index, hash) VALUES (?, ?, ?)")
                .params(level, index, hash)
                .update();
    }
}
