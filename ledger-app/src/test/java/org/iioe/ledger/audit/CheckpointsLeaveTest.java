package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.bouncycastle.tsp.TimeStampResponse;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.StampAuthority.Answer;
import org.iioe.ledger.proof.VerifierKey;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checkpoints leave the ledger by ways that do not wait for one another. */
class CheckpointsLeaveTest {
    private static final Duration SOON = Duration.ofSeconds(60);

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

    private static Path folder(TestLedger ledger) {
        return ledger.database().dataDir().resolve("checkpoints");
    }

    /** Waits until the folder has the checkpoint over all there is, and gives its file. */
    private static Path shipped(TestLedger ledger) {
        long size = Long.parseLong(ledger.awaitSigned().lines().toList().get(1));
        Path file = folder(ledger).resolve("000000").resolve("%012d.checkpoint".formatted(size));
        TestClock.await("it is shipped", SOON, () -> Files.exists(file));
        return file;
    }

    private static double meter(TestLedger ledger, String name) {
        return ledger.get("/actuator/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_witness_that_does_not_end_its_answer_delays_nothing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext(
                "/add-checkpoint",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    asked.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
        try (TestLedger ledger =
                TestLedger.empty(
                        "ledger.witnesses=%s http://127.0.0.1:%d"
                                .formatted(witness(), server.getAddress().getPort()))) {
            register(ledger, "one");
            assertThat(asked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            register(ledger, "two");
            shipped(ledger);
        } finally {
            end.countDown();
            server.stop(0);
        }
    }

    private static VerifierKey witness() throws Exception {
        byte[] encoded =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
        return new VerifierKey(
                "witness.example/slow",
                VerifierKey.COSIGNATURE,
                Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    @Test
    void what_counts_as_shipped_is_what_stands_in_the_folder() throws Exception {
        Database database = TestDatabases.create();
        Path checkpoints = database.dataDir().resolve("checkpoints");
        try (TestLedger ledger = TestLedger.on(database)) {
            register(ledger, "one");
            shipped(ledger);
            TestClock.await(
                    "nothing is missing in the folder",
                    SOON,
                    () -> meter(ledger, "ledger_shipping_lag_events") == 0);
            assertThat(meter(ledger, "ledger_shipping_lag_seconds")).isZero();
            // The folder cannot be written to any more: a file stands where it was.
            Path away = checkpoints.resolveSibling("away");
            Files.move(checkpoints, away);
            Files.writeString(checkpoints, "in the way");
            register(ledger, "two");
            ledger.awaitSigned();
            TestClock.await(
                    "what is signed is not in the folder",
                    SOON,
                    () ->
                            meter(ledger, "ledger_checkpoint_lag_events") == 0
                                    && Double.isNaN(meter(ledger, "ledger_shipping_lag_events")));
            Files.delete(checkpoints);
            Files.move(away, checkpoints);
            shipped(ledger);
            TestClock.await(
                    "it is made up for",
                    SOON,
                    () -> meter(ledger, "ledger_shipping_lag_events") == 0);
            Files.delete(checkpoints.resolve("latest.checkpoint"));
            TestClock.await(
                    "nothing counts without it",
                    SOON,
                    () -> meter(ledger, "ledger_shipping_lag_events") > 0);
            assertThat(meter(ledger, "ledger_shipping_lag_seconds")).isPositive();
        }
    }

    @Test
    void an_authority_stamps_them_and_openssl_believes_it() throws Exception {
        List<Answer> wrong =
                Stream.of(Answer.values()).filter(answer -> answer != Answer.GOOD).toList();
        try (StampAuthority authority = new StampAuthority(wrong);
                TestLedger ledger =
                        TestLedger.empty(
                                "ledger.timestamp-authority=" + authority.address(),
                                "ledger.timestamp-interval=0s")) {
            register(ledger, "one");
            Path checkpoint = shipped(ledger);
            Path stamp = checkpoint.resolveSibling(stampOf(checkpoint));
            TestClock.await("it is stamped", SOON, () -> Files.exists(stamp));
            // None of the wrong answers was kept.
            assertThat(authority.asked()).isGreaterThan(wrong.size());
            byte[] digest =
                    HexFormat.of().parseHex(Sha256.of(Files.readAllBytes(checkpoint)).hex());
            assertThat(
                            new TimeStampResponse(Files.readAllBytes(stamp))
                                    .getTimeStampToken()
                                    .getTimeStampInfo()
                                    .getMessageImprintDigest())
                    .isEqualTo(digest);
            Path trusted = authority.certificate(stamp.resolveSibling("authority.pem"));
            assertThat(openssl(checkpoint, stamp, trusted)).contains("Verification: OK");
            Path altered = Files.write(stamp.resolveSibling("altered"), new byte[] {1});
            assertThat(openssl(altered, stamp, trusted)).doesNotContain("Verification: OK");
        }
    }

    private static String stampOf(Path checkpoint) {
        return checkpoint.getFileName().toString().replace(".checkpoint", ".tsr");
    }

    /** As ops/README.md has an auditor call it. */
    private static String openssl(Path data, Path stamp, Path trusted)
            throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder(
                                    "openssl",
                                    "ts",
                                    "-verify",
                                    "-data",
                                    data.toString(),
                                    "-in",
                                    stamp.toString(),
                                    "-CAfile",
                                    trusted.toString())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            throw new TestAbortedException("openssl is not installed: what it says is left out", e);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void they_are_mailed() throws Exception {
        try (Mailbox mailbox = new Mailbox();
                TestLedger ledger =
                        TestLedger.empty(
                                "ledger.checkpoint-mail.host=127.0.0.1",
                                "ledger.checkpoint-mail.port=" + mailbox.port(),
                                "ledger.checkpoint-mail.tls=false",
                                "ledger.checkpoint-mail.from=ledger@network.example",
                                "ledger.checkpoint-mail.to=one@auditor.example,two@auditor.example",
                                "ledger.checkpoint-mail.interval=0s")) {
            register(ledger, "one");
            String note = Files.readString(shipped(ledger));
            TestClock.await(
                    "the newest is mailed",
                    SOON,
                    () -> mailbox.mails().stream().anyMatch(mail -> attached(mail).contains(note)));
            assertThat(mailbox.mails().getLast())
                    .contains("To: one@auditor.example, two@auditor.example")
                    .contains("Subject: Checkpoint of");
        }
    }

    /** What a mail bears in Base64, in clear. */
    private static List<String> attached(String mail) {
        return Pattern.compile("base64(?:\n[^\n]+)*\n\n([A-Za-z0-9+/=\n]+)")
                .matcher(mail)
                .results()
                .map(found ->
                        new String(
                                Base64.getMimeDecoder().decode(found.group(1)),
                                StandardCharsets.UTF_8))
                .toList();
    }
}
