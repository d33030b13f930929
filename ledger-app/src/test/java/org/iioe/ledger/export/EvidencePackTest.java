package org.iioe.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.audit.VerifyLedgerProgram.Result;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An auditor takes the pack home, reads it with other tools, and verifies it without the ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidencePackTest {
    private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();
    private static final String NOT_RECEIVED = "b".repeat(64);

    /** The entries hold, and some tables are not derived from them. */
    private static final int NOT_PROVEN = 4;

    @TempDir private Path folder;

    private final VerifyLedgerProgram verify = VerifyLedgerProgram.compile();
    private TestLedger ledger;
    private TestLedger founded;
    private Story story;
    private Pack pack;
    private Pack founding;
    private String agreement;
    private String key;

    @BeforeAll
    void tell() throws Exception {
        ledger = TestLedger.empty();
        founded = TestLedger.empty("ledger.founding-record=iioe");
        story = new Story(ledger);
        FundStory funds = new FundStory(story);
        funds.tell("cny-fund", "holder", "CNY", "700.00", "300.00", "100.00", "1.21", "60.50");
        funds.tell("ugx-fund", null, "UGX", "700", "300", "100", "1", "60");
        agreement = document();
        signed("cny-fund", agreement);
        signed("ugx-fund", NOT_RECEIVED);
        inKind();
        tooMuch();
        pack = pack(ledger, "?minPosition=" + story.position());
        founded.awaitSigned();
        founding = pack(founded, "");
        key = ledger.get("/api/v1/log/key").response().body().strip();
    }

    @AfterAll
    void stop() {
        ledger.close();
        founded.close();
    }

    private String document() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument pages = new PDDocument()) {
            pages.addPage(new PDPage());
            pages.save(pdf);
        }
        Answer answer =
                ledger.exchange(
                        HttpRequest.newBuilder(ledger.address("/api/v1/documents"))
                                .header("Content-Type", "application/pdf")
                                .header("Ledger-User", "secretary-1")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(pdf.toByteArray())));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().at("/document/digest").asString();
    }

    private void signed(String fund, String digest) {
        story.tell(
                "SignGrantAgreement",
                "\"fund\":\"%s\",\"allocation\":\"training\",\"digest\":\"%s\",\"on\":\"2020-04\""
                        .formatted(fund, digest));
    }

    private void inKind() {
        story.tell(
                "PledgeContribution",
                """
                "contribution":"laptops","donor":"beta","lines":[
                {"line":"given","kind":"goods","description":"=Laptops","unit":"piece",
                "quantity":10,"tenure":"title"}],"on":"2020-03-01"\
                """);
        story.tell(
                "RecordDelivery",
                """
                "contribution":"laptops","line":"given","delivery":"d-1","quantity":2,
                "items":[{"item":"item-1","maker":"Maker","model":"A","serial":"SN-1"},
                {"item":"item-2","maker":"Maker","model":"A","serial":"SN-2"}],"on":"2020-04-01"\
                """);
    }

    /** More than was allocated has left the bank: a fact, and an exception. */
    private void tooMuch() {
        story.tell(
                "Disburse",
                """
                "fund":"ugx-fund","disbursement":"three","allocation":"training",
                "amount":{"amount":"250","currency":"UGX"},"payee":"深圳 Gamma",
                "draws":[{"receipt":"r-1","amount":{"amount":"250","currency":"UGX"}}],
                "on":"2020-05-01"\
                """);
    }

    private static Pack pack(TestLedger of, String moment) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            of.address(
                                                    "/api/v1/exports/evidence-pack.zip" + moment))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            return Pack.of(answer.body());
        }
    }

    @Test
    void an_auditor_opens_a_report_first_that_says_what_needs_attention_and_how_to_verify() {
        assertThat(pack.files().keySet().iterator().next()).isEqualTo("report.html");
        assertThat(pack.text("report.html"))
                .contains("java -cp none VerifyLedger.java --key KEY PATH/evidence-pack-")
                .contains("that an entry is true")
                .contains("<td>cny-fund</td><td>r-2</td>")
                .contains("3 named by digest, 1 of them kept and here, 2 not received")
                .containsSubsequence("Exceptions", "<td>Disbursed</td>", "EXCEEDS", "Suspense")
                .doesNotContain("Signatory's Name");
        assertThat(founding.text("report.html"))
                .contains(
                        "<td>committed</td><td class=\"n\"><span"
                                + " class=\"u\">unknown</span></td>")
                .contains("CNY 10,000,000.00");
        assertThat(pack.files().keySet())
                .contains("iati-activities.xml", "360giving.json", "journal.hledger");
        assertThat(founding.files().keySet()).doesNotContain("iati-activities.xml");
    }

    @Test
    void the_description_is_a_data_package() throws IOException {
        Path schema = SHARED.resolve("schemas/datapackage-2.0/datapackage.json");
        assumeTrue(Files.exists(schema), "../shared is missing: datapackage.json is not checked");
        var dataPackage =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Files.readString(schema), InputFormat.JSON);
        for (Pack each : List.of(pack, founding)) {
            String json = each.text("datapackage.json");
            assertThat(dataPackage.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(
                            dataPackage.validate(
                                    json.replace("\"resources\"", "\"files\""), InputFormat.JSON))
                    .isNotEmpty();
            JsonNode description = each.description();
            assertThat(description.get("$schema").asString())
                    .isEqualTo("https://datapackage.org/profiles/2.0/datapackage.json");
            assertThat(description.get("created")).isEqualTo(description.at("/ledger/recordedAt"));
        }
    }

    @Test
    void every_file_is_the_one_that_the_description_and_the_sums_name() {
        for (Pack each : List.of(pack, founding)) {
            Map<String, String> hashes = new HashMap<>();
            for (JsonNode resource : each.description().get("resources")) {
                byte[] file = each.files().get(resource.get("path").asString());
                assertThat(resource.get("bytes").asLong()).isEqualTo(file.length);
                String hash = Sha256.of(file).hex();
                assertThat(resource.get("hash").asString()).isEqualTo("sha256:" + hash);
                hashes.put(resource.get("path").asString(), hash);
            }
            hashes.put("datapackage.json", Sha256.of(each.files().get("datapackage.json")).hex());
            Map<String, String> sums = new HashMap<>();
            each.text("SHA256SUMS")
                    .lines()
                    .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
            assertThat(sums).isEqualTo(hashes);
            Set<String> others = new HashSet<>(each.files().keySet());
            others.removeAll(sums.keySet());
            assertThat(others)
                    .allMatch(file -> file.equals("SHA256SUMS") || file.startsWith("documents/"));
        }
    }

    @Test
    void every_table_is_read_back_as_its_schema_says() throws IOException {
        for (Pack each : List.of(pack, founding)) {
            Map<String, Set<List<String>>> keys = new HashMap<>();
            for (JsonNode resource : each.description().get("resources")) {
                if (resource.has("schema")) {
                    read(each, resource, keys);
                }
            }
            for (JsonNode resource : each.description().get("resources")) {
                for (JsonNode foreign : resource.at("/schema/foreignKeys")) {
                    String table = resource.get("name").asString();
                    JsonNode reference = foreign.get("reference");
                    Set<List<String>> there = keys.get(reference.get("resource").asString());
                    assertThat(names(reference.get("fields"))).as(table).isNotEmpty();
                    for (CSVRecord row : each.rows(table)) {
                        List<String> cells =
                                names(foreign.get("fields")).stream().map(row::get).toList();
                        if (!cells.contains("")) {
                            assertThat(there).as("%s %s", table, foreign).contains(cells);
                        }
                    }
                }
            }
        }
    }

    private static List<String> names(JsonNode names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(name.asString()));
        return all;
    }

    private static void read(Pack pack, JsonNode resource, Map<String, Set<List<String>>> keys)
            throws IOException {
        String table = resource.get("name").asString();
        List<String> header = new ArrayList<>();
        Map<String, String> types = new HashMap<>();
        for (JsonNode field : resource.at("/schema/fields")) {
            header.add(field.get("name").asString());
            types.put(field.get("name").asString(), field.get("type").asString());
        }
        assertThat(header).doesNotHaveDuplicates();
        assertThat(pack.text("tables/" + table + ".csv").lines().findFirst())
                .hasValue(String.join(",", header));
        List<String> key = names(resource.at("/schema/primaryKey"));
        Set<List<String>> seen = new HashSet<>();
        for (CSVRecord row : pack.rows(table)) {
            assertThat(row.size()).isEqualTo(header.size());
            types.forEach((name, type) -> cell(table + "." + name, type, row.get(name)));
            List<String> cells = key.stream().map(row::get).toList();
            assertThat(cells).as(table).doesNotContain("");
            assertThat(seen.add(cells) || key.isEmpty()).as("%s %s", table, cells).isTrue();
        }
        keys.put(table, seen);
    }

    private static void cell(String column, String type, String cell) {
        if (!cell.isEmpty()) {
            switch (type) {
                case "integer" -> Long.parseLong(cell);
                case "number" -> new BigDecimal(cell);
                case "date" -> LocalDate.parse(cell);
                case "boolean" -> assertThat(cell).as(column).isIn("true", "false");
                default -> {
                    assertThat(type).as(column).isEqualTo("string");
                    assertThat(cell).as(column).doesNotStartWith("=");
                }
            }
        }
    }

    @Test
    void tables_count_and_sum_as_the_reports_do() throws IOException {
        long position = pack.description().at("/ledger/position").asLong();
        assertThat(pack.rows("trail")).hasSize((int) position + 1);
        for (String list :
                List.of("organisations", "members", "meetings", "resolutions", "funds")) {
            assertThat(pack.rows(list))
                    .as(list)
                    .hasSize(
                            story.read("/api/v1/" + list + "?asOf=" + position)
                                    .at("/items")
                                    .size());
        }
        assertThat(founding.rows("signatures")).hasSize(46);
        assertThat(founding.rows("terms")).hasSize(2);
        assertThat(pack.rows("votes")).hasSize(2);
        assertThat(pack.rows("attendance")).hasSize(2);
        assertThat(pack.rows("draws")).hasSize(5);
        for (String table : List.of("exceptions", "fund-exceptions")) {
            assertThat(pack.rows(table))
                    .extracting(row -> row.get("rule"))
                    .containsExactly("EXCEEDS_ALLOCATION", "NOT_ITS_SOURCE");
        }
        assertThat(pack.text("tables/disbursements.csv")).contains("深圳 Gamma");
        assertThat(pack.rows("inventory"))
                .filteredOn(row -> !row.get("serial").isEmpty())
                .hasSize(2);
        assertThat(pack.rows("contribution-lines").getFirst().get("description"))
                .isEqualTo("'=Laptops");
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (CSVRecord row : pack.rows("postings")) {
            balances.merge(
                    row.get("fund") + " " + row.get("account"),
                    new BigDecimal(row.get("amount.amount")),
                    BigDecimal::add);
        }
        Map<String, BigDecimal> trial = new TreeMap<>();
        for (JsonNode row :
                story.read("/api/v1/reports/trial-balance?asOf=" + position)
                        .at("/sections/0/rows")) {
            trial.put(
                    row.get("fund").asString() + " " + row.get("account").asString(),
                    new BigDecimal(row.at("/change/amount").asString()));
        }
        assertThat(balances).isEqualTo(trial).hasSizeGreaterThan(15);
        for (CSVRecord row : pack.rows("figures")) {
            JsonNode statement =
                    story.read(
                            "/api/v1/reports/fund-statement?section=figures&fund=%s&asOf=%d"
                                    .formatted(row.get("fund"), position));
            assertThat(statement.at("/sections/0/rows"))
                    .anyMatch(figure ->
                            figure.get("figure").asString().equals(row.get("figure"))
                                    && figure.at("/closing/amount")
                                            .asString()
                                            .equals(row.get("closing.amount")));
        }
    }

    @Test
    void the_entries_are_those_of_the_log_and_each_is_a_cloud_event() throws IOException {
        long position = pack.description().at("/ledger/position").asLong();
        String entries = pack.text("log/entries.ndjson");
        assertThat(entries)
                .isEqualTo(
                        ledger.get("/api/v1/exports/log.ndjson?asOf=" + position)
                                .response()
                                .body());
        Path schema = SHARED.resolve("schemas/cloudevents-1.0/cloudevents.json");
        assumeTrue(Files.exists(schema), "../shared is missing: CloudEvents are not checked");
        var cloudEvent =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Files.readString(schema), InputFormat.JSON);
        for (String line : entries.lines().toList()) {
            assertThat(cloudEvent.validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
    }

    @Test
    void documents_are_there_as_they_were_received_and_what_is_missing_is_said()
            throws IOException {
        assertThat(Sha256.of(pack.files().get("documents/" + agreement + ".pdf")).hex())
                .isEqualTo(agreement);
        assertThat(pack.rows("documents"))
                .filteredOn(row -> row.get("thing").startsWith("allocation/"))
                .extracting(row -> row.get("digest") + " " + row.get("state"))
                .containsExactlyInAnyOrder(agreement + " kept", NOT_RECEIVED + " missing");
    }

    @Test
    void the_auditors_program_proves_it_in_part_and_tells_every_altered_byte() throws Exception {
        Path whole = pack.unpack(folder.resolve("whole"));
        Path zip = Files.write(folder.resolve("pack.zip"), pack.zip());
        for (Path as : List.of(whole, zip)) {
            Result right = verify.run("--key", key, as.toString());
            assertThat(right.exit()).as(right.output()).isEqualTo(NOT_PROVEN);
            assertThat(right.output())
                    .contains("1 documents, each digested anew")
                    .contains("files by their digests")
                    .contains("33 tables derived from the entries")
                    .contains("NOT PROVEN: what the ledger derived and this program does not: ")
                    .contains("NOT PROVEN: the entries hold (ledger-");
        }
        altered(whole, "log/entries.ndjson", "BAD ROOT_DIFFERS position ");
        altered(whole, "documents/" + agreement + ".pdf", "BAD DOCUMENT_DIFFERS: documents/");
        altered(whole, "tables/postings.csv", "BAD FILE_DIFFERS: tables/postings.csv");
        altered(whole, "datapackage.json", "BAD FILE_DIFFERS: datapackage.json");
        altered(whole, "report.html", "BAD FILE_DIFFERS: report.html");
    }

    private void altered(Path whole, String file, String told) throws Exception {
        byte[] right = pack.files().get(file);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 1;
        Files.write(whole.resolve(file), wrong);
        Result said = verify.run("--key", key, whole.toString());
        assertThat(said.exit()).as(file).isEqualTo(1);
        assertThat(said.output()).contains(told);
        Files.write(whole.resolve(file), right);
        assertThat(verify.run("--key", key, whole.toString()).exit()).isEqualTo(NOT_PROVEN);
    }

    @Test
    void the_program_tells_what_is_added_and_taken_away() throws Exception {
        Path changed = pack.unpack(folder.resolve("changed"));
        Path document = changed.resolve("documents/" + agreement + ".pdf");
        byte[] content = Files.readAllBytes(document);
        Files.delete(document);
        tells(changed, "BAD DOCUMENT_MISSING");
        Files.write(document, content);
        byte[] foreign = "foreign".getBytes(StandardCharsets.UTF_8);
        Path other = changed.resolve("documents/" + Sha256.of(foreign).hex() + ".pdf");
        Files.write(other, foreign);
        tells(changed, "BAD DOCUMENT_NOT_NAMED");
        Files.delete(other);
        Files.delete(changed.resolve("tables/gifts.csv"));
        tells(changed, "BAD FILE_DIFFERS: tables/gifts.csv, which is not there");
        Files.write(changed.resolve("tables/gifts.csv"), pack.files().get("tables/gifts.csv"));
        String entries = pack.text("log/entries.ndjson");
        int last = entries.lastIndexOf('\n', entries.length() - 2) + 1;
        Path log = changed.resolve("log/entries.ndjson");
        Files.writeString(log, entries.substring(0, last));
        tells(changed, "BAD BEYOND_THE_LOG");
    }

    private void tells(Path changed, String what) {
        Result said = verify.run("--key", key, changed.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.output()).contains(what);
    }

    @Test
    void every_entry_is_under_a_signature_at_every_position() throws Exception {
        int beyond = 0;
        for (long position = 0; position < story.position(); position += 5) {
            Pack earlier = pack(ledger, "?asOf=" + position);
            Path zip = folder.resolve("pack-" + position + ".zip");
            Files.write(zip, earlier.zip());
            Result good = verify.run("--key", key, zip.toString());
            assertThat(good.exit()).as(good.output()).isEqualTo(NOT_PROVEN);
            assertThat(good.output()).contains("size " + (position + 1) + ", root");
            assertThat(earlier.rows("trail")).hasSize((int) position + 1);
            if (earlier.files().containsKey("log/consistency")) {
                beyond++;
                Path last = earlier.unpack(folder.resolve("earlier-" + position));
                byte[] entries = earlier.files().get("log/entries.ndjson").clone();
                entries[entries.length - 20] ^= 1;
                Files.write(last.resolve("log/entries.ndjson"), entries);
                Result bad = verify.run("--key", key, last.toString());
                assertThat(bad.exit()).isEqualTo(1);
                assertThat(bad.output()).contains("BAD CONSISTENCY_INVALID position ");
            }
        }
        assertThat(beyond).isPositive();
    }

    @Test
    void an_entry_that_nobody_signed_is_not_passed_over() throws Exception {
        Path longer = pack.unpack(folder.resolve("longer"));
        Path log = longer.resolve("log/entries.ndjson");
        String entries = Files.readString(log);
        String last = entries.lines().reduce("", (before, line) -> line);
        Files.writeString(
                log,
                entries
                        + last.replaceFirst("\"id\":\"....", "\"id\":\"ffff")
                                .replaceFirst("\"subject\":\"[^\"]*", "\"subject\":\"fund/new")
                                .replaceFirst("\"sequence\":\"[0-9]*", "\"sequence\":\"0")
                        + "\n");
        tells(longer, "BAD NOT_COVERED position " + entries.lines().count());
    }

    @Test
    void the_same_position_gives_the_same_bytes() throws Exception {
        String moment = "?asOf=" + (story.position() - 3);
        byte[] first = pack(ledger, moment).zip();
        assertThat(pack(ledger, moment).zip()).isEqualTo(first);
    }

    @Test
    void what_cannot_be_packed_is_said() {
        for (String wrong : List.of("effectiveOn=2020-01-01", "asOf=999999", "fund=nothing")) {
            Answer answer = ledger.get("/api/v1/exports/evidence-pack.zip?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().get("detail").asString()).isNotBlank();
        }
        assertThat(ledger.get("/api/v1/exports").response().body()).contains("evidence-pack.zip");
    }
}
