package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram.Result;
import org.iioe.ledger.proof.Merkle;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a stranger asks of the log over HTTP, and what the auditor's program makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofsTest {
    private final VerifyLedgerProgram verify = VerifyLedgerProgram.compile();
    private TestLedger ledger;
    private Path folder;
    private String key;
    private List<String> entries;

    @BeforeAll
    void start() throws IOException {
        ledger = TestLedger.empty("ledger.founding-record=iioe");
        folder = Files.createDirectories(ledger.database().dataDir().resolve("auditor"));
        key = body("/api/v1/log/key").strip();
        ledger.awaitSigned();
        entries = body("/api/v1/log/entries").lines().toList();
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private String body(String path) {
        return ledger.get(path).response().body();
    }

    @Test
    void gives_every_entry_a_line_and_goes_on_where_a_reader_stopped() {
        assertThat(entries).hasSize(277);
        List<String> again = new ArrayList<>();
        long next = 0;
        while (again.size() < 277) {
            Answer answer = ledger.get("/api/v1/log/entries?limit=50&from=" + next);
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .hasValue("application/x-ndjson");
            again.addAll(answer.response().body().lines().toList());
            next =
                    answer.response().headers().firstValueAsLong("Ledger-Position").orElseThrow()
                            + 1;
        }
        assertThat(again).isEqualTo(entries);
        assertThat(body("/api/v1/log/entries/100")).isEqualTo(entries.get(100));
        assertThat(entries.get(0)).startsWith("{\"specversion\":\"1.0\",\"id\":\"");
        long began = System.nanoTime();
        assertThat(body("/api/v1/log/entries?from=277&wait=1")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_receipt_proves_its_entry_and_no_other() throws IOException {
        String event = entries.get(100).replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        String byPosition = body("/api/v1/log/entries/100/receipt");
        assertThat(byPosition).startsWith("c2sp.org/tlog-proof@v1\nindex 100\n");
        assertThat(body("/api/v1/log/events/" + event + "/receipt")).isEqualTo(byPosition);
        Path receipt = Files.writeString(folder.resolve("100.tlog-proof"), byPosition);
        Path entry = Files.writeString(folder.resolve("entry"), entries.get(100));
        assertThat(receiptOf(receipt, entry).exit()).isZero();
        Files.writeString(entry, entries.get(101));
        assertThat(receiptOf(receipt, entry).exit()).isEqualTo(1);
        Files.writeString(entry, entries.get(100).replace("certainty", "certitude"));
        assertThat(receiptOf(receipt, entry).exit()).isEqualTo(1);
        Answer command =
                ledger.send(
                        "RegisterOrganisation",
                        "a-key of mine",
                        """
                        {"organisation":"example","nameAsGiven":"Illustrative","kind":"other",
                         "identifiers":[],"confirmedDistinct":true,"on":"2020-01-01",
                         "source":{"ref":"illustrative","certainty":"stated"}}
                        """);
        assertThat(command.status()).isIn(201, 400);
        if (command.status() == 201) {
            TestClock.await(
                    "it is signed",
                    Duration.ofSeconds(10),
                    () ->
                            ledger.get("/api/v1/log/commands/a-key%20of%20mine/receipt").status()
                                    == 200);
        }
    }

    private Result receiptOf(Path receipt, Path entry) {
        return verify.run(
                "--key", key, "--receipt", receipt.toString(), "--entry", entry.toString());
    }

    @Test
    void proves_that_it_goes_on_from_every_earlier_size() {
        Base64.Decoder base64 = Base64.getDecoder();
        for (int from = 1; from <= 277; from += 3) {
            JsonNode proof = ledger.get("/api/v1/log/consistency?to=277&from=" + from).json();
            List<byte[]> hashes = new ArrayList<>();
            proof.get("proof").forEach(hash -> hashes.add(base64.decode(hash.asString())));
            assertThat(
                            Merkle.goesOn(
                                    from,
                                    base64.decode(proof.get("fromRoot").asString()),
                                    277,
                                    base64.decode(proof.get("toRoot").asString()),
                                    hashes))
                    .as("from %d", from)
                    .isTrue();
            assertThat(
                            ledger.get("/api/v1/members?limit=1&asOf=checkpoint:" + from)
                                    .response()
                                    .headers()
                                    .firstValue("Ledger-Root"))
                    .hasValue(proof.get("fromRoot").asString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/log/tile/0/000, 200",
        "/log/tile/0/001.p/21, 200",
        "/log/tile/1/000.p/1, 200",
        "/log/tile/entries/001.p/21, 200",
        "/log/tile/0/000.p/256, 404",
        "/log/tile/0/000.p/0, 404",
        "/log/tile/0/002, 404",
        "/log/tile/0/x000/001, 404",
        "/log/tile/64/000, 404",
        "/log/tile/0/1, 404",
        "/log/tile/entries/../../checkpoint, 404",
        "/log/tile/0/x999/x999/x999/x999/x999/999, 404",
        "/log/checkpoint/277, 200",
        "/log/checkpoint/3, 404",
        "/api/v1/log/entries/277000/receipt, 404",
        "/api/v1/log/entries/x/receipt, 404",
        "/api/v1/log/entries/-1, 404",
        "/api/v1/log/events/none/receipt, 404",
        "/api/v1/log/commands/none/receipt, 404",
        "/api/v1/log/consistency, 400",
        "/api/v1/log/consistency?from=0, 400",
        "/api/v1/log/consistency?from=3&to=2, 400",
        "/api/v1/log/consistency?from=3&to=999999, 400",
        "/api/v1/log/entries?from=999999, 400",
        "/api/v1/log/entries?from=x, 400",
        "/api/v1/log/entries?limit=0, 400",
        "/api/v1/log/entries?wait=61, 400",
        "/api/v1/log/entries?since=1, 400",
        "/api/v1/members?asOf=999999, 400",
        "/api/v1/members?asOf=-1, 400",
        "/api/v1/members?asOf=99999999999999999999, 400",
        "/api/v1/members?asOf=checkpoint:0, 400",
        "/api/v1/members?asOf=2019-01-01T00:00:00Z, 400",
        "/api/v1/members?asOf=2999-01-01T00:00:00Z, 400",
        "/api/v1/members?asOf=2019-01-01, 400",
        "/api/v1/members?effectiveOn=2019, 400",
        "/api/v1/trail?effectiveOn=2019-01-01, 400",
    })
    void answers_or_says_what_is_wrong(String path, int status) {
        Answer answer = ledger.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        if (status != 200) {
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        } else if (path.startsWith("/log/tile/")) {
            assertThat(answer.response().headers().firstValue("Cache-Control").orElse(""))
                    .contains("immutable");
        }
    }

    @Test
    void checks_itself_when_an_operator_asks() {
        TestClock.await(
                "the check is over",
                Duration.ofSeconds(20),
                () -> ledger.get("/api/v1/log/verify").status() == 200);
        JsonNode status = ledger.get("/api/v1/log/verify").json();
        assertThat(status.get("state").asString()).as(status.toString()).isEqualTo("good");
        assertThat(status.get("percent").asInt()).isEqualTo(100);
        assertThat(status.get("findings").size()).isZero();
    }

    @Test
    void the_auditors_program_reads_the_running_ledger() {
        Result result = verify.run("--key", key, ledger.address("/").toString());
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(verify.run("--key", "nothing", ledger.address("/").toString()).exit())
                .isEqualTo(2);
        assertThat(verify.run("http://127.0.0.1:9").exit()).isEqualTo(2);
        assertThat(verify.run(folder.toString()).exit()).isEqualTo(2);
        assertThat(verify.run("--nonsense").exit()).isEqualTo(2);
    }

    /** An evidence pack, and what becomes of one that was altered: told, at the first place. */
    @Test
    void the_auditors_program_reads_a_pack_that_somebody_altered() throws IOException {
        String checkpoint = body("/log/checkpoint/277");
        assertThat(pack(entries, checkpoint).first()).isEqualTo("GOOD");
        List<String> altered = new ArrayList<>(entries);
        altered.set(100, entries.get(100).replace("certainty", "certitude"));
        assertThat(pack(altered, checkpoint).first()).isEqualTo("ROOT_DIFFERS 0");
        altered.set(100, entries.get(100) + " ");
        assertThat(pack(altered, checkpoint).first()).isEqualTo("ENTRY_MALFORMED 100");
        List<String> swapped = new ArrayList<>(entries);
        Collections.swap(swapped, 100, 101);
        assertThat(pack(swapped, checkpoint).exit()).isEqualTo(1);
        assertThat(pack(entries.subList(0, 276), checkpoint).first())
                .isEqualTo("BEYOND_THE_LOG 276");
        List<String> removed = new ArrayList<>(entries);
        removed.remove(100);
        assertThat(pack(removed, checkpoint).exit()).isEqualTo(1);
        List<String> doubled = new ArrayList<>(entries);
        doubled.add(101, entries.get(100));
        assertThat(pack(doubled, checkpoint).first()).isEqualTo("EVENT_DOUBLED 101");
        assertThat(pack(entries, checkpoint.replace("\n277\n", "\n276\n")).exit()).isEqualTo(1);
        byte[] broken = checkpoint.getBytes(StandardCharsets.UTF_8);
        int place = broken.length - 20;
        broken[place] = (byte) (broken[place] == 'A' ? 'B' : 'A');
        assertThat(pack(entries, new String(broken, StandardCharsets.UTF_8)).exit()).isEqualTo(1);
        assertThat(pack(entries, "nothing").exit()).isNotZero();
    }

    private Result pack(List<String> lines, String checkpoint) throws IOException {
        Path zip = folder.resolve("evidence-pack.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String[] part :
                    Arrays.asList(
                            new String[] {"log/entries.ndjson", String.join("\n", lines) + "\n"},
                            new String[] {"log/checkpoint", checkpoint},
                            new String[] {"log/key", key + "\n"})) {
                out.putNextEntry(new ZipEntry(part[0]));
                out.write(part[1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return verify.run("--key", key, zip.toString());
    }
}
