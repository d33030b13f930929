package org.iioe.ledger.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Roots and proofs of a tree at any size, from its tiles: a tile holds up to 256 hashes side by
 * side, of leaves (level 0) or of whole tiles of the level below. Three tiles are enough for any
 * path in a tree of 16 million leaves, so an answer costs the same at every size.
 */
public final class Tree {
    /** The hashes of a whole tile. */
    public static final int TILE = 256;

    /** A whole tile is a perfect subtree of this height. */
    public static final int TILE_HEIGHT = 8;

    private final Tiles tiles;
    private final Map<Place, List<byte[]>> read = new HashMap<>();

    /** Where tiles come from. */
    public interface Tiles {
        /** The hashes that the tile has by now, from the left: all that an answer may need. */
        List<byte[]> hashes(int level, long index);
    }

    private record Place(int level, long index) {}

    /** A tree for one answer: what it has read it keeps. */
    public Tree(Tiles tiles) {
        this.tiles = tiles;
    }

    /** The root of the first {@code size} leaves. */
    public byte[] root(long size) {
        return size == 0 ? Merkle.empty() : range(0, size);
    }

    /** The audit path of a leaf (RFC 6962 section 2.1.1), from the leaf upwards. */
    public List<byte[]> inclusion(long index, long size) {
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long until, List<byte[]> path) {
        if (until - from == 1) {
            return;
        }
        long middle = from + split(until - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(range(middle, until));
        } else {
            inclusion(index, middle, until, path);
            path.add(range(from, middle));
        }
    }

    /** The consistency proof between two sizes (RFC 6962 section 2.1.2). */
    public List<byte[]> consistency(long earlier, long later) {
        List<byte[]> proof = new ArrayList<>();
        if (earlier > 0 && earlier < later) {
            consistency(earlier, 0, later, true, proof);
        }
        return proof;
    }

    private void consistency(
            long earlier, long from, long until, boolean known, List<byte[]> proof) {
        if (earlier == until) {
            if (!known) {
                proof.add(range(from, until));
            }
            return;
        }
        long middle = from + split(until - from);
        if (earlier <= middle) {
            consistency(earlier, from, middle, known, proof);
            proof.add(range(middle, until));
        } else {
            consistency(earlier, middle, until, false, proof);
            proof.add(range(from, middle));
        }
    }

    /** The hash over leaves from a place that is the left edge of a subtree. */
    private byte[] range(long from, long until) {
        long count = until - from;
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return subtree(height, from >> height);
        }
        long middle = from + split(count);
        return Merkle.node(range(from, middle), range(middle, until));
    }

    /** The largest power of two below a count. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    private byte[] subtree(int height, long index) {
        int level = height / TILE_HEIGHT;
        int inTile = height % TILE_HEIGHT;
        long first = index << inTile;
        List<byte[]> tile =
                read.computeIfAbsent(
                        new Place(level, first / TILE),
                        place -> tiles.hashes(place.level(), place.index()));
        int from = (int) (first % TILE);
        int count = 1 << inTile;
        if (tile.size() < from + count) {
            throw new IllegalStateException(
                    "Tile %s/%s has %s hashes; a proof needs %s."
                            .formatted(level, first / TILE, tile.size(), from + count));
        }
        return rootOf(tile.subList(from, from + count));
    }

    /** The root over the hashes of a perfect subtree. */
    static byte[] rootOf(List<byte[]> leaves) {
        byte[][] hashes = leaves.toArray(byte[][]::new);
        while (hashes.length > 1) {
            byte[][] above = new byte[hashes.length / 2][];
            for (int i = 0; i < above.length; i++) {
                above[i] = Merkle.node(hashes[2 * i], hashes[2 * i + 1]);
            }
            hashes = above;
        }
        return hashes[0];
    }
}
