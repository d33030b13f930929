package org.iioe.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.system.OnSharedLedger;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;

/** What is said instead of an answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class ProblemsTest {
    private TestLedger ledger;

    @BeforeAll
    void start(TestLedger shared) {
        ledger = shared;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing-here", "/api/v1/funds/a/b/c/d", "/nothing.html"})
    void an_unknown_address_is_named_and_where_the_addresses_are_listed(String path) {
        Answer answer = ledger.get(path + "?asOf=3");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("HTTP_404");
        assertThat(answer.json().path("title").asString("")).isEqualTo("Not Found");
        assertThat(answer.json().path("detail").asString(""))
                .isEqualTo(
                        "There is nothing at GET %s; GET /api/v1/openapi.json lists what there is."
                                .formatted(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"organisation\":", "{\"organisation\":\"a\",\"kind\":", "[1,", "\"a"})
    void a_body_that_breaks_off_is_told_in_our_words_alone(String body) {
        Answer answer = ledger.send("RegisterOrganisation", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_JSON");
        assertThat(answer.json().path("detail").asString(""))
                .startsWith("The body is not JSON: line 1, column ")
                .doesNotContain("Source", "REDACTED", "StreamReadFeature");
    }

    @Test
    void a_line_that_breaks_off_is_told_with_its_number() {
        Answer answer =
                ledger.exchange(
                        HttpRequest.newBuilder(ledger.address("/api/v1/commands"))
                                .header("Content-Type", "application/x-ndjson")
                                .header("Ledger-User", "secretary-1")
                                .POST(HttpRequest.BodyPublishers.ofString("\n{\"command\":")));
        assertThat(answer.code()).isEqualTo("MALFORMED_JSON");
        assertThat(answer.json().path("line").asInt(0)).isEqualTo(2);
        assertThat(answer.json().propertyNames())
                .containsExactly("type", "title", "status", "detail", "instance", "code", "line");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void a_document_by_hand_is_what_the_mapper_writes(ProblemCode code) {
        Problem problem = new Problem(code, "Host", "A \"detail\" with \\ and ü.");
        JsonMapper mapper = ledger.bean(JsonMapper.class);
        assertThat(problem.json()).isEqualTo(mapper.writeValueAsString(Problems.document(problem)));
    }

    @Test
    void a_code_has_one_status_whoever_says_it() {
        Map<String, Integer> statuses = new TreeMap<>();
        for (ProblemCode code : ProblemCode.values()) {
            statuses.put(code.name(), code.status());
            assertThat(code.status()).as("%s", code).isBetween(400, 599);
            assertThat(code.means()).as("%s", code).endsWith(".");
            assertThat(code.retryAfterSeconds() > 0).as("%s", code).isEqualTo(code.status() == 503);
        }
        assertThat(LedgerLanguage.refusals()).hasSizeGreaterThan(100);
        for (RefusalCode code : LedgerLanguage.refusals()) {
            int status = code.kind().status();
            assertThat(statuses.merge(code.name(), status, (was, is) -> was))
                    .as("%s", code)
                    .isEqualTo(status);
        }
    }
}
