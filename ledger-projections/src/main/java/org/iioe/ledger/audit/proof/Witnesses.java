package org.iioe.ledger.audit.proof;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks the configured witnesses to cosign the newest checkpoint (C2SP tlog-witness). A witness
 * signs only what goes on from what it saw before: two histories cannot both have its signature.
 */
@Component
final class Witnesses {
    private static final Logger log = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    private static final int CONFLICT = 409;

    private final JdbcClient database;
    private final Checkpoints checkpoints;
    private final StoredTree tree;
    private final List<Witness> witnesses;
    private final Map<Witness, Long> seen = new HashMap<>();
    private final Map<Witness, Long> notBefore = new HashMap<>();
    private final Set<Witness> failing = new HashSet<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param configured each {@code vkey address}, the address without {@code /add-checkpoint}
     */
    Witnesses(
            JdbcClient database,
            Checkpoints checkpoints,
            StoredTree tree,
            @Value("${ledger.witnesses:}") List<String> configured) {
        this.database = database;
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.witnesses = configured.stream().map(Witnesses::witness).toList();
    }

    private record Witness(VerifierKey key, URI address) {}

    private static Witness witness(String configured) {
        String[] parts = configured.strip().split("\\s+", -1);
        try {
            if (parts.length == 2) {
                VerifierKey key = VerifierKey.parse(parts[0]);
                URI address = URI.create(parts[1].replaceAll("/+$", "") + "/add-checkpoint");
                if (key.type() == VerifierKey.COSIGNATURE && address.getHost() != null) {
                    return new Witness(key, address);
                }
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new IllegalStateException(
                "ledger.witnesses lists each witness as \"vkey address\", the vkey being one for cosignatures (type 0x04): \"%s\" is not."
                        .formatted(configured));
    }

    /** Asks every witness that has not signed the newest checkpoint. */
    void ask() throws InterruptedException {
        for (Witness witness : witnesses) {
            Long pause = notBefore.get(witness);
            if (pause != null && System.nanoTime() - pause < 0) {
                continue;
            }
            try {
                ask(witness);
                if (failing.remove(witness)) {
                    log.info("The witness {} cosigns again.", witness.key().name());
                }
            } catch (IOException | RuntimeException e) {
                notBefore.put(witness, System.nanoTime() + AFTER_A_FAILURE.toNanos());
                if (failing.add(witness)) {
                    log.warn(
                            "The witness {} does not cosign: {}",
                            witness.key().name(),
                            e.toString());
                }
            }
        }
    }

    private void ask(Witness witness) throws IOException, InterruptedException {
        Checkpoints.Signed newest = checkpoints.newest().orElse(null);
        if (newest == null
                || newest.size() == 0
                || newest.note().signatures().stream().anyMatch(witness.key()::named)) {
            return;
        }
        HttpResponse<String> answer = add(witness, seen.getOrDefault(witness, 0L), newest);
        if (answer.statusCode() == CONFLICT
                && answer.body().strip().matches("0|[1-9][0-9]{0,18}")) {
            // It has seen another size, which it tells.
            long old = Long.parseLong(answer.body().strip());
            if (old > newest.size()) {
                throw new IOException(
                        "It has seen %s entries, more than this log has.".formatted(old));
            }
            seen.put(witness, old);
            answer = add(witness, old, newest);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("It answered %s.".formatted(answer.statusCode()));
        }
        keep(witness, newest, answer.body());
        seen.put(witness, newest.size());
    }

    private HttpResponse<String> add(Witness witness, long old, Checkpoints.Signed newest)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("old %s\n".formatted(old));
        for (byte[] hash : tree.open().consistency(old, newest.size())) {
            body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        body.append('\n').append(newest.note());
        return http.send(
                HttpRequest.newBuilder(witness.address())
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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
