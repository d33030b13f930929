package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.door.IdempotencyTest.organisation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.iioe.ledger.system.OnSharedLedger;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** What the door asks of a request, and what it tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class DoorTest {
    private final JsonMapper mapper = new JsonMapper();
    private TestLedger ledger;

    @BeforeAll
    void start(TestLedger shared) {
        ledger = shared;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(ledger.address(path));
    }

    private HttpRequest.Builder register(String id) {
        return to("/api/v1/commands/RegisterOrganisation")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(organisation(id, id)));
    }

    private static void problem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asString()).isNotBlank();
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(answer.json().get("type").asString()).startsWith("urn:ledger:problem:");
    }

    private static void problem(Answer answer, int status, String code, String field) {
        problem(answer, status, code);
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
    }

    private long stored() {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM sealed_entry")
                .query(Long.class)
                .single();
    }

    @Test
    void asks_who_acts_and_under_which_key() {
        long before = stored();
        problem(
                ledger.exchange(register("a").header("Idempotency-Key", "a")),
                400,
                "MISSING_HEADER",
                "Ledger-User");
        problem(
                ledger.exchange(register("a").header("Ledger-User", "secretary-1")),
                400,
                "MISSING_HEADER",
                "Idempotency-Key");
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", "a b", "a/b", "é", "a;b", "100 letters"})
    void takes_no_user_of_another_form(String user) {
        String sent = user.equals("100 letters") ? "x".repeat(101) : user;
        // The client sends no letters beyond ASCII; a server that takes them would read others.
        if (sent.equals("é")) {
            sent = "a%C3%A9";
        }
        problem(
                ledger.exchange(
                        register("a").header("Ledger-User", sent).header("Idempotency-Key", "a")),
                400,
                "INVALID_HEADER",
                "Ledger-User");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a,b", "201 letters"})
    void takes_no_key_of_another_form(String key) {
        problem(
                ledger.exchange(
                        register("a")
                                .header("Ledger-User", "secretary-1")
                                .header(
                                        "Idempotency-Key",
                                        key.equals("201 letters") ? "x".repeat(201) : key)),
                400,
                "INVALID_HEADER",
                "Idempotency-Key");
    }

    @Test
    void takes_users_and_keys_up_to_their_limits() {
        String longest = "k".repeat(200);
        assertThat(
                        ledger.sendAs(
                                        "u".repeat(100),
                                        "RegisterOrganisation",
                                        longest,
                                        organisation("limits", "Limits"))
                                .status())
                .isEqualTo(201);
        Answer fate = ledger.get("/api/v1/commands/" + longest);
        assertThat(fate.json().get("actor").asString()).isEqualTo("u".repeat(100));
        problem(
                ledger.exchange(
                        register("b")
                                .header("Ledger-User", "secretary-1")
                                .header("Ledger-On-Behalf-Of", "Not An Id")
                                .header("Idempotency-Key", "b")),
                400,
                "INVALID_HEADER",
                "Ledger-On-Behalf-Of");
    }

    @Test
    void tells_what_was_recorded_and_where_it_is_told_again() {
        String key = UUID.randomUUID().toString();
        Answer recorded =
                ledger.exchange(
                        register("told")
                                .header("Ledger-User", "secretary-1")
                                .header("Idempotency-Key", key)
                                .header("Prefer", "wait=10"));
        assertThat(recorded.status()).isEqualTo(201);
        assertThat(recorded.response().headers().firstValue("Location"))
                .hasValue("/api/v1/commands/" + key);
        assertThat(recorded.response().headers().firstValue("Preference-Applied"))
                .hasValue("wait=10");
        long position =
                recorded.response().headers().firstValueAsLong("Ledger-Position").orElseThrow();
        assertThat(recorded.json().get("key").asString()).isEqualTo(key);
        assertThat(recorded.json().get("command").asString()).isEqualTo("RegisterOrganisation");
        JsonNode event = mapper.createObjectNode();
        for (JsonNode made : recorded.json().get("recorded")) {
            if (made.get("type").asString().equals("OrganisationRegistered")) {
                event = made;
            }
        }
        assertThat(event.get("subject").asString()).isEqualTo("organisation/told");
        assertThat(event.get("sequence").asLong()).isZero();

        Answer fate = ledger.get("/api/v1/commands/" + key);
        assertThat(fate.status()).isEqualTo(200);
        assertThat(fate.json().get("recorded")).isEqualTo(recorded.json().get("recorded"));
        assertThat(fate.json().get("position").asLong()).isEqualTo(position);
        assertThat(fate.json().get("actor").asString()).isEqualTo("secretary-1");
        assertThat(fate.json().get("digest").asString()).matches("[0-9a-f]{64}");
        // Who waited for the position reads what was written, and the entry stands there.
        assertThat(ledger.get("/api/v1/organisations/told?minPosition=" + position).status())
                .isEqualTo(200);
        assertThat(ledger.get("/api/v1/trail?subject=organisation/told").response().body())
                .contains(event.get("event").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"return=minimal", "wait", "wait=", "wait=-1", "wait=99999", "wait=0"})
    void passes_over_preferences_that_it_does_not_know(String prefer) {
        Answer answer =
                ledger.exchange(
                        register("prefer-" + Math.abs(prefer.hashCode()))
                                .header("Ledger-User", "secretary-1")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Prefer", prefer));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.response().headers().firstValue("Preference-Applied")).isEmpty();
        // It is sealed whatever was preferred.
        assertThat(answer.response().headers().firstValueAsLong("Ledger-Position")).isPresent();
        assertThat(answer.response().headers().firstValue("Location")).isPresent();
    }

    @Test
    void knows_no_key_that_was_never_accepted() {
        problem(ledger.get("/api/v1/commands/never-sent"), 404, "UNKNOWN_KEY", "key");
        problem(ledger.get("/api/v1/commands/a%20b"), 400, "INVALID_HEADER", "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NoSuchCommand",
                "registerOrganisation",
                "OrganisationRegistered",
                "org.iioe.ledger.membership.OrganisationCommand$RegisterOrganisation",
                "%20",
                "..;"
            })
    void knows_no_other_command(String command) {
        Answer answer = ledger.send(command, organisation("x", "X"));
        problem(answer, 404, "UNKNOWN_COMMAND");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404",
        "GET, /nothing, 404",
        "GET, /api/v1/commands, 405",
        "PUT, /api/v1/commands/RegisterOrganisation, 405",
        "DELETE, /api/v1/commands/some-key, 405",
        "PATCH, /api/v1/commands/some-key, 405",
        "POST, /api/v1/members, 405",
        "DELETE, /api/v1/organisations/told, 405",
        "POST, /api/v1/openapi.json, 405",
        "POST, /, 405",
        "POST, /api/v1/commands/RegisterOrganisation/more, 404",
    })
    void says_what_is_not_there(String method, String path, int status) {
        Answer answer = ledger.exchange(to(path).method(method, BodyPublishers.ofString("{}")));
        problem(answer, status, "HTTP_" + status);
        if (status == 405) {
            assertThat(answer.response().headers().firstValue("Allow")).isPresent();
        }
    }

    /** Requests that no proper client sends, some of which the web server itself turns away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/organisations/a%2Fb",
                "GET /api/v1/organisations/a%00b",
                "GET /api/v1/organisations/%zz",
                "GET /api/v1/organisations/a%5Cb",
                "GET /api/v1/organisations/a\"b",
                "GET /api/v1/organisations/../../etc",
                "GET /api/v1/organisations/%C3%28",
                "GET /api/v1/members?cursor=MDoA",
                "GET /api/v1/members?cursor=%00",
                "GET /api/v1/trail?subject=%00",
                "GET /api/v1/commands/%00",
                "POST /api/v1/commands/a%2Fb",
                "POST /api/v1/commands/%00",
                "TRACE /api/v1/members",
                "NONSENSE /api/v1/members",
                "GET /error",
            })
    void answers_every_odd_request_with_a_problem(String line) throws IOException {
        String answer =
                raw(
                        line
                                + " HTTP/1.1\r\n"
                                + "Host: 127.0.0.1\r\n"
                                + "Content-Type: application/json\r\n"
                                + "Ledger-User: secretary-1\r\n"
                                + "Idempotency-Key: odd\r\n"
                                + "Content-Length: 0\r\n"
                                + "Connection: close\r\n\r\n");
        int status = Integer.parseInt(answer.split(" ", 3)[1]);
        assertThat(status).as(answer).isBetween(400, 499);
        assertThat(answer).contains("application/problem+json").contains("\"code\":\"");
        assertThat(answer).doesNotContain("Tomcat").doesNotContain("Exception");
    }

    @Test
    void answers_only_who_asks_for_this_machine() throws IOException {
        for (String host : new String[] {"evil.example", "127.0.0.1.evil.example:8080"}) {
            String answer = raw("GET /api/v1/members HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 421").contains("WRONG_HOST");
            assertThat(answer).contains("application/problem+json");
        }
        for (String host : new String[] {"localhost:1", "127.0.0.1", "[::1]:8080"}) {
            assertThat(raw("GET /api/v1/members HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/members", "/api/v1/openapi.json", "/nothing"})
    void tells_browsers_to_run_nothing_that_is_not_its_own(String path) {
        HttpHeaders headers = ledger.get(path).response().headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
    }

    private String raw(String request) throws IOException {
        URI address = ledger.address("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
