package org.iioe.ledger.backup;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Source;
import org.iioe.ledger.audit.Backups.Decision;
import org.iioe.ledger.audit.Backups.Outcome;
import org.iioe.ledger.audit.OriginContinued;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.log.EntryFormat;
import org.iioe.ledger.log.OtherSessions;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.proof.SigningKeys;
import org.iioe.ledger.proof.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Continues a log under a new origin, when positions that were signed are lost for good, or the key
 * that signs. The event that says so is stored and sealed in the one transaction in which
 * everything else changes, right behind what was kept: killed before its end, nothing has happened.
 */
final class NewOrigin {
    private static final String UNCHANGED = " Nothing was changed.";

    private final Connection database;
    private final Decision decision;
    private final ShippedCheckpoints named;
    private final Function<LedgerEvent, byte[]> json;

    /**
     * @param named checkpoints that left the machine
     * @param json writes an event's payload as the event store has it
     */
    NewOrigin(
            Connection database,
            Decision decision,
            ShippedCheckpoints named,
            Function<LedgerEvent, byte[]> json) {
        this.database = database;
        this.decision = decision;
        this.named = named;
        this.json = json;
    }

    /**
     * Says what is lost or, once the operator has said how much that is, goes on without it.
     *
     * @throws IllegalStateException when nothing is lost, or something forbids to go on; nothing
     *     was changed then
     */
    Outcome run() throws SQLException {
        require(
                texts("SELECT to_regclass('ledger.ledger_identity')::text").getFirst() != null,
                "the database keeps no ledger: name the data folder by --ledger.data-dir, or the"
                        + " database by spring.datasource.url");
        requireNobodyElse();
        execute("SET LOCAL lock_timeout = '5s'");
        // A node that is starting waits for this, and reads the new name.
        execute("LOCK TABLE ledger.ledger_identity, ledger.sealer_state IN ACCESS EXCLUSIVE MODE");
        requireNobodyElse();
        require(
                texts(
                                "SELECT coalesce(to_jsonb(s) ->> 'store', 'postgresql') FROM"
                                        + " ledger.sealer_state s")
                        .getFirst()
                        .equals("postgresql"),
                "its events are in Axon Server, where a continuation cannot be written yet");
        LostPositions loss = LostPositions.find(database, decision.signingKeys(), named);
        if (decision.lost() == null) {
            database.rollback();
            return new Outcome(
                    false,
                    loss.words()
                            + "Nothing was changed. Is there no newer backup, and no other copy?"
                            + " Then continue under a new origin with the same command and:"
                            + " --origin NAME"
                            + " --decided-by ID --reason \"TEXT\" --lost %s%s"
                                    .formatted(loss.count(), loss.isKeyLost() ? " --new-key" : ""));
        }
        require(
                decision.lost() == loss.count(),
                "--lost says %s, and %s positions are lost"
                        .formatted(decision.lost(), loss.count()));
        require(
                loss.isKeyLost() == decision.newKey(),
                loss.isKeyLost()
                        ? "no file of ledger.signing-keys is a key that has signed this log: put it"
                                + " back or, where it is lost for good, say --new-key"
                        : "--new-key is for a log whose key is lost, and ledger.signing-keys names"
                                + " a key that has signed this one");
        return goOn(loss);
    }

    /** A node that runs would go on under the old name. */
    private void requireNobodyElse() {
        OtherSessions.requireNone(
                JdbcClient.create(new SingleConnectionDataSource(database, true)), UNCHANGED);
    }

