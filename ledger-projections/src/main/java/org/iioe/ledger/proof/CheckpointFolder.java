package org.iioe.ledger.proof;

import org.iioe.ledger.Sha256;
import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder into which every signed checkpoint is written, for operators to ship to where nobody
 * of this machine can change it. At the start the newest of them is compared with the database: a
 * database that was put back to an older state is not signed any further. Each origin after the
 * first has a folder of its own: its checkpoints never replace a former one's of the same size,
 * which say what was lost.
 */
@Component
final class CheckpointFolder {
    private static final int PER_FOLDER = 10_000;
    private static final int BATCH = 500;

    private final Path folder;
    private final Checkpoints checkpoints;
    private final Origins origins;
    private long next;

    CheckpointFolder(
            LedgerProperties settings,
            Checkpoints checkpoints,
            SigningKeys keys,
            StoredTree tree,
            LogIdentity identity) {
        this.folder = settings.checkpointDir();
        this.checkpoints = checkpoints;
        this.origins = identity.origins();
        // A restore keeps the newest checkpoint that it was shown, even where it covers more than
        // the backup had: no node goes on from there, whatever its own folder holds.
        checkpoints
                .newest()
                .ifPresent(newest -> reaches("in the database itself", newest.size(), tree.size()));
        Path latest = latest();
        if (Files.exists(latest)) {
            Checkpoint shipped = shipped(latest, keys, origins);
            // What the log was continued without is told by the log itself.
            if (!origins.isLost(shipped)) {
                compare(latest, shipped, tree);
                next =
                        checkpoints
                                .ofSize(shipped.size())
                                .map(signed -> signed.number() + 1)
                                .orElse(0L);
            }
        }
    }

    private static Checkpoint shipped(Path latest, SigningKeys keys, Origins origins) {
        try {
            SignedNote note = SignedNote.parse(Files.readString(latest));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!origins.isOne(checkpoint.origin())) {
                throw new IllegalStateException(
                        "%s is of the log %s, and this database keeps the log %s: give each ledger a ledger.checkpoint-dir of its own, or put back the database that belongs to it."
                                .formatted(latest, checkpoint.origin(), origins.current()));
            }
            if (!keys.signed(note)) {
                throw new IllegalStateException(
                        "%s is not signed by a key of this log: the file or the database was altered."
                                .formatted(latest));
            }
            return checkpoint;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s cannot be read as a checkpoint: %s Put back the newest checkpoint that was shipped."
                            .formatted(latest, e.getMessage()));
        }
    }

    private static void compare(Path latest, Checkpoint shipped, StoredTree tree) {
        reaches(latest, shipped.size(), tree.size());
        if (!Arrays.equals(tree.open().root(shipped.size()), shipped.root())) {
            throw new IllegalStateException(
                    "The first %s entries of the database are not those that were signed before (%s): history was altered. Run VerifyLedger."
                            .formatted(shipped.size(), latest));
        }
    }

    private static void reaches(Object where, long signed, long size) {
        if (size < signed) {
            throw new IllegalStateException(
                    "The database has %s entries, and a checkpoint over %s was signed before (%s): it was put back to an older state, and is not signed any further. Put back a newer copy or, where there is none, continue the log under a new origin (ops/continue)."
                            .formatted(size, signed, where));
        }
    }

    /** Writes the checkpoints that are not there yet. */
    synchronized void ship() throws IOException {
        for (Checkpoints.Signed signed : checkpoints.from(next, BATCH)) {
            String note = signed.note().toString();
            Path file = file(signed);
            // Once: of what stands there, a time stamp may say when.
            if (!Files.exists(file)) {
                write(file, note.getBytes(StandardCharsets.UTF_8));
            }
            write(latest(), note.getBytes(StandardCharsets.UTF_8));
            next = signed.number() + 1;
        }
    }

    private Path latest() {
        return folder.resolve("latest.checkpoint");
    }

    private Path file(Checkpoints.Signed signed) {
        return folder(Checkpoint.parse(signed.note().text()).origin())
                .resolve(String.format(Locale.ROOT, "%06d", signed.number() / PER_FOLDER))
                .resolve(String.format(Locale.ROOT, "%012d.checkpoint", signed.size()));
    }

    /**
     * A checkpoint that stands in the folder.
     *
     * @param file its own, which does not change any more
     */
    record Shipped(Path file, Checkpoints.Signed signed) {}

    /** The newest checkpoint of this log that stands in the folder: what nobody can take back. */
    Optional<Shipped> newest() throws IOException {
        if (!Files.exists(latest())) {
            return Optional.empty();
        }
        SignedNote note = SignedNote.parse(Files.readString(latest()));
        return checkpoints
                .ofSize(Checkpoint.parse(note.text()).size())
                .filter(signed -> signed.note().text().equals(note.text()))
                .map(signed -> new Shipped(file(signed), signed))
                .filter(shipped -> Files.exists(shipped.file()));
    }

    private Path folder(String origin) {
        // A name may have characters that no file has: its digest stands for it.
        return origins.continued().stream()
                .filter(each -> each.origin().equals(origin))
                .findFirst()
                .map(each ->
                        folder.resolve(
                                String.format(
                                        Locale.ROOT,
                                        "continued-%012d-%s",
                                        each.kept(),
                                        Sha256.of(origin).hex().substring(0, 8))))
                .orElse(folder);
    }

    /** Writes a file as a whole: it has all of its bytes, on the disk, or is not there. */
    static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        // Drawn, not the process id: each of several containers has the same, and one folder.
        Path fresh =
                file.resolveSibling(".%s.%s.new".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            Files.write(fresh, bytes);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
