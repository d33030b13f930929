package org.iioe.ledger.backup;

import org.iioe.ledger.proof.Checkpoint;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.Merkle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The tree derived anew from a database's entries, and compared with all that was signed. */
final class DerivedTree {
    private static final int FETCH = 2_000;

    private final Map<Long, byte[]> roots = new HashMap<>();
    private final String consequence;

    /**
     * @param consequence what the operator is told behind what does not hold
     */
    DerivedTree(String consequence) {
        this.consequence = consequence;
    }

    /** Has the root over so many entries compared. */
    void expect(long size, byte[] root, String what) {
        byte[] other = roots.put(size, root);
        require(
                other == null || Arrays.equals(other, root),
                "%s is of another history than this log".formatted(what));
    }

    /** Has a checkpoint compared. */
    void expect(Checkpoint signed, String what) {
        expect(signed.size(), signed.root(), what);
    }

    /**
     * Derives it.
     *
     * @throws IllegalStateException at the first entry, or size, that does not hold
     */
    Frontier derive(Connection database) throws SQLException {
        Frontier tree = Frontier.of(0, new byte[0]);
        compare(tree);
        try (Statement statement = database.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT position, entry, leaf_hash FROM ledger.sealed_entry ORDER BY"
                                    + " position")) {
                while (row.next()) {
                    require(
                            row.getLong(1) == tree.size(),
                            "position %s is missing".formatted(tree.size()));
                    byte[] leaf = Merkle.leaf(row.getBytes(2));
                    require(
                            Arrays.equals(leaf, row.getBytes(3)),
                            "the hash kept of position %s is not its entry's"
                                    .formatted(tree.size()));
                    tree.append(leaf, (height, index, hash) -> {});
                    compare(tree);
                }
            }
        }
        return tree;
    }

    private void compare(Frontier tree) {
        byte[] root = roots.get(tree.size());
        require(
                root == null || Arrays.equals(root, tree.root()),
                "the first %s entries are not those that were signed".formatted(tree.size()));
    }

    /** Goes no further unless something holds. */
    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise + ": " + consequence);
        }
    }
}