    private Outcome goOn(LostPositions loss) throws SQLException {
        String origin = required("--origin", decision.origin());
        String decidedBy = required("--decided-by", decision.decidedBy());
        String reason = required("--reason", decision.reason());
        require(
                LogIdentity.NAME.matcher(origin).matches() && !loss.log().origins().isOne(origin),
                "--origin is to be a name that this log never had, of up to 255 visible characters without space and plus sign: %s is not"
                        .formatted(origin));
        require(
                decidedBy.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
                "--decided-by is an opaque id of 1 to 100 letters, digits, dots, hyphens and underscores, such as secretary-1: %s is not"
                        .formatted(decidedBy));
        require(reason.length() <= 500, "--reason has at most 500 characters");
        Path first = decision.signingKeys().getFirst();
        if (loss.isKeyLost() && !Files.exists(first)) {
            SigningKeys.make(first);
        }
        List<VerifierKey> keys = new ArrayList<>();
        for (Path file : decision.signingKeys()) {
            require(
                    Files.exists(file),
                    "the key %s of ledger.signing-keys is missing".formatted(file));
            keys.add(SigningKeys.verifier(file, origin));
        }
        OriginContinued event =
                new OriginContinued(
                        origin,
                        loss.log().origins().current(),
                        loss.promised().size(),
                        Base64.getEncoder().encodeToString(loss.promised().checkpoint().root()),
                        loss.promised().note().toString(),
                        loss.log().size(),
                        loss.count(),
                        loss.isKeyLost(),
                        decidedBy,
                        reason,
                        Edtf.day(LocalDate.now(ZoneId.of(loss.log().zone()))),
                        new Source(
                                "The operator's command that continued the log",
                                Source.Certainty.STATED));
        seal(loss, event);
        for (VerifierKey key : keys) {
            update(
                    "INSERT INTO ledger.log_key (vkey, since_size) VALUES (?, ?)",
                    key.toString(),
                    loss.log().size());
        }
        // What the restore kept stands in the event now, for ever; here are checkpoints of entries
        // that are here, and there may be one of the same size again.
        execute("ALTER TABLE ledger.checkpoint DISABLE TRIGGER append_only");
        update("DELETE FROM ledger.checkpoint WHERE size > ?", loss.log().size());
        execute("ALTER TABLE ledger.checkpoint ENABLE ALWAYS TRIGGER append_only");
        database.commit();
        StringBuilder done = new StringBuilder(loss.words()).append(event.words()).append('\n');
        done.append("Tell the auditors, and give them the new line of the key:\n");
        keys.forEach(key -> done.append(key).append('\n'));
        done.append(
                "Start the ledger (ledger.origin not set, or set to the new name), take a backup,"
                        + " and run ops/verify.");
        return new Outcome(true, done.toString());
    }

    private static String required(String option, @Nullable String value) {
        require(value != null && !value.isBlank(), option + " is missing");
        return Objects.requireNonNull(value);
    }

    /** Stores the event and seals it, as the sealer does, at the position behind what was kept. */
    private void seal(LostPositions loss, OriginContinued event) throws SQLException {
        Instant now = Instant.now();
        StoredEvent stored =
                new StoredEvent(
                        UUID.randomUUID().toString(),
                        OriginContinued.class.getName(),
                        null,
                        OriginContinued.STREAM,
                        "Log",
                        loss.log().origins().continued().size(),
                        StoredEvent.time(now),
                        json.apply(event),
                        Map.of("actor", event.decidedBy()));
        byte[] entry = new EntryFormat(new JsonMapper(), event.origin()).entry(stored);
        require(
                entry.length <= 65_535,
                "the entry that continues the log would have %s bytes, and has at most 65,535"
                        .formatted(entry.length));
        update(
                """
                INSERT INTO ledger.sealed_entry (position, event_id, subject, sequence, recorded_at, entry, leaf_hash)
                SELECT next_position, ?, ?, ?, greatest(recorded_at, CAST(? AS timestamptz)), ?, ?
                  FROM ledger.sealer_state
                """,
                stored.id(),
                stored.subject(),
                stored.sequence(),
                stored.time(),
                entry,
                Merkle.leaf(entry));
        // The tree is grown by who signs next.
        execute(
                """
                UPDATE ledger.sealer_state SET next_position = next_position + 1,
                       recorded_at = (SELECT max(recorded_at) FROM ledger.sealed_entry)
                """);
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise + "." + UNCHANGED);
        }
    }

    private void execute(String sql) throws SQLException {
        Statements.execute(database, sql);
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private List<String> texts(String sql) throws SQLException {
        return Statements.texts(database, sql);
    }
}
