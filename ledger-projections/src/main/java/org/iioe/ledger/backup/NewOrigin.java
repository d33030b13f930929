package org.iioe.ledger.backup;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Source;
import org.iioe.ledger.audit.Backups.Decision;
import org.iioe.ledger.audit.Backups.Outcome;
import org.iioe.ledger.audit.OriginContinued;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.backup.ShippedCheckpoints.Shipped;
import org.iioe.ledger.log.EntryFormat;
import org.iioe.ledger.log.OtherSessions;
import org.iioe.ledger.proof.Frontier;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.proof.Origins;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    /** The log as it is. */
    private record Log(Origins origins, long size, Frontier tree, Instant recordedAt, String zone) {
        private static final String TOLD =
                """
                The log %s has %s entries here, positions 0 to %s, recorded until %s; root %s, derived anew from the entries.
                """;

        String told() {
            return TOLD.formatted(
                    origins.current(),
                    size,
                    size - 1,
                    recordedAt,
                    Base64.getEncoder().encodeToString(tree.root()));
        }
    }

    /**
     * What is lost.
     *
     * @param promised the newest checkpoint that is known
     * @param positions how many positions it covers that are not here
     * @param key whether no key of the log is at hand
     */
    private record Loss(Shipped promised, long positions, boolean key) {}

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
        List<VerifierKey> known =
                texts("SELECT vkey FROM ledger.log_key").stream().map(VerifierKey::parse).toList();
        List<Shipped> all = new ArrayList<>(named.all());
        // A restore keeps the checkpoint that it did not reach.
        for (String note :
                texts("SELECT note FROM ledger.checkpoint ORDER BY number DESC LIMIT 1")) {
            all.add(Shipped.parse("the newest checkpoint in the database", note));
        }
        ShippedCheckpoints shipped = new ShippedCheckpoints(all);
        Log log = log(shipped, known);
        Loss loss = loss(log, shipped, known);
        String told = told(log, loss, shipped);
        if (decision.lost() == null) {
            database.rollback();
            return new Outcome(
                    false,
                    told
                            + "Nothing was changed. Is there no newer backup, and no other copy?"
                            + " Then continue under a new origin with the same command and:"
                            + " --origin NAME"
                            + " --decided-by ID --reason \"TEXT\" --lost %s%s"
                                    .formatted(loss.positions(), loss.key() ? " --new-key" : ""));
        }
        require(
                decision.lost() == loss.positions(),
                "--lost says %s, and %s positions are lost"
                        .formatted(decision.lost(), loss.positions()));
        require(
                loss.key() == decision.newKey(),
                loss.key()
                        ? "no file of ledger.signing-keys is a key that has signed this log: put it"
                                + " back or, where it is lost for good, say --new-key"
                        : "--new-key is for a log whose key is lost, and ledger.signing-keys names"
                                + " a key that has signed this one");
        return goOn(log, loss, told);
    }

    /** A node that runs would go on under the old name. */
    private void requireNobodyElse() {
        OtherSessions.requireNone(
                JdbcClient.create(new SingleConnectionDataSource(database, true)), UNCHANGED);
    }

    private Log log(ShippedCheckpoints shipped, List<VerifierKey> known) throws SQLException {
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

    private Loss loss(Log log, ShippedCheckpoints shipped, List<VerifierKey> known) {
        boolean key =
                decision.signingKeys().stream()
                        .filter(Files::exists)
                        .map(file -> SigningKeys.verifier(file, log.origins().current()))
                        .noneMatch(ours -> known.stream().anyMatch(k -> same(k, ours)));
        @Nullable Shipped beyond = shipped.beyond(log.origins(), log.size()).orElse(null);
        if (beyond == null) {
            require(
                    key,
                    "nothing is lost: the log %s has %s entries, and no checkpoint covers more%s. Start the ledger; where you know of a newer checkpoint, name it by --checkpoint"
                            .formatted(
                                    log.origins().current(),
                                    log.size(),
                                    log.origins().continued().isEmpty()
                                            ? ""
                                            : ", since it was continued at position "
                                                    + log.origins().continued().getLast().kept()));
            @Nullable Shipped newest =
                    shipped.all().stream()
                            .filter(each ->
                                    each.checkpoint().origin().equals(log.origins().current()))
                            .reduce((one, other) -> one.size() < other.size() ? other : one)
                            .orElse(null);
            if (newest == null) {
                throw new IllegalStateException(
                        "the log %s has no checkpoint: nothing was promised under that name, and nothing is to be continued."
                                .formatted(log.origins().current()));
            }
            return new Loss(newest, 0, true);
        }
        return new Loss(beyond, beyond.size() - log.size(), key);
    }

    private static boolean same(VerifierKey one, VerifierKey other) {
        return java.util.Arrays.equals(one.key(), other.key());
    }

    private String told(Log log, Loss loss, ShippedCheckpoints shipped) {
        StringBuilder told = new StringBuilder(log.told());
        if (loss.positions() > 0) {
            told.append(
                    """
                    Signed were %s entries, root %s: %s.
                    LOST: %s positions, %s to %s. What was recorded after %s is to be recorded again, from the papers; commands may be sent again under their old keys.
                    """
                            .formatted(
                                    loss.promised().size(),
                                    Base64.getEncoder()
                                            .encodeToString(loss.promised().checkpoint().root()),
                                    loss.promised().where(),
                                    loss.positions(),
                                    log.size(),
                                    loss.promised().size() - 1,
                                    log.recordedAt()));
        }
        if (loss.key()) {
            told.append(
                    "LOST: the key. No file of ledger.signing-keys (%s) has signed this log.\n"
                            .formatted(decision.signingKeys()));
        }
        return told.append("%s checkpoints were compared.\n".formatted(shipped.all().size()))
                .toString();
    }

    private Outcome goOn(Log log, Loss loss, String told) throws SQLException {
        String origin = required("--origin", decision.origin());
        String decidedBy = required("--decided-by", decision.decidedBy());
        String reason = required("--reason", decision.reason());
        require(
                LogIdentity.NAME.matcher(origin).matches() && !log.origins().isOne(origin),
                "--origin is to be a name that this log never had, of up to 255 visible characters without space and plus sign: %s is not"
                        .formatted(origin));
        require(
                decidedBy.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
                "--decided-by is an opaque id of 1 to 100 letters, digits, dots, hyphens and underscores, such as secretary-1: %s is not"
                        .formatted(decidedBy));
        require(reason.length() <= 500, "--reason has at most 500 characters");
        Path first = decision.signingKeys().getFirst();
        if (loss.key() && !Files.exists(first)) {
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
                        log.origins().current(),
                        loss.promised().size(),
                        Base64.getEncoder().encodeToString(loss.promised().checkpoint().root()),
                        loss.promised().note().toString(),
                        log.size(),
                        loss.positions(),
                        loss.key(),
                        decidedBy,
                        reason,
                        Edtf.day(LocalDate.now(ZoneId.of(log.zone()))),
                        new Source(
                                "The operator's command that continued the log",
                                Source.Certainty.STATED));
        seal(log, event);
        for (VerifierKey key : keys) {
            update(
                    "INSERT INTO ledger.log_key (vkey, since_size) VALUES (?, ?)",
                    key.toString(),
                    log.size());
        }
        // What the restore kept stands in the event now, for ever; here are checkpoints of entries
        // that are here, and there may be one of the same size again.
        execute("ALTER TABLE ledger.checkpoint DISABLE TRIGGER append_only");
        update("DELETE FROM ledger.checkpoint WHERE size > ?", log.size());
        execute("ALTER TABLE ledger.checkpoint ENABLE ALWAYS TRIGGER append_only");
        database.commit();
        StringBuilder done = new StringBuilder(told).append(event.told()).append('\n');
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
    private void seal(Log log, OriginContinued event) throws SQLException {
        Instant now = Instant.now();
        StoredEvent stored =
                new StoredEvent(
                        UUID.randomUUID().toString(),
                        OriginContinued.class.getName(),
                        null,
                        OriginContinued.STREAM,
                        "Log",
                        log.origins().continued().size(),
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

    private static void require(boolean holds, String otherwise) {
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
