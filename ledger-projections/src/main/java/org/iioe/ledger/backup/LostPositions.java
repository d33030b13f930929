package org.iioe.ledger.backup;

import org.iioe.ledger.backup.ShippedCheckpoints.Shipped;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.Origins;
import org.iioe.ledger.proof.SigningKeys;
import org.iioe.ledger.proof.VerifierKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * What of a log is lost: positions that were signed, or the key that signs.
 *
 * @param log as it is
 * @param promised the newest checkpoint that is known
 * @param count how many positions it covers that are not here
 * @param isKeyLost whether no key of the log is at hand
 * @param words the same in sentences for the operator
 */
record LostPositions(Log log, Shipped promised, long count, boolean isKeyLost, String words) {
    /**
     * A log as it is.
     *
     * @param size how many entries it has
     * @param tree derived anew from them
     * @param recordedAt when the newest was recorded
     * @param zone of its business days
     */
    record Log(Origins origins, long size, Frontier tree, Instant recordedAt, String zone) {
        private String words() {
            return """
            The log %s has %s entries here, positions 0 to %s, recorded until %s; root %s, derived anew from the entries.
            """
                    .formatted(
                            origins.current(),
                            size,
                            size - 1,
                            recordedAt,
                            Base64.getEncoder().encodeToString(tree.root()));
        }
    }

    /**
     * Finds what is lost.
     *
     * @param signingKeys the files of the keys that are at hand
     * @param named checkpoints that left the machine
     * @throws IllegalStateException when nothing is lost, or this is another history
     */
    static LostPositions find(Connection database, List<Path> signingKeys, ShippedCheckpoints named)
            throws SQLException {
        List<VerifierKey> known =
                Statements.texts(database, "SELECT vkey FROM ledger.log_key").stream()
                        .map(VerifierKey::parse)
                        .toList();
        List<Shipped> all = new ArrayList<>(named.all());
        // A restore keeps the checkpoint that it did not reach.
        for (String note :
                Statements.texts(
                        database,
                        "SELECT note FROM ledger.checkpoint ORDER BY number DESC LIMIT 1")) {
            all.add(Shipped.parse("the newest checkpoint in the database", note));
        }
        ShippedCheckpoints shipped = new ShippedCheckpoints(all);
        Log log = log(database, shipped, known);
        boolean key = isKeyLost(signingKeys, log.origins(), known);
        Shipped beyond = shipped.beyond(log.origins(), log.size()).orElse(null);
        if (beyond == null) {
            requireKeyLost(key, log);
        }
        Shipped promised = beyond != null ? beyond : newest(log.origins(), shipped);
        long count = beyond != null ? beyond.size() - log.size() : 0;
        return new LostPositions(
                log,
                promised,
                count,
                key,
                log.words()
                        + (count > 0 ? words(log, promised) : "")
                        + (key
                                ? "LOST: the key. No file of ledger.signing-keys (%s) has signed this log.\n"
                                        .formatted(signingKeys)
                                : "")
                        + "%s checkpoints were compared.\n".formatted(all.size()));
    }

    private static Log log(Connection database, ShippedCheckpoints shipped, List<VerifierKey> known)
            throws SQLException {
        Origins origins = Origins.read(database);
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT next_position, tree_size, sealer_state.recorded_at, zone
                                  FROM ledger.sealer_state, ledger.signer_state, ledger.ledger_identity
                                """)) {
            row.next();
            long size = row.getLong(1);
            DerivedTree tree =
                    new DerivedTree(
                            "this is no loss but another history. Nothing was changed; have an"
                                    + " auditor look at it.");
            shipped.expect(tree, origins, known, size);
            Frontier derived = tree.derive(database);
            tree.require(
                    derived.size() == size && row.getLong(2) <= size,
                    "there are %s entries, and the sealer says %s, its tree %s"
                            .formatted(derived.size(), size, row.getLong(2)));
            return new Log(
                    origins,
                    size,
                    derived,
                    row.getTimestamp(3).toInstant(),
                    Objects.requireNonNull(row.getString(4)));
        }
    }

    private static boolean isKeyLost(
            List<Path> signingKeys, Origins origins, List<VerifierKey> known) {
        return signingKeys.stream()
                .filter(Files::exists)
                .map(file -> SigningKeys.verifier(file, origins.current()))
                .noneMatch(ours ->
                        known.stream().anyMatch(key -> Arrays.equals(key.key(), ours.key())));
    }

    private static void requireKeyLost(boolean isKeyLost, Log log) {
        NewOrigin.require(
                isKeyLost,
                "nothing is lost: the log %s has %s entries, and no checkpoint covers more%s. Start the ledger; where you know of a newer checkpoint, name it by --checkpoint"
                        .formatted(
                                log.origins().current(),
                                log.size(),
                                log.origins().continued().isEmpty()
                                        ? ""
                                        : ", since it was continued at position "
                                                + log.origins().continued().getLast().kept()));
    }

    private static Shipped newest(Origins origins, ShippedCheckpoints shipped) {
        return shipped.all().stream()
                .filter(each -> each.checkpoint().origin().equals(origins.current()))
                .reduce((one, other) -> one.size() < other.size() ? other : one)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the log %s has no checkpoint: nothing was promised under that name, and nothing is to be continued."
                                        .formatted(origins.current())));
    }

    private static String words(Log log, Shipped promised) {
        return """
        Signed were %s entries, root %s: %s.
        LOST: %s positions, %s to %s. What was recorded after %s is to be recorded again, from the papers; commands may be sent again under their old keys.
        """
                .formatted(
                        promised.size(),
                        Base64.getEncoder().encodeToString(promised.checkpoint().root()),
                        promised.where(),
                        promised.size() - log.size(),
                        log.size(),
                        promised.size() - 1,
                        log.recordedAt());
    }
}
