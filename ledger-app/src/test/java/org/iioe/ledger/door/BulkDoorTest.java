package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.iioe.ledger.system.OnSharedLedger;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Many commands at once: all or nothing, or line by line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class BulkDoorTest {
    private static final String NDJSON = "application/x-ndjson";

    private final JsonMapper mapper = new JsonMapper();
    private TestLedger ledger;

    @BeforeAll
    void start(TestLedger shared) {
        ledger = shared;
    }

    @Test
    void records_all_lines_in_one_append() {
        String body =
                String.join(
                        "\n",
                        IntStream.range(0, 40)
                                .mapToObj(i -> line("one-" + i, "one-" + i))
                                .toList());
        Answer answer = send(body);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
        assertThat(answer.json().get("lines").asInt()).isEqualTo(40);
        assertThat(answer.json().get("outcomes").size()).isEqualTo(40);
        assertThat(answer.json().at("/outcomes/39/key").asString()).isEqualTo("one-39");
        assertThat(appends("one-")).isEqualTo(1);
        assertThat(organisations("one-")).isEqualTo(40);
        // Each command's events and its key's.
        long events = 40;
        for (JsonNode outcome : answer.json().get("outcomes")) {
            events += outcome.get("recorded").size();
        }
        assertThat(
                        ledger.bean(JdbcClient.class)
                                .sql(
                                        """
                                        SELECT count(*) FROM sealed_entry WHERE xmin = (SELECT
                                          xmin FROM sealed_entry
                                          WHERE subject = 'organisation/one-0' AND sequence = 0)
                                        """)
                                .query(Long.class)
                                .single())
                .isEqualTo(events);
    }

    @Test
    void records_nothing_when_one_line_is_refused_and_names_the_line() {
        String body =
                "\n" + line("none-1", "none-1") + "\n \t\r\n\n" + line("none-2", "none-1") + "\n";
        Answer answer = send(body);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("ORGANISATION_EXISTS");
        // Blank lines count, as in an editor.
        assertThat(answer.json().get("line").asInt()).isEqualTo(5);
        assertThat(organisations("none-")).isZero();
        assertThat(ledger.get("/api/v1/commands/none-1").status()).isEqualTo(404);
    }

    @Test
    void a_later_line_sees_what_an_earlier_one_recorded() {
        String rename =
                """
                {"command":"RenameOrganisation","key":"seen-2","data":{"organisation":"seen-1",\
                "name":"Renamed","from":"2021-01-01","confirmedDistinct":false,"on":"2021-01-01",\
                "source":{"ref":"test","certainty":"stated"}}}\
                """;
        assertThat(send(line("seen-1", "seen-1") + "\n" + rename).status()).isEqualTo(201);
        assertThat(send(rename.replace("seen-", "unseen-")).status()).isEqualTo(404);
    }

    @Test
    void lines_that_were_recorded_before_count_as_done() {
        assertThat(send(line("done-1", "done-1")).status()).isEqualTo(201);
        Answer more = send(line("done-1", "done-1") + "\n" + line("done-2", "done-2"));
        assertThat(more.status()).as("%s", more.json()).isEqualTo(201);
        assertThat(more.json().get("lines").asInt()).isEqualTo(2);
        Answer again = send(line("done-1", "done-1") + "\n" + line("done-2", "done-2"));
        assertThat(again.json()).isEqualTo(more.json());
        assertThat(organisations("done-")).isEqualTo(2);
        Answer other = send(line("done-3", "done-3") + "\n" + line("done-2", "done-4"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("KEY_USED");
        assertThat(other.json().get("line").asInt()).isEqualTo(2);
        assertThat(organisations("done-")).isEqualTo(2);
    }

    @Test
    void a_key_that_comes_twice_in_one_bulk_is_recorded_once() {
        Answer twice = send(line("twice-1", "twice-1") + "\n" + line("twice-1", "twice-1"));
        assertThat(twice.status()).as("%s", twice.json()).isEqualTo(201);
        assertThat(twice.json().at("/outcomes/1")).isEqualTo(twice.json().at("/outcomes/0"));
        assertThat(organisations("twice-")).isEqualTo(1);
        Answer other = send(line("twice-2", "twice-2") + "\n" + line("twice-2", "twice-3"));
        assertThat(other.status()).as("%s", other.json()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("KEY_USED");
        assertThat(other.json().get("line").asInt()).isEqualTo(2);
        assertThat(organisations("twice-")).isEqualTo(1);
    }

    @Test
    void takes_at_most_five_thousand_lines_together() {
        List<String> lines =
                IntStream.range(0, 5_000).mapToObj(i -> line("many-" + i, "many-" + i)).toList();
        Answer most = send(String.join("\n\n", lines) + "\n");
        assertThat(most.status()).isEqualTo(201);
        assertThat(organisations("many-")).isEqualTo(5_000);
        assertThat(appends("many-")).isEqualTo(1);
        List<String> more = new ArrayList<>(lines);
        more.add(line("more-1", "more-1"));
        Answer tooMany = send(String.join("\n", more));
        assertThat(tooMany.status()).isEqualTo(413);
        assertThat(tooMany.code()).isEqualTo("TOO_MANY_LINES");
        assertThat(organisations("more-")).isZero();
    }

    @Test
    void takes_at_most_a_megabyte_a_line_and_sixty_four_together() {
        Answer line = send(line("large-1", "large-1") + "\n" + padded("large-2", 1_000_100));
        assertThat(line.status()).isEqualTo(413);
        assertThat(line.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(line.json().get("line").asInt()).isEqualTo(2);
        Answer fits = send(padded("large-3", 999_000));
        assertThat(fits.status()).as("%s", fits.json()).isEqualTo(201);
        Answer body =
                send(
                        String.join(
                                "\n",
                                IntStream.range(0, 66)
                                        .mapToObj(i -> padded("huge-" + i, 990_000))
                                        .toList()));
        assertThat(body.status()).isEqualTo(413);
        assertThat(body.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(organisations("huge-")).isZero();
        assertThat(organisations("large-1")).isZero();
    }

    @Test
    void says_of_every_damaged_line_which_it_is_and_what_is_wrong() {
        record Damage(String line, int status, String code, @Nullable String field) {}
        String good = line("damaged", "damaged");
        List<Damage> damages =
                List.of(
                        new Damage("{", 400, "MALFORMED_JSON", null),
                        new Damage(good + " x", 400, "MALFORMED_JSON", null),
                        new Damage("[]", 400, "MISSING_FIELD", "/command"),
                        new Damage("null", 400, "MISSING_FIELD", "/command"),
                        new Damage("{}", 400, "MISSING_FIELD", "/command"),
                        new Damage(
                                good.replace("\"key\":\"damaged\",", ""),
                                400,
                                "MISSING_FIELD",
                                "/key"),
                        new Damage(
                                good.replace("\"key\":\"damaged\"", "\"key\":\"a b\""),
                                400,
                                "INVALID_VALUE",
                                "/key"),
                        new Damage(
                                good.replace("\"key\":\"damaged\"", "\"key\":5"),
                                400,
                                "MISSING_FIELD",
                                "/key"),
                        new Damage(
                                good.replace("\"data\"", "\"dada\""),
                                400,
                                "MISSING_FIELD",
                                "/data"),
                        new Damage(
                                "{\"more\":1," + good.substring(1), 400, "UNKNOWN_FIELD", "/more"),
                        new Damage(
                                good.replace("RegisterOrganisation", "NoSuchCommand"),
                                404,
                                "UNKNOWN_COMMAND",
                                null),
                        new Damage(
                                good.replace("\"kind\":\"other\"", "\"kind\":\"odd\""),
                                400,
                                "INVALID_VALUE",
                                "/data/kind"));
        for (Damage damage : damages) {
            Answer answer = send(line("before", "before") + "\n" + damage.line());
            assertThat(answer.status()).as("%s", answer.json()).isEqualTo(damage.status());
            assertThat(answer.code()).as("%s", answer.json()).isEqualTo(damage.code());
            assertThat(answer.json().path("line").asInt(0)).isEqualTo(2);
            assertThat(answer.json().path("field").asString(null)).isEqualTo(damage.field());
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
        assertThat(organisations("before")).isZero();
        assertThat(organisations("damaged")).isZero();
    }

    @Test
    void takes_only_what_says_that_it_is_ndjson_from_whom_it_knows() {
        String body = line("type", "type");
        for (String type : List.of("application/json", "text/plain", "nonsense")) {
            Answer answer = send(body, type, "secretary-1", "");
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.code()).isEqualTo("WRONG_CONTENT_TYPE");
        }
        for (String atomic : List.of("", "?atomic=false")) {
            Answer nobody = send(body, NDJSON, null, atomic);
            assertThat(nobody.status()).isEqualTo(400);
            assertThat(nobody.code()).isEqualTo("MISSING_HEADER");
            assertThat(nobody.json().get("field").asString()).isEqualTo("Ledger-User");
        }
        Answer maybe = send(body, NDJSON, "secretary-1", "?atomic=maybe");
        assertThat(maybe.status()).isEqualTo(400);
        assertThat(maybe.code()).isEqualTo("INVALID_VALUE");
        assertThat(organisations("type")).isZero();
    }

    @Test
    void line_by_line_records_what_it_can_and_tells_of_each() throws IOException {
        Answer answer =
                send(
                        line("each-1", "each-1")
                                + "\n\n"
                                + line("each-2", "each-1")
                                + "\n{\n"
                                + line("each-1", "each-1")
                                + "\n"
                                + line("each-1", "each-3")
                                + "\n"
                                + line("each-4", "each-4"),
                        NDJSON,
                        "secretary-1",
                        "?atomic=false");
        assertThat(answer.status()).isEqualTo(200);
        List<JsonNode> lines =
                answer.response().body().lines().<JsonNode>map(mapper::readTree).toList();
        assertThat(lines.stream().map(line -> line.get("line").asInt()))
                .containsExactly(1, 3, 4, 5, 6, 7);
        assertThat(lines.stream().map(line -> line.get("status").asInt()))
                .containsExactly(201, 409, 400, 201, 409, 201);
        assertThat(lines.get(0).at("/outcome/key").asString()).isEqualTo("each-1");
        assertThat(lines.get(3).get("outcome")).isEqualTo(lines.get(0).get("outcome"));
        assertThat(lines.get(1).at("/problem/code").asString()).isEqualTo("ORGANISATION_EXISTS");
        assertThat(lines.get(4).at("/problem/code").asString()).isEqualTo("KEY_USED");
        assertThat(organisations("each-")).isEqualTo(2);
        assertThat(appends("each-")).isEqualTo(2);
    }

    @Test
    void line_by_line_answers_a_line_before_the_next_is_sent() throws IOException {
        URI address = ledger.address("/api/v1/commands?atomic=false");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            out.write(
                    """
                    POST /api/v1/commands?atomic=false HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Content-Type: application/x-ndjson\r
                    Ledger-User: secretary-1\r
                    Transfer-Encoding: chunked\r
                    \r
                    """
                            .getBytes(UTF_8));
            for (int i = 1; i <= 3; i++) {
                byte[] line = (line("stream-" + i, "stream-" + i) + "\n").getBytes(UTF_8);
                out.write((Integer.toHexString(line.length) + "\r\n").getBytes(UTF_8));
                out.write(line);
                out.write("\r\n".getBytes(UTF_8));
                out.flush();
                String read = in.readLine();
                while (!read.startsWith("{")) {
                    read = in.readLine();
                }
                JsonNode outcome = mapper.readTree(read);
                assertThat(outcome.get("line").asInt()).isEqualTo(i);
                assertThat(outcome.get("status").asInt()).isEqualTo(201);
            }
            out.write("0\r\n\r\n".getBytes(UTF_8));
        }
    }

    private static String line(String key, String organisation) {
        return """
        {"command":"RegisterOrganisation","key":"%s","data":{"organisation":"%s",\
        "nameAsGiven":"%s","kind":"other","group":null,"country":null,"identifiers":[],\
        "confirmedDistinct":false,"on":"2020-01-01",\
        "source":{"ref":"test","certainty":"stated"}}}\
        """
                .formatted(key, organisation, organisation);
    }

    /** A line of about that many bytes. */
    private static String padded(String key, int bytes) {
        return line(key, key).replace("\"data\":", "\"data\":" + " ".repeat(bytes));
    }

    private Answer send(String body) {
        return send(body, NDJSON, "secretary-1", "");
    }

    private Answer send(String body, String type, @Nullable String user, String query) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ledger.address("/api/v1/commands" + query))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body));
        if (user != null) {
            request.header("Ledger-User", user);
        }
        return ledger.exchange(request);
    }

    private long organisations(String prefix) {
        return count("count(*)", prefix);
    }

    private long appends(String prefix) {
        return count("count(DISTINCT xmin::text)", prefix);
    }

    private long count(String what, String prefix) {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT " + what + " FROM sealed_entry WHERE subject LIKE ? AND sequence = 0")
                .param("organisation/" + prefix + "%")
                .query(Long.class)
                .single();
    }
}
