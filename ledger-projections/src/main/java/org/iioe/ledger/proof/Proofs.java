package org.iioe.ledger.proof;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Proofs for those who do not trust this server. Each is checked before it is handed out: a proof
 * that does not hold tells of a database that was altered, and is refused rather than given.
 */
@Component
public final class Proofs {
    private final JdbcClient database;
    private final StoredTree tree;
    private final Checkpoints checkpoints;

    Proofs(JdbcClient database, StoredTree tree, Checkpoints checkpoints) {
        this.database = database;
        this.tree = tree;
        this.checkpoints = checkpoints;
    }

    /**
     * The receipt of an entry (C2SP tlog-proof): its index, the audit path, and the checkpoint.
     *
     * @param size of the checkpoint, or null for the newest
     * @return empty when no such checkpoint covers the position
     */
    public Optional<String> receipt(long position, @Nullable Long size) {
        return (size == null ? checkpoints.newest() : checkpoints.ofSize(size))
                .filter(signed -> signed.size() > position)
                .map(signed -> receipt(position, signed));
    }

    private String receipt(long position, Checkpoints.Signed signed) {
        byte[] entry =
                database.sql("SELECT entry FROM sealed_entry WHERE position = ?")
                        .param(position)
                        .query((row, number) -> row.getBytes(1))
                        .single();
        List<byte[]> path = tree.open().inclusion(position, signed.size());
        Checkpoint checkpoint = Checkpoint.parse(signed.note().text());
        if (!Merkle.includes(
                checkpoint.root(), signed.size(), position, Merkle.leaf(entry), path)) {
            throw new AlteredLog(
                    "Entry %s is not the one that checkpoint %s covers."
                            .formatted(position, signed.size()));
        }
        StringBuilder receipt =
                new StringBuilder("c2sp.org/tlog-proof@v1\nindex %s\n".formatted(position));
        for (byte[] hash : path) {
            receipt.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return receipt.append('\n').append(signed.note()).toString();
    }

    /** Two roots, and the proof that the later tree goes on from the earlier one. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are passed through, never compared
    public record Consistency(byte[] earlierRoot, byte[] laterRoot, List<byte[]> proof) {}

    /** The consistency proof between two sizes, neither above the tree's. */
    public Consistency consistency(long earlier, long later) {
        Tree open = tree.open();
        Consistency found =
                new Consistency(
                        open.root(earlier), open.root(later), open.consistency(earlier, later));
        if (!Merkle.goesOn(earlier, found.earlierRoot(), later, found.laterRoot(), found.proof())) {
            throw new AlteredLog(
                    "The log of %s entries does not go on from that of %s."
                            .formatted(later, earlier));
        }
        return found;
    }
}
