package org.iioe.ledger.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree in memory, grown leaf by leaf as the sealer grows its own. */
final class GrownTree implements Tree.Tiles {
    private static final int TILE_HEIGHT = 8;

    private final Frontier frontier = Frontier.of(0, new byte[0]);
    private final List<byte[]> roots = new ArrayList<>(List.of(Merkle.empty()));
    private final Map<Integer, List<byte[]>> levels = new HashMap<>();

    /** A tree of that many leaves, each of another entry. */
    static GrownTree of(int size) {
        GrownTree tree = new GrownTree();
        for (int i = 0; i < size; i++) {
            tree.append(
                    Merkle.leaf(("entry " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return tree;
    }

    void append(byte[] leaf) {
        level(0).add(leaf);
        frontier.append(
                leaf,
                (height, index, hash) -> {
                    if (height % TILE_HEIGHT == 0) {
                        List<byte[]> level = level(height / TILE_HEIGHT);
                        if (level.size() != index) {
                            throw new IllegalStateException(
                                    "Node %d of %d".formatted(index, height));
                        }
                        level.add(hash);
                    }
                });
        roots.add(frontier.root());
    }

    private List<byte[]> level(int level) {
        return levels.computeIfAbsent(level, l -> new ArrayList<>());
    }

    byte[] leaf(long index) {
        return level(0).get((int) index);
    }

    /** The root that the frontier told at a size. */
    byte[] root(long size) {
        return roots.get((int) size);
    }

    @Override
    public List<byte[]> hashes(int level, long index) {
        List<byte[]> all = level(level);
        int from = (int) Math.min(all.size(), index * Tree.TILE);
        return all.subList(from, Math.min(all.size(), from + Tree.TILE));
    }
}
