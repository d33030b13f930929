package org.iioe.ledger.proof;

import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that sign this log's checkpoints. The first start makes one; where a log is but not its
 * key, none is made, since nobody would believe it. While two are configured both sign: who knows
 * only the old one learns of the new one from notes that the old one signed as well.
 */
@Component
public final class SigningKeys {
    private final JdbcClient database;
    private final List<SigningKey> keys;

    SigningKeys(
            JdbcClient database,
            PlatformTransactionManager transactions,
            LogIdentity identity,
            LedgerProperties settings) {
        this.database = database;
        this.keys = new ArrayList<>();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    // Of two nodes that start at once, one makes the key.
                    database.sql("SELECT pg_advisory_xact_lock(hashtext('ledger signing keys'))")
                            .query((row, number) -> number)
                            .list();
                    read(settings.signingKeys(), identity.origin());
                });
    }

    private void read(List<Path> files, String origin) {
        Set<String> known = new HashSet<>(all().stream().map(KnownKey::vkey).toList());
        if (known.isEmpty() && !Files.exists(files.getFirst())) {
            SigningKey.make(files.getFirst());
        }
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new IllegalStateException(
                        "The log %s is signed, and its key %s is missing: put the file back, or name it in ledger.signing-keys. A new key would be believed by nobody, so none is made. Where the key is lost for good, the log is continued under a new origin (ops/continue --new-key)."
                                .formatted(origin, file.toAbsolutePath().normalize()));
            }
            keys.add(SigningKey.read(file, origin));
        }
        List<String> ours = keys.stream().map(key -> key.verifier().toString()).toList();
        if (!known.isEmpty() && ours.stream().noneMatch(known::contains)) {
            throw new IllegalStateException(
                    "None of ledger.signing-keys (%s) has signed the log %s so far: name the old key beside the new one for a while, so that both sign."
                            .formatted(files, origin));
        }
        for (String vkey : ours) {
            database.sql(
                            """
                            INSERT INTO log_key (vkey, since_size)
                            SELECT ?, next_position FROM sealer_state ON CONFLICT DO NOTHING
                            """)
                    .param(vkey)
                    .update();
        }
    }

    /**
     * The public key to the private one in a file.
     *
     * @param origin the log's name, under which it signs
     * @throws IllegalStateException when the file holds no key
     */
    public static VerifierKey verifier(Path file, String origin) {
        return SigningKey.read(file, origin).verifier();
    }

    /**
     * Makes a key, in a file that this user alone may read.
     *
     * @throws IllegalStateException when the file cannot be written
     */
    public static void make(Path file) {
        SigningKey.make(file);
    }

    /** Signs a text with every key. */
    SignedNote sign(String text) {
        return new SignedNote(text, keys.stream().map(key -> key.signature(text)).toList());
    }

    /** The public keys that sign now. */
    public List<VerifierKey> active() {
        return keys.stream().map(SigningKey::verifier).toList();
    }

    /**
     * A public key that has signed this log.
     *
     * @param sinceSize how many entries the log had when it began to sign
     * @param active whether it signs now
     */
    public record KnownKey(String vkey, long sinceSize, boolean active) {}

    /** Every public key that has ever signed this log, the oldest first. */
    public List<KnownKey> all() {
        Set<String> active =
                active().stream()
                        .map(VerifierKey::toString)
                        .collect(java.util.stream.Collectors.toSet());
        return database.sql("SELECT vkey, since_size FROM log_key ORDER BY since_size, vkey")
                .query((row, number) ->
                        new KnownKey(
                                row.getString(1),
                                row.getLong(2),
                                active.contains(row.getString(1))))
                .list();
    }

    /** Whether a note is signed by a key that has ever signed this log. */
    boolean signed(SignedNote note) {
        return all().stream().anyMatch(known -> VerifierKey.parse(known.vkey()).signed(note));
    }
}
