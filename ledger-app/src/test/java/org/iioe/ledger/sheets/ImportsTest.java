package org.iioe.ledger.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is exported as a sheet is edited, tried, imported, and imported again. */
class ImportsTest {
    private static final String RECEIPTS =
            "fund,receipt,gift,donor,amount.amount,amount.currency,on,source.ref,source.certainty\r\n";
    private static final String NASTY =
            "'=HYPERLINK(\"x\"); \u6df1\u5733, \"quoted\"\nsecond line | '@SUM";

    private TestLedger ledger;
    private Story story;

    @BeforeEach
    void tell() {
        ledger = TestLedger.empty();
        story = new Story(ledger);
        story.network(
                """
                "admission":{"letterOfIntent":true,"cooperationAgreement":false,
                "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}]\
                """,
                "alpha",
                "beta");
        story.tell(
                "RegisterOrganisation",
                """
                "organisation":"gamma","nameAsGiven":"=Gamma, \\"\u6df1\u5733\\"","kind":"foundation",
                "country":"CN","identifiers":[{"scheme":"XI-ROR","value":"000000098"},
                {"scheme":"GB-COH","value":"01"}],"on":"2019-12-01"\
                """);
        story.tell("EstablishFund", "\"fund\":\"fund\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
        story.tell(
                "RecordReceipt",
                """
                "fund":"fund","receipt":"r-1","gift":"first","donor":"alpha",
                "amount":{"amount":"700.00","currency":"CNY"},
                "original":{"amount":"100.00","currency":"USD"},"rate":"7","bankRef":"=BANK-1",
                "valueDate":"2020-02-01","on":"2020-02-01"\
                """);
        story.tell(
                "RecordReceipt",
                """
                "fund":"fund","receipt":"r-2",
                "amount":{"amount":"50.00","currency":"CNY"},"on":"../2020-02-01"\
                """);
        story.tell(
                "ProposeAllocation",
                """
                "fund":"fund","allocation":"training","recipient":"beta","purpose":"training",
                "lines":[{"line":"travel","amount":{"amount":"60.00","currency":"CNY"}},
                {"line":"hotel","amount":{"amount":"40.00","currency":"CNY"}}],
                "sources":[{"gift":"first","amount":{"amount":"100.00","currency":"CNY"}}],
                "mode":"advance","on":"2020-02-01"\
                """);
        story.tell(
                "PledgeContribution",
                """
                "contribution":"laptops","donor":"beta",
                "lines":[{"line":"line","kind":"goods","description":"Laptops","unit":"piece",
                "quantity":20,"tenure":"title"}],"on":"2020-03-01"\
                """);
        story.tell(
                "RecordDelivery",
                """
                "contribution":"laptops","line":"line","delivery":"delivery","quantity":2,
                "condition":"new","place":"-Store; \\"1\\"","items":[
                {"item":"one","maker":"Maker; A","model":"Model","serial":"SN-1","assetTag":null},
                {"item":"two","maker":"Maker","model":"Model","serial":null,"assetTag":"T-2"}],
                "on":"2020-04-01"\
                """);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private String exported(String kind) {
        Answer answer =
                ledger.get("/api/v1/exports/" + kind + ".csv?minPosition=" + story.position());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.response().body();
    }

    private Answer send(String kind, byte[] file, String type, boolean dryRun) {
        return ledger.exchange(
                HttpRequest.newBuilder(
                                ledger.address("/api/v1/imports/" + kind + "?dryRun=" + dryRun))
                        .header("Content-Type", type)
                        .header("Ledger-User", "secretary-1")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private Answer send(String kind, String csv, boolean dryRun) {
        return send(kind, csv.getBytes(StandardCharsets.UTF_8), "text/csv", dryRun);
    }

    private long stored() {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM sealed_entry")
                .query(Long.class)
                .single();
    }

    /** As it is told: how many rows are recorded, corrected, unchanged. */
    private static void told(Answer answer, int status, int recorded, int corrected, int same) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(
                        List.of(
                                answer.json().get("recorded").asInt(),
                                answer.json().get("corrected").asInt(),
                                answer.json().get("unchanged").asInt()))
                .as(answer.response().body())
                .containsExactly(recorded, corrected, same);
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
    }

    /** The sheet as another program writes it, with rows more and cells changed. */
    private static String edited(String csv, List<Map<String, String>> more, String... changes)
            throws IOException {
        List<CSVRecord> rows = rows(csv);
        List<String> header = rows.getFirst().getParser().getHeaderNames();
        StringWriter out = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.EXCEL)) {
            printer.printRecord(header);
            for (CSVRecord row : rows) {
                List<String> cells = new ArrayList<>();
                for (String name : header) {
                    String cell = row.get(name);
                    for (String change : changes) {
                        String[] parts = change.split("/", -1);
                        if (row.get(0).equals(parts[0]) && name.equals(parts[1])) {
                            cell = parts[2];
                        }
                    }
                    cells.add(cell);
                }
                printer.printRecord(cells);
            }
            for (Map<String, String> row : more) {
                printer.printRecord(
                        header.stream().map(name -> row.getOrDefault(name, "")).toList());
            }
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisations", "allocations", "receipts", "deliveries"})
    void what_was_exported_changes_nothing(String kind) throws IOException {
        String csv = exported(kind);
        int rows = rows(csv).size();
        assertThat(rows).isPositive();
        assertThat(csv).doesNotContain(",=").doesNotContain("\"=").doesNotContain("\"-");
        long before = stored();
        told(send(kind, csv, true), 200, 0, 0, rows);
        told(send(kind, csv, false), 200, 0, 0, rows);
        told(send(kind, edited(csv, List.of()), false), 200, 0, 0, rows);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void the_founding_record_changes_nothing() throws IOException {
        try (TestLedger founded =
                TestLedger.on(TestDatabases.create(), "ledger.founding-record=iioe")) {
            String csv =
                    founded.get("/api/v1/exports/organisations.csv?minPosition=276")
                            .response()
                            .body();
            assertThat(rows(csv)).hasSizeGreaterThan(24);
            assertThat(csv).contains("Xidian University");
            Answer answer =
                    founded.exchange(
                            HttpRequest.newBuilder(
                                            founded.address(
                                                    "/api/v1/imports/organisations?dryRun=false"))
                                    .header("Content-Type", "text/csv")
                                    .header("Ledger-User", "secretary-1")
                                    .POST(HttpRequest.BodyPublishers.ofString(csv)));
            told(answer, 200, 0, 0, rows(csv).size());
        }
    }

    @Test
    void new_rows_are_tried_then_stored_then_nothing_new() throws IOException {
        String organisations =
                edited(
                        exported("organisations"),
                        List.of(
                                Map.of(
                                        "organisation",
                                        "delta",
                                        "nameAsGiven",
                                        "''=Delta",
                                        "kind",
                                        "enterprise",
                                        "identifiers",
                                        "GB-COH | 77\nGB-CHC | 78",
                                        "on",
                                        "2021-01-01",
                                        "source.ref",
                                        "'" + NASTY,
                                        "source.certainty",
                                        "stated")));
        String receipts =
                edited(
                        exported("receipts"),
                        List.of(
                                receipt("r-3", "first", "1.01"),
                                receipt("r-4", "", "2.00"),
                                receipt("r-5", "second", "3.00")));
        String allocations =
                edited(
                        exported("allocations"),
                        List.of(
                                Map.of(
                                        "fund", "fund",
                                        "allocation", "more",
                                        "recipient", "beta",
                                        "purpose", "training",
                                        "lines", "travel|5.00|CNY\nfood | 6.00 | CNY",
                                        "sources", "first | 11.00 | CNY",
                                        "mode", "advance",
                                        "on", "2021-01-01",
                                        "source.ref", "Minutes",
                                        "source.certainty", "stated")));
        String deliveries =
                edited(
                        exported("deliveries"),
                        List.of(
                                Map.of(
                                        "contribution", "laptops",
                                        "line", "line",
                                        "delivery", "second",
                                        "quantity", "1",
                                        "items", "three | Maker | Model | SN-3 | ",
                                        "on", "2021-01-01",
                                        "source.ref", "Note",
                                        "source.certainty", "stated")));
        Map<String, String> files =
                Map.of(
                        "organisations", organisations,
                        "receipts", receipts,
                        "allocations", allocations,
                        "deliveries", deliveries);
        for (var file : files.entrySet()) {
            int rows = rows(file.getValue()).size();
            int fresh = file.getKey().equals("receipts") ? 3 : 1;
            long before = stored();
            told(send(file.getKey(), file.getValue(), true), 200, fresh, 0, rows - fresh);
            assertThat(stored()).as("a dry run stores nothing").isEqualTo(before);
            told(send(file.getKey(), file.getValue(), false), 201, fresh, 0, rows - fresh);
            long after = stored();
            assertThat(after).isGreaterThan(before);
            told(send(file.getKey(), file.getValue(), false), 200, 0, 0, rows);
            assertThat(stored()).isEqualTo(after);
        }
        story.tell("EstablishFund", "\"fund\":\"end\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
        assertThat(story.read("/api/v1/organisations/delta").get("name").asString())
                .isEqualTo("'=Delta");
        assertThat(story.read("/api/v1/funds/fund/statement").at("/received/amount").asString())
                .isEqualTo("704.01");
        for (String kind : files.keySet()) {
            String again = exported(kind);
            told(send(kind, again, false), 200, 0, 0, rows(again).size());
        }
        String delta =
                rows(exported("organisations")).stream()
                        .filter(row -> row.get("organisation").equals("delta"))
                        .findFirst()
                        .orElseThrow()
                        .get("source.ref");
        assertThat(delta).isEqualTo("'" + NASTY);
    }

    private static Map<String, String> receipt(String id, String gift, String amount) {
        return Map.of(
                "fund", "fund",
                "receipt", id,
                "gift", gift,
                "donor", gift.equals("second") ? "beta" : "",
                "amount.amount", amount,
                "amount.currency", "CNY",
                "on", "2021-01-01",
                "source.ref", "Bank advice",
                "source.certainty", "stated");
    }

    @Test
    void a_changed_cell_is_a_correction_with_a_reason_or_an_error() throws IOException {
        String csv = exported("organisations");
        long before = stored();
        Answer without = send("organisations", edited(csv, List.of(), "gamma/country/HK"), false);
        error(without, "REASON_MISSING", "country", "RenameOrganisation");
        Answer unfit =
                send(
                        "organisations",
                        edited(csv, List.of(), "gamma/identifiers/GB-COH | 02"),
                        false);
        error(unfit, "RECORDED_OTHERWISE", "identifiers", "identifiers");
        assertThat(stored()).isEqualTo(before);
        String right =
                edited(
                        csv,
                        List.of(),
                        "gamma/country/HK",
                        "gamma/nameAsGiven/Gamma",
                        "gamma/reason/Misprint.");
        told(send("organisations", right, true), 200, 0, 1, 2);
        told(send("organisations", right, false), 201, 0, 1, 2);
        told(send("organisations", right, false), 200, 0, 0, 3);
        story.tell("EstablishFund", "\"fund\":\"end\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
        JsonNode gamma = story.read("/api/v1/organisations/gamma");
        assertThat(gamma.get("country").asString()).isEqualTo("HK");
        assertThat(gamma.get("name").asString()).isEqualTo("Gamma");
        assertThat(exported("organisations")).contains("gamma,Gamma,foundation,,HK");
        error(
                send("receipts", exported("receipts").replace("700.00", "701.00"), false),
                "RECORDED_OTHERWISE",
                "amount.amount",
                "ReverseEntry");
        error(
                send("allocations", exported("allocations").replace("60.00", "61.00"), false),
                "INVALID_VALUE",
                "sources",
                "");
        error(
                send("allocations", exported("allocations").replace(",beta,", ",alpha,"), false),
                "RECORDED_OTHERWISE",
                "recipient",
                "AmendAllocation");
        error(
                send("deliveries", exported("deliveries").replace("new", "worn"), false),
                "RECORDED_OTHERWISE",
                "condition",
                "RecordIncident");
    }

    private static void error(Answer answer, String code, String column, String detail) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("IMPORT_REFUSED");
        JsonNode error = answer.json().at("/errors/0");
        assertThat(error.get("code").asString()).as(error.toString()).isEqualTo(code);
        assertThat(error.get("column").asString()).as(error.toString()).isEqualTo(column);
        assertThat(error.get("detail").asString()).contains(detail);
        assertThat(error.get("line").asLong()).isGreaterThan(1);
    }

    @Test
    void every_wrong_row_is_told_with_its_line_and_column() {
        String on = ",2021-01-01,\"Bank\nadvice\",stated\r\n";
        long before = stored();
        Answer answer =
                send(
                        "receipts",
                        RECEIPTS
                                + "fund,x-1,first,alpha,1.00,CNY"
                                + on // 2 and 3
                                + "fund,x-2,first,alpha,\"1,00\",CNY"
                                + on // 4
                                + "nothing,x-3,first,alpha,1.00,CNY"
                                + on // 6
                                + "fund,x-4,first,alpha,1,UGX"
                                + on // 8
                                + "fund,x-5,first,alpha,1.00,CNY,01.02.2021,Bank,stated\r\n" // 10
                                + "fund,x-6,first,alpha,1.00,CNY,2021-01-01,Bank,sure\r\n" // 11
                                + "fund,x-7,first,alpha,1.00,CNY,2021-01-01,Bank,stated,more\r\n"
                                + "fund,,first,alpha,1.00,CNY,2021-01-01,Bank,stated\r\n" // 13
                                + "fund,x-1,first,alpha,9.00,CNY,2021-01-01,Bank,stated\r\n" // 14
                                + "fund,x-9,first,beta,1.00,CNY,2021-01-01,Bank,stated\r\n", // 15
                        false);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        List<String> told = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(error ->
                        told.add(
                                error.get("line").asInt()
                                        + " "
                                        + error.get("column").asString("-")
                                        + " "
                                        + error.get("code").asString()));
        assertThat(told)
                .as(answer.response().body())
                .containsExactly(
                        "4 amount.amount INVALID_VALUE",
                        "6 fund NOT_FOUND",
                        "8 amount.currency WRONG_CURRENCY",
                        "10 on INVALID_VALUE",
                        "11 source.certainty INVALID_VALUE",
                        "12 - TOO_MANY_CELLS",
                        "13 receipt MISSING_FIELD",
                        "14 receipt RECEIPT_EXISTS",
                        "15 donor WRONG_DONOR");
        assertThat(answer.json().get("detail").asString()).startsWith("9 of 10 rows");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_thousand_wrong_lines_are_a_thousand_errors() {
        StringBuilder csv = new StringBuilder(RECEIPTS);
        for (int i = 0; i < 500; i++) {
            csv.append("fund,x-%d,first,alpha,zero,CNY,2021-01-01,Bank,stated\n".formatted(i));
            csv.append("fund,y-%d,first,beta,1.00,CNY,2021-01-01,Bank,stated\n".formatted(i));
        }
        long before = stored();
        Answer answer = send("receipts", csv.toString(), false);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors")).hasSize(1000);
        assertThat(stored()).isEqualTo(before);
        for (int i = 0; i < 5000; i++) {
            csv.append("fund,x-%d,first,alpha,1.00,CNY,2021-01-01,Bank,stated\n".formatted(i));
        }
        refused("receipts", csv.toString().getBytes(StandardCharsets.UTF_8), 413, "TOO_MANY_ROWS");
    }

    @Test
    void what_spreadsheets_write_is_understood() {
        String rows =
                "fund,x-1,first,alpha,1.00,CNY,2021-01-01,\"Bank, advice\",stated\n"
                        + "\r\n"
                        + "fund,x-2,,,1.00,CNY,2021-01-01,Bank,stated,,,\r"
                        + ",,,,\r\n"
                        + "fund,x-3,first,alpha,1.00,CNY,2021-01-01,Bank,stated";
        told(send("receipts", "\uFEFF" + RECEIPTS + rows, true), 200, 3, 0, 0);
        String other =
                (RECEIPTS + rows)
                        .replace("\"Bank, advice\"", "Bank^ advice")
                        .replace(',', ';')
                        .replace('^', ',');
        told(send("receipts", other, true), 200, 3, 0, 0);
        told(send("receipts", other.replace(';', '\t'), true), 200, 3, 0, 0);
        told(
                send(
                        "receipts",
                        (RECEIPTS + rows).getBytes(StandardCharsets.UTF_8),
                        "text/csv; charset=utf-8; header=present",
                        true),
                200,
                3,
                0,
                0);
    }

    @Test
    void what_is_no_sheet_is_refused() throws IOException {
        String row = "fund,x-1,first,alpha,1.00,CNY,2021-01-01,Bank,stated\r\n";
        refused("receipts", new byte[0], 400, "EMPTY_FILE");
        refused("receipts", RECEIPTS.getBytes(), 400, "EMPTY_FILE");
        refused("receipts", (RECEIPTS + "fund,\"x").getBytes(), 400, "MALFORMED_CSV");
        refused("receipts", (RECEIPTS + "fund,\"x\"y,").getBytes(), 400, "MALFORMED_CSV");
        refused("receipts", ("more," + RECEIPTS + row).getBytes(), 400, "UNKNOWN_COLUMN");
        refused("receipts", ("fund," + RECEIPTS + row).getBytes(), 400, "DOUBLED_COLUMN");
        refused(
                "receipts",
                (RECEIPTS.replace("receipt,", "") + row).getBytes(),
                400,
                "MISSING_COLUMN");
        refused(
                "receipts",
                (RECEIPTS + row.replace("Bank", "Bänk")).getBytes(Charset.forName("ISO-8859-1")),
                400,
                "INVALID_UTF8");
        refused(
                "receipts",
                (RECEIPTS + row).getBytes(StandardCharsets.UTF_16),
                400,
                "INVALID_UTF8");
        refused("receipts", (RECEIPTS + row + "\0").getBytes(), 415, "NOT_CSV");
        refused("receipts", ("MZ\u0001\u0002" + RECEIPTS).getBytes(), 415, "NOT_CSV");
        refused("receipts", new byte[5_000_001], 413, "BODY_TOO_LARGE");
        byte[] bomb = bomb();
        refused("receipts", bomb, 415, "NOT_CSV");
        assertThat(
                        send(
                                        "receipts",
                                        bomb,
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                        false)
                                .code())
                .isEqualTo("WRONG_CONTENT_TYPE");
        refused("payments", (RECEIPTS + row).getBytes(), 404, "UNKNOWN_IMPORT");
        Answer nobody =
                ledger.exchange(
                        HttpRequest.newBuilder(ledger.address("/api/v1/imports/receipts"))
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString(RECEIPTS + row)));
        assertThat(nobody.code()).isEqualTo("MISSING_HEADER");
    }

    private void refused(String kind, byte[] file, int status, String code) {
        long before = stored();
        Answer answer = send(kind, file, "text/csv", false);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(stored()).isEqualTo(before);
    }

    /** A workbook that unpacks to a thousand times its size. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    @Test
    void two_that_import_the_same_file_store_it_once() {
        StringBuilder csv = new StringBuilder(RECEIPTS);
        for (int i = 0; i < 50; i++) {
            csv.append("fund,x-%d,first,alpha,1.00,CNY,2021-01-01,Bank,stated\n".formatted(i));
        }
        long before = stored();
        List<Answer> answers = new ArrayList<>();
        List<CompletableFuture<Answer>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            both.add(CompletableFuture.supplyAsync(() -> send("receipts", csv.toString(), false)));
        }
        both.forEach(one -> answers.add(one.join()));
        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).contains(200);
        assertThat(stored()).isEqualTo(before + 100);
    }

    @Test
    void a_dry_run_does_not_wait_for_what_will_never_be_sealed() {
        ledger.close();
        ledger = TestLedger.empty();
        String row = "delta,Delta,enterprise,2021-01-01,Register,stated\r\n";
        String doubled =
                "organisation,nameAsGiven,kind,on,source.ref,source.certainty\r\n" + row + row;
        told(send("organisations", doubled, true), 200, 1, 0, 1);
        assertThat(stored()).isZero();
        told(send("organisations", doubled, false), 201, 1, 0, 1);
    }
}
