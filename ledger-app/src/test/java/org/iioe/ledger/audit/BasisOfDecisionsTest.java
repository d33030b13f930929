package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Entries say what their decision rests on. The auditor's program holds that against the log: it
 * has to stand before, and what was recorded between the two is told. The logs are small, signed
 * rightly, and such as a ledger would never write, or only on a store that cannot refuse it.
 */
class BasisOfDecisionsTest {
    private static final String ORIGIN = "basis.example/log";

    @TempDir private Path folder;

    private final VerifyLedgerProgram verify = VerifyLedgerProgram.compile();
    private final List<byte[]> entries = new ArrayList<>();

    /** An event of a stream, made by a command on a basis. */
    private void entry(String stream, int sequence, String command, String basis) {
        entries.add(
                """
                {"specversion":"1.0","id":"event-%d","source":"%s","type":"org.iioe.ledger.Illustrative",\
                "subject":"%s","time":"2026-01-01T00:00:00.000Z","sequence":"%d",\
                "datacontenttype":"application/json","data":{},"actor":"a"%s,"command":"C","commandid":"%s"}\
                """
                        .formatted(
                                entries.size(),
                                ORIGIN,
                                stream,
                                sequence,
                                basis.isEmpty() ? "" : ",\"basis\":\"" + basis + "\"",
                                command)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_a_decision_rests_on_stands_before_it() throws Exception {
        entry("charter", 0, "one", "");
        entry("members", 0, "two", "charter@0");
        entry("members", 1, "two", "charter@0");
        entry("vote/v", 0, "three", "charter@0 members@1");
        Result result = verified();
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("4 events that decisions rest on")
                .doesNotContain("BASIS_OVERTAKEN");
    }

    @Test
    void what_was_recorded_in_between_is_a_remark_with_its_first_positions() throws Exception {
        entry("charter", 0, "one", "");
        entry("charter", 1, "two", "");
        entry("vote/v", 0, "three", "charter@0");
        entry("vote/w", 0, "four", "charter@1");
        entry("vote/x", 0, "five", "charter@0");
        Result result = verified();
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("BASIS_OVERTAKEN: 2 times")
                .contains("first at position 2, 4.")
                .contains("GOOD: ");
    }

    /** A command may add to what it has read. */
    @Test
    void what_the_same_command_recorded_overtakes_nothing() throws Exception {
        entry("members", 0, "one", "");
        entry("members", 1, "two", "members@0");
        entry("members", 2, "two", "members@0");
        entry("vote/v", 0, "two", "members@0");
        assertThat(verified().output()).doesNotContain("BASIS_OVERTAKEN");
        entries.clear();
        entry("members", 0, "one", "");
        entry("members", 1, "other", "");
        entry("members", 2, "two", "members@0");
        entry("vote/v", 0, "two", "members@0");
        assertThat(verified().output()).contains("BASIS_OVERTAKEN: 2 times");
    }

    @Test
    void a_basis_that_is_not_there_or_comes_later_is_bad() throws Exception {
        for (String basis : List.of("charter@1", "nothing@0")) {
            entries.clear();
            entry("charter", 0, "one", "");
            entry("vote/v", 0, "two", basis);
            entry("charter", 1, "three", "");
            Result result = verified();
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.first()).isEqualTo("BASIS_MISSING 1");
        }
        for (String basis : List.of("charter", "charter@", "@0", "charter@-1")) {
            entries.clear();
            entry("charter", 0, "one", "");
            entry("vote/v", 0, "two", basis);
            assertThat(verified().first()).isEqualTo("ENTRY_MALFORMED 1");
        }
    }

    private Result verified() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = new byte[33];
        typed[0] = 1;
        System.arraycopy(encoded, encoded.length - 32, typed, 1, 32);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((ORIGIN + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] id = Arrays.copyOf(digest.digest(typed), 4);
        String text =
                "%s\n%d\n%s\n"
                        .formatted(
                                ORIGIN,
                                entries.size(),
                                Base64.getEncoder().encodeToString(root(digest, entries)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        byte[] signed = Arrays.copyOf(id, 68);
        System.arraycopy(signature.sign(), 0, signed, 4, 64);
        Path log = Files.createDirectories(folder.resolve("log"));
        Files.writeString(
                log.resolve("checkpoint"),
                "%s\n\u2014 %s %s\n"
                        .formatted(text, ORIGIN, Base64.getEncoder().encodeToString(signed)));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            lines.writeBytes(entry);
            lines.write('\n');
        }
        Files.write(log.resolve("entries.ndjson"), lines.toByteArray());
        String key =
                "%s+%s+%s"
                        .formatted(
                                ORIGIN,
                                HexFormat.of().formatHex(id),
                                Base64.getEncoder().encodeToString(typed));
        return verify.run("--key", key, folder.toString());
    }

    /** RFC 6962 section 2.1, as it stands there. */
    private static byte[] root(MessageDigest digest, List<byte[]> entries) {
        if (entries.size() == 1) {
            digest.update((byte) 0);
            return digest.digest(entries.getFirst());
        }
        int half = Integer.highestOneBit(entries.size() - 1);
        byte[] left = root(digest, entries.subList(0, half));
        byte[] right = root(digest, entries.subList(half, entries.size()));
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
