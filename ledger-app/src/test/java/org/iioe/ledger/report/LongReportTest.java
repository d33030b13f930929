package org.iioe.ledger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.iioe.ledger.system.Appender;
import org.iioe.ledger.system.LedgerProcess;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestDatabases;
import org.iioe.ledger.system.TestDatabases.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * A fund of receipts that are four times as many postings, and a ledger that has little memory:
 * long reports need no more of it than short ones.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(3)
class LongReportTest {
    private static final int LINES = Sizes.LONG_REPORT_LINES;
    private static final int RECEIPTS = LINES / 4;
    private static final int ENTRIES = RECEIPTS + 3;
    private static final String SOURCE =
            "\"on\":\"2025-01-01\",\"source\":{\"ref\":\"test\",\"certainty\":\"stated\"}";

    private Database database;
    private LedgerProcess ledger;
    private URI address;

    @BeforeAll
    void fill() {
        database = TestDatabases.create();
        ledger = LedgerProcess.within(Sizes.LONG_REPORT_HEAP, database);
        address = ledger.awaitReady();
        try (Appender appender = new Appender(database)) {
            add(
                    appender,
                    "organisation/donor",
                    0,
                    "membership.OrganisationRegistered",
                    """
                    {"organisation":"donor","nameAsGiven":"Donor","kind":"foundation",
                    "identifiers":[],"confirmedDistinct":false,%s}\
                    """
                            .formatted(SOURCE));
            add(
                    appender,
                    "fund/long",
                    0,
                    "funding.FundEstablished",
                    "{\"fund\":\"long\",\"currency\":\"CNY\"," + SOURCE + "}");
            add(
                    appender,
                    "fund/long",
                    1,
                    "funding.CommitmentRecorded",
                    """
                    {"fund":"long","gift":"gift","donor":"donor",
                    "amount":{"amount":"1000000.00","currency":"CNY"},"instalments":[],%s}\
                    """
                            .formatted(SOURCE));
            for (int i = 0; i < RECEIPTS; i++) {
                add(appender, "fund/long", i + 2, "funding.ReceiptRecorded", receipt(i));
                if (i % 5_000 == 0) {
                    appender.append();
                }
            }
            appender.append();
        }
        TestClock.await(
                "everything is sealed and projected",
                Duration.ofMinutes(10),
                () ->
                        database.number(
                                        """
                                        SELECT position FROM ledger.read_model_position\
                                        """)
                                == ENTRIES - 1);
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    /** Its source is of a length, and cannot be compressed: reports are longer than any buffer. */
    private static String receipt(int number) {
        byte[] source = new byte[375];
        new Random(number).nextBytes(source);
        return """
        {"fund":"long","receipt":"r-%d","gift":"gift","donor":"donor",
        "amount":{"amount":"1.01","currency":"CNY"},
        "againstCommitment":{"amount":"1.01","currency":"CNY"},"postedOn":"2025-01-01",
        "on":"2025-01-01","source":{"ref":"%s","certainty":"stated"}}\
        """
                .formatted(number, Base64.getEncoder().encodeToString(source));
    }

    private static void add(
            Appender appender, String stream, long sequence, String type, String payload) {
        appender.add(stream, sequence, "org.iioe.ledger." + type, payload.replace("\n", ""));
    }

    private InputStream open(String path) {
        HttpResponse<InputStream> answer = answer(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<InputStream> answer(String path) {
        HttpClient http = LedgerProcess.client();
        try {
            return http.send(
                    HttpRequest.newBuilder(address.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal.csv?fund=long", "audit-trail.csv"})
    void every_line_of_csv(String report) throws IOException {
        int rows = 0;
        BigDecimal debits = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        try (Reader in =
                        new InputStreamReader(
                                open("/api/v1/reports/" + report), StandardCharsets.UTF_8);
                CSVParser csv =
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(in)) {
            for (CSVRecord row : csv) {
                rows++;
                if (row.isMapped("amount.amount")) {
                    BigDecimal amount = new BigDecimal(row.get("amount.amount"));
                    sum = sum.add(amount);
                    debits = amount.signum() > 0 ? debits.add(amount) : debits;
                }
            }
        }
        boolean journal = report.startsWith("journal");
        // What was promised is two postings more.
        assertThat(rows).isEqualTo(journal ? LINES + 2 : ENTRIES);
        if (journal) {
            assertThat(sum).isEqualByComparingTo("0");
            assertThat(debits)
                    .isEqualByComparingTo(
                            new BigDecimal("2.02")
                                    .multiply(BigDecimal.valueOf(RECEIPTS))
                                    .add(new BigDecimal("1000000.00")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports/journal.ndjson?fund=long",
                "reports/audit-trail.ndjson",
                "exports/log.ndjson"
            })
    void every_line_of_json(String path) throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(open("/api/v1/" + path), StandardCharsets.UTF_8))) {
            int[] count = {0};
            in.lines()
                    .forEach(line -> {
                        count[0]++;
                        assertThat(line).startsWith("{").endsWith("}");
                    });
            assertThat(count[0]).isEqualTo(path.contains("journal") ? LINES + 2 : ENTRIES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports/journal.json?fund=long",
                "reports/journal.xlsx?fund=long",
                "reports/journal.pdf?fund=long",
                "reports/donor-report.csv?donor=donor",
                "reports/fund-statement.csv?fund=long",
                "reports/difference.csv?since=1",
                "exports/journal.hledger",
                "trace/fund/long/gift"
            })
    void whatever_its_form_it_ends(String path) throws IOException {
        try (InputStream in = open("/api/v1/" + path)) {
            long bytes = 0;
            byte[] part = new byte[1 << 16];
            for (int read = 0; read >= 0; read = in.read(part)) {
                bytes += read;
            }
            assertThat(bytes).isPositive();
        }
        assertThat(ledger.output()).doesNotContain("OutOfMemory");
    }

    /** Asks for a report, and reads no more than its beginning. */
    private Socket slowly(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        socket.setSoLinger(true, 0);
        socket.getOutputStream()
                .write(
                        "GET /api/v1/%s HTTP/1.1\r\nHost: %s:%d\r\n\r\n"
                                .formatted(path, address.getHost(), address.getPort())
                                .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
        return socket;
    }

    @Test
    void who_goes_away_stops_the_work() throws IOException {
        for (String path : new String[] {"reports/audit-trail.csv", "reports/audit-trail.xlsx"}) {
            try (Socket socket = slowly(path)) {
                TestClock.await(
                        path + " waits for its reader", Duration.ofSeconds(20), () -> open() == 1);
                assertThat(socket.isConnected()).isTrue();
            }
            TestClock.await(path + " is given up", Duration.ofSeconds(10), () -> open() == 0);
        }
        assertThat(ledger.output()).doesNotContain("A fault of the ledger", "reset by peer");
    }

    @Test
    void slow_readers_leave_room_for_others() throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        try (HttpClient http = LedgerProcess.client()) {
            for (int i = 0; i < 8; i++) {
                slow.add(slowly("reports/audit-trail.csv"));
            }
            HttpRequest trail = get("/api/v1/reports/audit-trail.csv");
            HttpResponse<String> turned = http.send(trail, HttpResponse.BodyHandlers.ofString());
            assertThat(turned.statusCode()).isEqualTo(503);
            assertThat(turned.body()).contains("TOO_MANY_REPORTS");
            assertThat(
                            http.send(
                                            get("/api/v1/funds/long/statement"),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode())
                    .isEqualTo(200);
            for (Socket each : slow) {
                each.close();
            }
            assertThat(http.send(trail, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).build();
    }

    @Test
    void what_fails_half_way_is_not_taken_for_the_whole() throws IOException, SQLException {
        String all =
                """
                ALTER TABLE ledger.sealed_entry DISABLE TRIGGER ALL;
                UPDATE ledger.sealed_entry SET entry = %s WHERE position = (SELECT max(position) * 4 / 5 FROM ledger.sealed_entry);
                ALTER TABLE ledger.sealed_entry ENABLE ALWAYS TRIGGER append_only;\
                """;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(all.formatted("'x'::bytea || entry"));
            try {
                for (String format : new String[] {"csv", "ndjson", "json", "pdf", "xlsx"}) {
                    HttpResponse<InputStream> answer =
                            answer("/api/v1/reports/audit-trail." + format);
                    try (InputStream in = answer.body()) {
                        // A short one fails before anything of it has left.
                        if (answer.statusCode() != 500) {
                            assertThat(answer.statusCode()).isEqualTo(200);
                            assertThatThrownBy(in::readAllBytes)
                                    .as(format)
                                    .isInstanceOf(IOException.class);
                        }
                    }
                }
            } finally {
                statement.execute(all.formatted("substring(entry from 2)"));
            }
        }
    }

    /** Transactions that have been waiting for a second for what they are to do next. */
    private long open() {
        return database.number(
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND state = 'idle in transaction'
                   AND state_change < clock_timestamp() - interval '1 second'\
                """);
    }
}
