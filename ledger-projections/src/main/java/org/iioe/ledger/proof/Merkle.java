package org.iioe.ledger.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The hashes of RFC 6962 section 2.1, and how the proofs of its sections 2.1.1 and 2.1.2 are
 * checked. Leaves and nodes are hashed under different first bytes, so that neither passes for the
 * other.
 */
public final class Merkle {
    /** The bytes of a hash. */
    public static final int HASH_BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    /** The hash of an entry. */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    /** The hash over two subtrees. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of the tree without leaves. */
    public static byte[] empty() {
        return sha256().digest();
    }

    /**
     * Whether a proof shows that a leaf stands at an index of the tree with a root.
     *
     * @param proof the hashes, from the leaf upwards
     */
    public static boolean includes(
            byte[] root, long size, long index, byte[] leaf, List<byte[]> proof) {
        if (index < 0 || index >= size || leaf.length != HASH_BYTES) {
            return false;
        }
        byte[] hash = leaf;
        long at = index;
        long last = size - 1;
        for (byte[] sibling : proof) {
            if (last == 0 || sibling.length != HASH_BYTES) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(sibling, hash);
                // Where a ragged right edge has no sibling, its hash rises unchanged.
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether a proof shows that a tree goes on from an earlier one, with nothing changed. */
    public static boolean goesOn(
            long earlier, byte[] earlierRoot, long later, byte[] laterRoot, List<byte[]> proof) {
        // Everything goes on from the empty tree: that is no statement, and no proof of one.
        if (earlier <= 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return proof.isEmpty() && Arrays.equals(earlierRoot, laterRoot);
        }
        if (proof.stream().anyMatch(hash -> hash.length != HASH_BYTES)) {
            return false;
        }
        boolean whole = Long.bitCount(earlier) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        int rise = Long.numberOfTrailingZeros(earlier);
        long at = (earlier - 1) >> rise;
        long last = (later - 1) >> rise;
        // A whole earlier tree is a node of the later one, and need not be given.
        byte[] first = whole ? earlierRoot : proof.getFirst();
        byte[] second = first;
        for (byte[] sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                first = node(sibling, first);
                second = node(sibling, second);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                second = node(second, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(first, earlierRoot) && Arrays.equals(second, laterRoot);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
