package org.iioe.ledger.proof;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * The right edge of a growing tree: the roots of its perfect subtrees, largest first, one for each
 * bit of its size. It is all that is needed to append, and to tell the root.
 */
public final class Frontier {
    private final Deque<byte[]> peaks = new ArrayDeque<>();
    private long size;

    private Frontier(long size) {
        this.size = size;
    }

    /** Takes up a tree where it was left. */
    public static Frontier of(long size, byte[] peaks) {
        if (peaks.length != Long.bitCount(size) * Merkle.HASH_BYTES) {
            throw new IllegalStateException(
                    "A tree of %s leaves has %s perfect subtrees; the database keeps %s bytes of them."
                            .formatted(size, Long.bitCount(size), peaks.length));
        }
        Frontier frontier = new Frontier(size);
        for (int from = 0; from < peaks.length; from += Merkle.HASH_BYTES) {
            frontier.peaks.addLast(Arrays.copyOfRange(peaks, from, from + Merkle.HASH_BYTES));
        }
        return frontier;
    }

    /** Told of each perfect subtree that a leaf completes. */
    public interface Completed {
        /**
         * @param height the subtree has 2<sup>height</sup> leaves
         * @param index its number among those of its height, from 0
         */
        void subtree(int height, long index, byte[] hash);
    }

    /** Appends a leaf. */
    public void append(byte[] leaf, Completed completed) {
        byte[] hash = leaf;
        int height = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Merkle.node(peaks.removeLast(), hash);
            height++;
            completed.subtree(height, size >> height, hash);
        }
        peaks.addLast(hash);
        size++;
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    /** The root. */
    public byte[] root() {
        if (size == 0) {
            return Merkle.empty();
        }
        Iterator<byte[]> smallestFirst = peaks.descendingIterator();
        byte[] root = smallestFirst.next();
        while (smallestFirst.hasNext()) {
            root = Merkle.node(smallestFirst.next(), root);
        }
        return root;
    }

    /** The perfect subtrees' hashes, one behind the other. */
    public byte[] peaks() {
        byte[] bytes = new byte[peaks.size() * Merkle.HASH_BYTES];
        int at = 0;
        for (byte[] peak : peaks) {
            System.arraycopy(peak, 0, bytes, at, Merkle.HASH_BYTES);
            at += Merkle.HASH_BYTES;
        }
        return bytes;
    }
}
