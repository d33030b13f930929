package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same commands are stored, refused, signed and reported in the same bytes, whatever the
 * language of the machine is: ledgers in processes of their own, told the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesTest {
    private static final String SOURCE = "\"source\":{\"ref\":\"Note\",\"certainty\":\"stated\"}";
    private static final String DONOR =
            "{\"organisation\":\"huawei\",\"nameAsGiven\":\"Huawei\",\"kind\":\"enterprise\","
                    + "\"identifiers\":[],\"confirmedDistinct\":false,\"on\":\"2020-01-01\","
                    + SOURCE
                    + "}";
    private static final String FUND =
            "{\"fund\":\"fund\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"," + SOURCE + "}";
    private static final String RECEIPT =
            "{\"fund\":\"fund\",\"receipt\":\"receipt\",\"gift\":\"gift\",\"donor\":\"huawei\","
                    + "\"amount\":{\"amount\":\"10000000.00\",\"currency\":\"CNY\"},"
                    + "\"on\":\"2020-01-02\","
                    + SOURCE
                    + "}";
    private static final String PLEDGE =
            "{\"contribution\":\"laptops\",\"donor\":\"huawei\",\"lines\":[{\"line\":\"laptops\","
                    + "\"kind\":\"goods\",\"description\":\"Laptops\",\"quantity\":1000}],"
                    + "\"on\":\"2020-01-02\","
                    + SOURCE
                    + "}";
    private static final String DELIVERY =
            "{\"contribution\":\"laptops\",\"line\":\"laptops\",\"delivery\":\"first\","
                    + "\"quantity\":1500,\"condition\":\"new\",\"place\":\"Store\","
                    + "\"on\":\"2020-01-03\","
                    + SOURCE
                    + "}";
    private static final String CHARGE =
            "{\"fund\":\"fund\",\"entry\":\"fee\",\"kind\":\"bank\","
                    + "\"amount\":{\"amount\":\"20000000.00\",\"currency\":\"CNY\"},"
                    + "\"draws\":[{\"receipt\":\"receipt\","
                    + "\"amount\":{\"amount\":\"20000000.00\",\"currency\":\"CNY\"}}],"
                    + "\"on\":\"2020-01-04\","
                    + SOURCE
                    + "}";

    private static final Map<String, List<String>> LANGUAGES =
            Map.of(
                    "none", List.of("-Duser.language=en", "-Duser.country=US"),
                    "ar-EG",
                            List.of(
                                    "-Duser.language=ar",
                                    "-Duser.country=EG",
                                    "-Duser.extensions=u-nu-arab"),
                    "de", List.of("-Duser.language=de", "-Duser.country=DE"));

    private final HttpClient http = HttpClient.newHttpClient();
    private Map<String, Map<String, String>> told = Map.of();

    @BeforeAll
    void the_same_is_told_to_all() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        LANGUAGES.forEach((name, options) -> {
            Database database = TestDatabases.create();
            try (LedgerProcess ledger =
                    LedgerProcess.speaking(
                            options, database, "ledger.origin=languages.example/log")) {
                all.put(name, whatIsTold(ledger.awaitReady(), database.dataDir()));
            }
        });
        told = all;
    }

    @AfterAll
    void close() {
        http.close();
    }

    private Map<String, String> whatIsTold(URI address, Path data) {
        Map<String, String> told = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> act :
                    List.of(
                            Map.entry("RegisterOrganisation", DONOR),
                            Map.entry("EstablishFund", FUND),
                            Map.entry("RecordReceipt", RECEIPT),
                            Map.entry("PledgeContribution", PLEDGE))) {
                assertThat(send(address, act.getKey(), act.getValue())).startsWith("201");
            }
            told.put("recorded with an exception", send(address, "RecordDelivery", DELIVERY));
            told.put("refused", send(address, "RecordCharge", CHARGE));
            for (String path :
                    List.of(
                            "/api/v1/log/entries?limit=1000",
                            "/api/v1/trail?limit=1000",
                            "/api/v1/trail?limit=0",
                            "/api/v1/members.csv?asOf=999999",
                            "/api/v1/organisations.csv",
                            "/api/v1/reports/fund-statement.csv?fund=fund",
                            "/api/v1/reports/fund-statement.xlsx?fund=fund&section=nothing",
                            "/api/v1/reports/inventory",
                            "/api/v1/exports/journal.hledger",
                            "/api/v1/exports/receipts.csv")) {
                told.put(path, text(get(address, path)));
            }
            told.put("PDF", pdf(get(address, "/api/v1/reports/fund-statement.pdf?fund=fund")));
            told.put("checkpoints", checkpoints(data.resolve("checkpoints")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return told;
    }

    private String send(URI address, String command, String json) throws IOException {
        HttpResponse<byte[]> answer =
                answer(
                        HttpRequest.newBuilder(address.resolve("/api/v1/commands/" + command))
                                .header("Content-Type", "application/json")
                                .header("Ledger-User", "secretary-1")
                                .header("Idempotency-Key", "key-of-" + command)
                                .header("Prefer", "wait=10")
                                .POST(HttpRequest.BodyPublishers.ofString(json)));
        return answer.statusCode() + " " + text(answer.body());
    }

    private byte[] get(URI address, String path) throws IOException {
        return answer(HttpRequest.newBuilder(address.resolve(path)).GET()).body();
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Without what is drawn or is of the moment: ids, times, roots and signatures. */
    private static String text(byte[] bytes) {
        return text(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String text(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("20(?:2[6-9]|[3-9]\\d)-\\d\\d-\\d\\d(T[0-9:.]+Z)?", "TIME")
                .replaceAll("[A-Za-z0-9+/]{43}=", "ROOT")
                .replaceAll("\\s(at|took) [0-9:.]+", " $1 TIME");
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            return text(new PDFTextStripper().getText(document).replaceAll("root [^\\n]*", "ROOT"));
        }
    }

    /** Waits for the checkpoint over all of it, and tells its size and the names of the folder. */
    private static String checkpoints(Path folder) throws IOException {
        Path latest = folder.resolve("latest.checkpoint");
        TestClock.await(
                "the last checkpoint is shipped",
                Duration.ofSeconds(20),
                () -> Files.exists(latest));
        String size = Files.readAllLines(latest).get(1);
        try (Stream<Path> files = Files.walk(folder)) {
            return size.matches("[0-9]+")
                    + " "
                    + files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .allMatch(name ->
                                    name.matches(
                                            "latest.checkpoint|[0-9]{6}/[0-9]{12}.checkpoint|\\..*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "de"})
    void the_language_of_the_machine_changes_nothing(String language) {
        Map<String, String> expected = told.getOrDefault("none", Map.of());
        assertThat(expected.get("refused")).contains("CNY 20,000,000.00");
        assertThat(expected.get("recorded with an exception")).startsWith("201");
        assertThat(expected.get("/api/v1/log/entries?limit=1000"))
                .contains("1,500 of laptops delivered, 1,000 pledged.");
        assertThat(expected.get("PDF")).contains("CNY 10,000,000.00");
        assertThat(expected.get("checkpoints")).isEqualTo("true true");
        Map<String, String> found = told.getOrDefault(language, Map.of());
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((what, text) -> assertThat(found.get(what)).as(what).isEqualTo(text));
    }
}
