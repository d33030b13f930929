package org.iioe.ledger.audit.backup;

import org.iioe.ledger.audit.proof.Checkpoint;
import org.iioe.ledger.audit.proof.SignedNote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checkpoints that left the machine, by their size.
 *
 * @param bySize what was signed
 */
record ShippedCheckpoints(NavigableMap<Long, Shipped> bySize) {
    static final ShippedCheckpoints NONE = new ShippedCheckpoints(new TreeMap<>());

    /** A checkpoint, and where it was found. */
    record Shipped(Path file, SignedNote note, Checkpoint checkpoint) {}

    /**
     * Reads a checkpoint, or all below a folder.
     *
     * @throws IllegalStateException when there is none, or one is malformed or of another log
     */
    static ShippedCheckpoints read(Path path, String origin) throws IOException {
        if (!Files.exists(path)) {
            throw new IllegalStateException("There is no checkpoint %s.".formatted(path));
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(path)) {
            files =
                    found.filter(Files::isRegularFile)
                            .filter(file ->
                                    file.equals(path) || file.toString().endsWith(".checkpoint"))
                            .toList();
        }
        if (files.isEmpty()) {
            throw new IllegalStateException(
                    "There is no file *.checkpoint below %s.".formatted(path));
        }
        NavigableMap<Long, Shipped> bySize = new TreeMap<>();
        for (Path file : files) {
            Shipped shipped = shipped(file);
            if (!shipped.checkpoint().origin().equals(origin)) {
                throw new IllegalStateException(
                        "%s is of the log %s, and the backup is of the log %s: name the checkpoints of that one."
                                .formatted(file, shipped.checkpoint().origin(), origin));
            }
            Shipped other = bySize.put(shipped.checkpoint().size(), shipped);
            if (other != null && !other.note().text().equals(shipped.note().text())) {
                throw new IllegalStateException(
                        "%s and %s are of one size and have different roots: two histories were signed."
                                .formatted(other.file(), file));
            }
        }
        return new ShippedCheckpoints(bySize);
    }

    private static Shipped shipped(Path file) throws IOException {
        try {
            SignedNote note = SignedNote.parse(Files.readString(file));
            return new Shipped(file, note, Checkpoint.parse(note.text()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s cannot be read as a checkpoint: %s".formatted(file, e.getMessage()), e);
        }
    }
}
