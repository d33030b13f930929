package org.iioe.ledger.proof;

import java.util.Base64;
import java.util.List;

/**
 * What the log says of itself at a size (C2SP tlog-checkpoint): signed, it binds the log to exactly
 * these entries in this order.
 *
 * @param origin the log's name
 * @param size how many entries it has
 * @param root the tree's root over them
 */
@SuppressWarnings("ArrayRecordComponent") // roots are compared as bytes where they are compared
public record Checkpoint(String origin, long size, byte[] root) {
    /** The text that is signed. */
    public String text() {
        return "%s\n%s\n%s\n".formatted(origin, size, Base64.getEncoder().encodeToString(root));
    }

    /**
     * Reads a checkpoint's text; what other logs add below is passed over.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.get(1).matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException("A checkpoint is an origin, a size and a root.");
        }
        byte[] root = Base64.getDecoder().decode(lines.get(2));
        if (root.length != Merkle.HASH_BYTES) {
            throw new IllegalArgumentException("A root has 32 bytes.");
        }
        return new Checkpoint(lines.getFirst(), Long.parseLong(lines.get(1)), root);
    }
}
