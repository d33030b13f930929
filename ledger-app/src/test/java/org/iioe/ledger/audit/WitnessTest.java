package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.iioe.ledger.proof.Checkpoint;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.proof.SignedNote;
import org.iioe.ledger.proof.VerifierKey;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A witness that behaves as C2SP tlog-witness says: it remembers what it saw, and cosigns only what
 * goes on from that.
 */
class WitnessTest {
    private final KeyPair pair = keys();
    private final VerifierKey key = verifier();
    private final List<String> seen = new ArrayList<>();
    private VerifierKey log;
    private long size;
    private byte[] root = Merkle.empty();
    private int conflicts;

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private VerifierKey verifier() {
        byte[] encoded = pair.getPublic().getEncoded();
        return new VerifierKey(
                "witness.example/one",
                VerifierKey.COSIGNATURE,
                Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    @Test
    void cosigns_what_goes_on_from_what_it_saw() throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", this::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        try (TestLedger ledger = TestLedger.empty("ledger.witnesses=" + key + " " + address)) {
            log = VerifierKey.parse(ledger.get("/api/v1/log/key").response().body());
            register(ledger, "one");
            cosigned(ledger);
            // As after its restart without what it saw from us: it tells what it has.
            size = 0;
            root = Merkle.empty();
            register(ledger, "two");
            cosigned(ledger);
            assertThat(conflicts).isPositive();
            register(ledger, "three");
            String note = cosigned(ledger);
            assertThat(seen).anyMatch(body -> !body.startsWith("old 0\n"));
            VerifyLedgerProgram.Result result =
                    VerifyLedgerProgram.compile()
                            .run(
                                    "--key",
                                    log.toString(),
                                    "--key",
                                    key.toString(),
                                    ledger.address("/").toString());
            assertThat(result.exit()).as(note + result.output()).isZero();
            assertThat(result.output()).contains("1 cosignatures of " + key);
        } finally {
            server.stop(0);
        }
    }

    private static void register(TestLedger ledger, String organisation) {
        assertThat(
                        ledger.send(
                                        "RegisterOrganisation",
                                        """
                                        {"organisation":"%s","nameAsGiven":"Illustrative %s","kind":"other",
                                         "identifiers":[],"confirmedDistinct":true,"on":"2020-01-01",
                                         "source":{"ref":"illustrative","certainty":"stated"}}
                                        """
                                                .formatted(organisation, organisation))
                                .status())
                .isEqualTo(201);
    }

    /** Waits until the newest checkpoint bears the witness's signature. */
    private String cosigned(TestLedger ledger) {
        ledger.awaitSigned();
        String[] found = new String[1];
        TestClock.await(
                "the newest checkpoint is cosigned",
                Duration.ofSeconds(15),
                () -> {
                    found[0] = ledger.get("/log/checkpoint").response().body();
                    return key.signed(SignedNote.parse(found[0]));
                });
        return found[0];
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(body);
        int blank = body.indexOf("\n\n");
        List<String> lines = body.substring(0, blank).lines().toList();
        SignedNote note = SignedNote.parse(body.substring(blank + 2));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        long old = Long.parseLong(lines.getFirst().substring("old ".length()));
        List<byte[]> proof =
                lines.stream().skip(1).map(line -> Base64.getDecoder().decode(line)).toList();
        int status;
        String reply;
        if (!log.signed(note)) {
            status = 403;
            reply = "";
        } else if (old != size) {
            conflicts++;
            status = 409;
            reply = size + "\n";
        } else if (size > 0
                && !Merkle.goesOn(size, root, checkpoint.size(), checkpoint.root(), proof)) {
            status = 422;
            reply = "";
        } else {
            size = checkpoint.size();
            root = checkpoint.root();
            status = 200;
            reply = cosignature(note);
        }
        byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String cosignature(SignedNote note) {
        try {
            long time = 1_760_000_000L;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(
                    "cosignature/v1\ntime %d\n%s"
                            .formatted(time, note.text())
                            .getBytes(StandardCharsets.UTF_8));
            byte[] bytes = ByteBuffer.allocate(72).putLong(time).put(signature.sign()).array();
            return new SignedNote.Signature(key.name(), key.id(), bytes).line();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
