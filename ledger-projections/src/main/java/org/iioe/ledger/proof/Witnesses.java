package org.iioe.ledger.proof;

import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the configured witnesses to cosign the newest checkpoint (C2SP tlog-witness). A witness
 * signs only what goes on from what it saw before: two histories cannot both have its signature.
 */
@Component
final class Witnesses {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    private static final int CONFLICT = 409;

    private final JdbcClient database;
    private final Checkpoints checkpoints;
    private final StoredTree tree;
    private final List<Witness> witnesses;
    private final LimitedHttp http = new LimitedHttp(PATIENCE);

    Witnesses(
            JdbcClient database,
            Checkpoints checkpoints,
            StoredTree tree,
            LedgerProperties settings) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.witnesses = settings.witnesses().stream().map(Witnesses::witness).toList();
    }

    /**
     * @param seen the size that it saw last, as far as is known
     */
    private record Witness(VerifierKey key, URI address, AtomicLong seen) {}

    private static Witness witness(String configured) {
        String[] parts = configured.strip().split("\\s+", -1);
        try {
            if (parts.length == 2) {
                VerifierKey key = VerifierKey.parse(parts[0]);
                URI address = URI.create(parts[1].replaceAll("/+$", "") + "/add-checkpoint");
                if (key.type() == VerifierKey.COSIGNATURE && address.getHost() != null) {
                    return new Witness(key, address, new AtomicLong());
                }
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalStateException(
                "ledger.witnesses lists each witness as \"vkey address\", the vkey being one for cosignatures (type 0x04): \"%s\" is not."
                        .formatted(configured));
    }

    /**
     * To ask each witness beside the others, as long as it has not signed the newest checkpoint.
     */
    List<Errand> errands() {
        return witnesses.stream()
                .map(witness ->
                        new Errand(
                                "The witness " + witness.key().name(),
                                CheckpointShipping.PAUSE,
                                AFTER_A_FAILURE,
                                () -> ask(witness)))
                .toList();
    }

    private void ask(Witness witness) throws IOException, InterruptedException {
        Checkpoints.Signed newest = checkpoints.newest().orElse(null);
        if (newest == null
                || newest.size() == 0
                || newest.note().signatures().stream().anyMatch(witness.key()::named)) {
            return;
        }
        HttpResponse<byte[]> answer = add(witness, witness.seen().get(), newest);
        String answered = text(answer).strip();
        if (answer.statusCode() == CONFLICT && answered.matches("0|[1-9][0-9]{0,17}")) {
            // It has seen another size, which it tells.
            long old = Long.parseLong(answered);
            if (old > newest.size()) {
                throw new IOException(
                        "It has seen %s entries, more than this log has.".formatted(old));
            }
            witness.seen().set(old);
            answer = add(witness, old, newest);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("It answered %s.".formatted(answer.statusCode()));
        }
        keep(witness, newest, text(answer));
        witness.seen().set(newest.size());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> add(Witness witness, long old, Checkpoints.Signed newest)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("old %s\n".formatted(old));
        for (byte[] hash : tree.open().consistency(old, newest.size())) {
            body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        body.append('\n').append(newest.note());
        return http.post(
                witness.address(),
                "text/plain; charset=utf-8",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps a cosignature that holds; what else was answered is not kept. */
    private void keep(Witness witness, Checkpoints.Signed newest, String answer)
            throws IOException {
        for (String line : answer.lines().toList()) {
            SignedNote.Signature signature = SignedNote.signature(line);
            SignedNote cosigned = new SignedNote(newest.note().text(), List.of(signature));
            if (witness.key().signed(cosigned)) {
                database.sql(
                                "INSERT INTO cosignature (size, witness, line) VALUES (?, ?, ?) ON"
                                        + " CONFLICT DO NOTHING")
                        .params(newest.size(), witness.key().name(), signature.line())
                        .update();
                return;
            }
        }
        throw new IOException("Its answer bears no signature under its vkey.");
    }
}
