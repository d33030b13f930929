package org.iioe.ledger.backup;

import org.iioe.ledger.proof.Checkpoint;
import org.iioe.ledger.proof.Origins;
import org.iioe.ledger.proof.SignedNote;
import org.iioe.ledger.proof.VerifierKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints that left the machine.
 *
 * @param all what was signed
 */
record ShippedCheckpoints(List<Shipped> all) {
    static final ShippedCheckpoints NONE = new ShippedCheckpoints(List.of());

    ShippedCheckpoints {
        all = List.copyOf(all);
    }

    /** A checkpoint, and where it was found. */
    record Shipped(String where, SignedNote note, Checkpoint checkpoint) {
        /**
         * Reads a checkpoint.
         *
         * @throws IllegalStateException when it is none
         */
        static Shipped parse(String where, String text) {
            try {
                SignedNote note = SignedNote.parse(text);
                return new Shipped(where, note, Checkpoint.parse(note.text()));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "%s cannot be read as a checkpoint: %s".formatted(where, e.getMessage()),
                        e);
            }
        }

        long size() {
            return checkpoint.size();
        }
    }

    /**
     * Reads a checkpoint, or all below a folder.
     *
     * @throws IllegalStateException when there is none, or one is malformed
     */
    static ShippedCheckpoints read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IllegalStateException("There is no checkpoint %s.".formatted(path));
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(path)) {
            files =
                    found.filter(Files::isRegularFile)
                            .filter(file ->
                                    file.equals(path) || file.toString().endsWith(".checkpoint"))
                            .sorted()
                            .toList();
        }
        if (files.isEmpty()) {
            throw new IllegalStateException(
                    "There is no file *.checkpoint below %s.".formatted(path));
        }
        List<Shipped> all = new ArrayList<>();
        for (Path file : files) {
            all.add(Shipped.parse(file.toString(), Files.readString(file)));
        }
        return new ShippedCheckpoints(all);
    }

    /**
     * Compares them with a log: each is to be of one of its names and signed by one of its keys,
     * and the tree is to have its root, unless it covers more than there is.
     *
     * @param entries how many the log has
     * @throws IllegalStateException when one is not
     */
    void expect(DerivedTree tree, Origins origins, List<VerifierKey> keys, long entries) {
        Map<String, Shipped> seen = new HashMap<>();
        for (Shipped each : all) {
            if (!origins.isOne(each.checkpoint().origin())) {
                throw new IllegalStateException(
                        "%s is of the log %s, and this is the log %s: name the checkpoints of that one."
                                .formatted(
                                        each.where(),
                                        each.checkpoint().origin(),
                                        origins.current()));
            }
            tree.require(
                    keys.stream().anyMatch(key -> key.signed(each.note())),
                    each.where() + " is not signed by a key of this log");
            Shipped other = seen.put(each.checkpoint().origin() + "\n" + each.size(), each);
            if (other != null && !other.note().text().equals(each.note().text())) {
                throw new IllegalStateException(
                        "%s and %s are of one size and have different roots: two histories were signed."
                                .formatted(other.where(), each.where()));
            }
            if (each.size() <= entries && !origins.isLost(each.checkpoint())) {
                tree.expect(each.checkpoint(), each.where());
            }
        }
    }

    /** The newest that covers more entries than there are, where one does. */
    Optional<Shipped> beyond(Origins origins, long entries) {
        return all.stream()
                .filter(each -> each.checkpoint().origin().equals(origins.current()))
                .filter(each -> each.size() > entries)
                .max(Comparator.comparingLong(Shipped::size));
    }

    /** What was compared, for the operator. */
    String compared(Origins origins) {
        if (all.isEmpty()) {
            return "Not compared with any checkpoint that left the machine, as none was named"
                    + " (--checkpoint): whether something newer was signed is not known.";
        }
        long lost = all.stream().filter(each -> origins.isLost(each.checkpoint())).count();
        return "Compared with checkpoints that left the machine: %s, the newest over %s entries. It agrees with all%s."
                .formatted(
                        all.size(),
                        all.stream().mapToLong(Shipped::size).max().orElse(0),
                        lost == 0
                                ? ""
                                : " but %s, which cover positions that were lost before the log was continued as %s"
                                        .formatted(lost, origins.current()));
    }
}
