package org.iioe.ledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One report is the same in every format: each file is read back by who did not write it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
    private static final String FORMULA = "=HYPERLINK(\\\"http://example.org\\\")";

    private TestLedger ledger;
    private Story story;

    @BeforeAll
    void tell() {
        ledger = TestLedger.empty();
        story = new Story(ledger);
        story.network(
                """
                "admission":{"letterOfIntent":true,"cooperationAgreement":false,
                "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
                "quorum":{"numerator":1,"denominator":2},"consensus":true,
                "delegatedLimit":{"amount":"1000.00","currency":"CNY"}\
                """,
                "alpha",
                "beta",
                "gamma");
        story.tell("EstablishFund", "\"fund\":\"fund\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
        in(
                "RecordCommitment",
                "\"gift\":\"first\",\"donor\":\"alpha\",\"amount\":%s,\"instalments\":[]"
                        .formatted(cny("800.00")));
        in(
                "RecordReceipt",
                "\"receipt\":\"r-1\",\"gift\":\"first\",\"donor\":\"alpha\",\"amount\":%s"
                        .formatted(cny("700.00")));
        in("RecordReceipt", "\"receipt\":\"r-2\",\"amount\":%s".formatted(cny("50.00")));
        in(
                "RecordOtherIncome",
                "\"receipt\":\"r-4\",\"kind\":\"interest\",\"amount\":%s".formatted(cny("3.21")));
        in(
                "ProposeAllocation",
                """
                "allocation":"training","recipient":"gamma","purpose":"training",
                "lines":[{"line":"travel","amount":%1$s}],
                "sources":[{"gift":"first","amount":%1$s}],"mode":"advance"\
                """
                        .formatted(cny("300.00")));
        story.tellAs(
                "approver-1",
                "ApproveAllocation",
                "\"fund\":\"fund\",\"allocation\":\"training\",\"on\":\"2020-02-01\"");
        for (String payment : List.of("100.00", "50.00", "12.34")) {
            in(
                    "Disburse",
                    """
                    "disbursement":"payment-%3$s","allocation":"training","amount":%1$s,
                    "draws":[{"receipt":"r-1","amount":%1$s}],"payee":"%2$s"\
                    """
                            .formatted(cny(payment), FORMULA, payment.replace('.', '-')));
        }
        in(
                "ReverseDisbursement",
                "\"disbursement\":\"payment-50-00\",\"reason\":\"" + FORMULA + "\"");
        story.tell(
                "PledgeContribution",
                """
                "contribution":"laptops","donor":"beta",
                "lines":[{"line":"line","kind":"goods","description":"Laptops","unit":"piece",
                "quantity":2,"value":%s,"tenure":"title"}],"on":"2020-03-01"\
                """
                        .formatted(cny("9000.00")));
        story.tell(
                "RecordDelivery",
                """
                "contribution":"laptops","line":"line","delivery":"delivery","quantity":2,
                "condition":"new","place":"Store","on":"2020-04-01"\
                """);
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly","body":"Assembly","sittings":[{"on":"2020-05-11"}],
                "agenda":[{"item":"item-1","title":"Payments"}],"on":"2020-04-01"\
                """);
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    private static String cny(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"CNY\"}".formatted(amount);
    }

    private void in(String command, String members) {
        story.tell(command, "\"fund\":\"fund\",%s,\"on\":\"2020-02-01\"".formatted(members));
    }

    private byte[] bytes(String report, String format) {
        int query = report.indexOf('?');
        String address =
                query < 0
                        ? report + "." + format
                        : report.substring(0, query) + "." + format + report.substring(query);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    http.send(
                            HttpRequest.newBuilder(
                                            ledger.address(
                                                    "/api/v1/reports/"
                                                            + address
                                                            + (query < 0 ? "?" : "&")
                                                            + "minPosition="
                                                            + story.position()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(address).isEqualTo(200);
            assertThat(response.headers().firstValue("Ledger-Position")).isPresent();
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fund-statement?fund=fund",
                "donor-report?donor=alpha",
                "allocation-report?fund=fund",
                "journal?fund=fund",
                "trial-balance?fund=fund",
                "member-statement?organisation=gamma",
                "meeting-record?meeting=assembly",
                "difference?since=10",
                "inventory",
                "audit-trail"
            })
    void every_format_gives_the_same_totals(String report) throws IOException {
        JsonNode json =
                new tools.jackson.databind.json.JsonMapper().readTree(bytes(report, "json"));
        Map<String, BigDecimal> totals = new TreeMap<>();
        List<String> amounts = new ArrayList<>();
        int rows = 0;
        for (JsonNode section : json.get("sections")) {
            for (JsonNode row : section.get("rows")) {
                rows++;
                for (Map.Entry<String, JsonNode> cell : row.properties()) {
                    if (cell.getValue().has("currency")) {
                        String amount = cell.getValue().get("amount").asString();
                        amounts.add(amount);
                        totals.merge(
                                section.get("section").asString() + " " + cell.getKey(),
                                new BigDecimal(amount),
                                BigDecimal::add);
                    }
                }
            }
        }
        assertThat(rows).isPositive().isEqualTo(lines(bytes(report, "ndjson")));
        boolean several = json.get("sections").size() > 1;
        String only = several ? "" : json.at("/sections/0/section").asString();
        assertThat(
                        csv(
                                new String(
                                        bytes(report, "csv"),
                                        java.nio.charset.StandardCharsets.UTF_8),
                                only,
                                rows))
                .as("CSV")
                .isEqualTo(totals);
        assertThat(xlsx(bytes(report, "xlsx"), rows)).as("XLSX").isEqualByComparingTo(sum(totals));
        try (PDDocument pdf = Loader.loadPDF(bytes(report, "pdf"))) {
            String text = new PDFTextStripper().getText(pdf);
            String figures = text.replaceAll("[,\\s]", "");
            assertThat(text).contains("1 of " + pdf.getNumberOfPages());
            assertThat(text.replaceAll("\\s", "")).contains(json.get("root").asString());
            for (String amount : amounts) {
                assertThat(figures).as("PDF").contains(amount);
            }
        }
    }

    private static long lines(byte[] ndjson) {
        return new String(ndjson, java.nio.charset.StandardCharsets.UTF_8).lines().count();
    }

    private static BigDecimal sum(Map<String, BigDecimal> totals) {
        return totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> csv(String text, String only, int rows)
            throws IOException {
        Map<String, BigDecimal> totals = new TreeMap<>();
        int read = 0;
        for (CSVRecord record :
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(text))) {
            read++;
            Map<String, String> row = record.toMap();
            row.forEach((column, value) -> {
                assertThat(value).as(column).doesNotStartWith("=");
                if (column.endsWith(".currency") && !value.isEmpty()) {
                    String amount = column.replaceFirst("\\.currency$", "");
                    totals.merge(
                            (only.isEmpty() ? row.get("section") : only) + " " + amount,
                            new BigDecimal(
                                    row.containsKey(amount)
                                            ? row.get(amount)
                                            : row.get(amount + ".amount")),
                            BigDecimal::add);
                }
            });
        }
        assertThat(read).isEqualTo(rows);
        return totals;
    }

    private static BigDecimal xlsx(byte[] file, int rows) throws IOException {
        BigDecimal sum = BigDecimal.ZERO;
        int read = 0;
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (int i = 1; i < book.getNumberOfSheets(); i++) {
                Sheet sheet = book.getSheetAt(i);
                for (Row row : sheet) {
                    if (row.getRowNum() == 0) {
                        continue;
                    }
                    read++;
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        Cell next = row.getCell(cell.getColumnIndex() + 1);
                        String header =
                                sheet.getRow(0).getCell(cell.getColumnIndex()).getStringCellValue();
                        if (cell.getCellType() == CellType.NUMERIC
                                && next != null
                                && sheet.getRow(0)
                                        .getCell(next.getColumnIndex())
                                        .getStringCellValue()
                                        .equals(header + ", in")) {
                            sum = sum.add(BigDecimal.valueOf(cell.getNumericCellValue()));
                        }
                    }
                }
            }
        }
        assertThat(read).isEqualTo(rows);
        return sum;
    }

    @Test
    void the_gifts_and_the_own_income_of_a_donor_report_sum_to_the_fund() {
        JsonNode statement = story.read("/api/v1/funds/fund/statement");
        assertThat(statement.at("/bank/amount").asString()).isEqualTo("640.87");
        JsonNode report = story.read("/api/v1/reports/fund-statement?fund=fund");
        assertThat(report.toString()).contains("\"640.87\"");
    }

    @Test
    void what_cannot_be_printed_is_not_left_out() throws IOException {
        story.tell(
                "RegisterOrganisation",
                """
                "organisation":"delta","nameAsGiven":"\u062c\u0627\u0645\u0639\u0629 \u6df1\u5733",
                "kind":"foundation","identifiers":[],"on":"2020-01-01"\
                """);
        try (PDDocument pdf = Loader.loadPDF(bytes("donor-report?donor=delta", "pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("[U+062C]", "\u6df1\u5733");
        }
    }

    @Test
    void what_a_difference_tells_is_from_what_to_what() {
        JsonNode report = story.read("/api/v1/reports/difference?since=" + story.position());
        assertThat(report.at("/sections/2/rows")).isEmpty();
        long before = story.position();
        story.tell(
                "RegisterOrganisation",
                """
                "organisation":"epsilon","nameAsGiven":"Epsilon","kind":"foundation",
                "identifiers":[],"on":"2020-01-01"\
                """);
        long between = story.position();
        story.tell(
                "RenameOrganisation",
                "\"organisation\":\"epsilon\",\"name\":\"Epsilon"
                        + " Trust\",\"from\":\"2020-02-01\",\"on\":\"2020-02-01\"");
        assertThat(story.read("/api/v1/reports/difference?since=" + between).toString())
                .contains("name: Epsilon → Epsilon Trust");
        assertThat(story.read("/api/v1/reports/difference?since=" + before).toString())
                .contains("\"id\":\"epsilon\",\"what\":\"new\"");
    }

    @Test
    void limits_are_shown_where_they_are_closest() {
        JsonNode report = story.read("/api/v1/reports/fund-statement?fund=fund");
        assertThat(report.toString())
                .contains("\"limit\":\"allocation: disbursed <= allocated\",\"of\":\"training\"");
        for (JsonNode section : report.get("sections")) {
            if (section.get("section").asString().equals("limits")) {
                assertThat(section.get("rows")).hasSize(7);
                section.get("rows")
                        .forEach(row ->
                                assertThat(row.get("state").asString())
                                        .as(row.toString())
                                        .isEqualTo("kept"));
            }
        }
    }

    @Test
    void a_member_sees_what_it_was_allocated_and_accounted_for() {
        String statement =
                story.read("/api/v1/reports/member-statement?organisation=gamma").toString();
        assertThat(statement)
                .contains("\"allocation\":\"training\"", "\"disbursed\":{\"amount\":\"112.34\"")
                .contains("\"section\":\"expenditure\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "presidency-timeline?office=no-such-office",
                "audit-trail?subject=fund/no-such-fund",
                "journal?fund=fund&gift=no-such-gift",
                "journal?fund=fund&recipient=no-such-member",
                "journal?fund=fund&purpose=no-such-purpose"
            })
    void what_is_not_there_is_said_to_be_unknown(String report) {
        Answer answer = ledger.get("/api/v1/reports/" + report);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().body()).contains("no-such-");
    }

    @Test
    void the_best_of_what_is_accepted_is_given() {
        for (String accept :
                List.of(
                        "application/pdf;q=0.1, application/json",
                        "application/pdf;q=0, application/json;q=0.2")) {
            Answer answer =
                    ledger.exchange(
                            HttpRequest.newBuilder(
                                            ledger.address(
                                                    "/api/v1/reports/fund-statement?fund=fund"))
                                    .header("Accept", accept));
            assertThat(answer.response().headers().firstValue("Content-Type").orElseThrow())
                    .as(accept)
                    .startsWith("application/json");
        }
    }

    @Test
    void a_formula_is_neutralised_on_the_way_out() {
        String csv =
                new String(
                        bytes("donor-report?donor=alpha", "csv"),
                        java.nio.charset.StandardCharsets.UTF_8);
        String trail =
                new String(bytes("audit-trail", "csv"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv + trail).contains("'=HYPERLINK").doesNotContain(",=").doesNotContain("\"=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 nothing",
                "404 fund-statement?fund=nothing",
                "404 donor-report?donor=nothing",
                "404 meeting-record?meeting=nothing",
                "406 fund-statement.doc?fund=fund",
                "400 fund-statement",
                "400 fund-statement?fund=fund&asOf=999999",
                "400 fund-statement?fund=fund&asOf=2999-01-01",
                "400 fund-statement?fund=fund&asOf=yesterday",
                "400 fund-statement?fund=fund&from=2020-03-01&until=2020-01-01",
                "400 fund-statement?fund=fund&funds=fund",
                "400 fund-statement?fund=fund&fund=fund",
                "400 fund-statement?fund=fund&section=nothing",
                "400 difference?since=999999",
                "400 fund-statement?fund=%00",
                "400 audit-trail?subject=%ED%A0%80",
                "404 journal?fund=fund&gift=nothing",
                "400 audit-trail?effectiveOn=2020-01-01"
            })
    void what_cannot_be_reported_is_said(String expected) {
        Answer answer = ledger.get("/api/v1/reports/" + expected.substring(4));
        assertThat(answer.status())
                .as(answer.response().body())
                .isEqualTo(Integer.parseInt(expected.substring(0, 3)));
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.json().get("detail").asString()).isNotBlank();
    }
}
