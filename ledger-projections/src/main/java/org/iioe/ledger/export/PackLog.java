package org.iioe.ledger.export;

import org.iioe.ledger.audit.web.NotSigned;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.proof.Checkpoints;
import org.iioe.ledger.proof.Checkpoints.Signed;
import org.iioe.ledger.proof.Proofs;
import org.iioe.ledger.proof.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What proves the entries of a pack: every checkpoint that was signed over them or the first of
 * them, and, where the newest of those ends before the position, the next checkpoint with the proof
 * that it goes on from exactly these entries. So every entry of a pack is under a signature, at any
 * position.
 */
@Component
final class PackLog {
    private static final int PART = 1_000;

    private final LogExport entries;
    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final SigningKeys keys;

    PackLog(LogExport entries, Checkpoints checkpoints, Proofs proofs, SigningKeys keys) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.keys = keys;
    }

    /**
     * What was signed of a position's entries.
     *
     * @param within the newest checkpoint over no more than they, or null
     * @param beyond the first over more, where that is needed, or null
     */
    record Cover(@Nullable Signed within, @Nullable Signed beyond) {}

    /**
     * What was signed.
     *
     * @throws Problem when nothing was that covers the position
     */
    Cover cover(Moment moment) {
        long size = moment.position() + 1;
        Signed within = checkpoints.newestUpTo(size).orElse(null);
        if (within != null && within.size() == size) {
            return new Cover(within, null);
        }
        return new Cover(
                within,
                checkpoints
                        .firstFrom(size)
                        .orElseThrow(() ->
                                NotSigned.of(
                                        "No checkpoint covers position %s yet."
                                                .formatted(moment.position()))));
    }

    /** Whether a checkpoint covers a position. */
    boolean isCovered(long position) {
        return checkpoints.firstFrom(position + 1).isPresent();
    }

    void write(Moment moment, Cover cover, PackZip zip) throws IOException {
        long size = moment.position() + 1;
        zip.file("log/entries.ndjson", out -> entries.write(moment, out));
        zip.file("log/checkpoints.txt", out -> all(size, out));
        Signed within = cover.within();
        if (within != null) {
            zip.file("log/checkpoint", out -> out.write(bytes(within.note().toString())));
        }
        Signed beyond = cover.beyond();
        if (beyond != null) {
            zip.file("log/consistency", out -> out.write(bytes(consistency(size, beyond))));
        }
        StringBuilder vkeys = new StringBuilder();
        keys.all().forEach(key -> vkeys.append(key.vkey()).append('\n'));
        zip.file("log/key", out -> out.write(bytes(vkeys.toString())));
    }

    private void all(long size, OutputStream out) throws IOException {
        long after = -1;
        List<Signed> some;
        do {
            some = checkpoints.upTo(size, after, PART);
            for (Signed signed : some) {
                out.write(bytes(signed.note() + "---\n"));
                after = signed.number();
            }
        } while (some.size() == PART);
    }

    /** In the form in which witnesses are asked (C2SP tlog-witness). */
    private String consistency(long size, Signed later) {
        StringBuilder text = new StringBuilder("old %s\n".formatted(size));
        for (byte[] hash : proofs.consistency(size, later.size()).proof()) {
            text.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return text.append('\n').append(later.note()).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
