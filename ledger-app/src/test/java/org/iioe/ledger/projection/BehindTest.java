package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.UUID;

/**
 * With every processor ten seconds late, a reader is told that a projection is behind, and never
 * gets an empty or stale list as if it were the truth.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BehindTest {
    private static final Duration DELAY = Duration.ofSeconds(10);

    private TestLedger ledger;

    @BeforeAll
    void start() {
        ledger =
                TestLedger.empty(
                        "ledger.founding-record=iioe",
                        "ledger.projection-delay=" + DELAY.toSeconds() + "s",
                        "ledger.read-patience=500ms");
    }

    @AfterAll
    void stop() {
        ledger.close();
    }

    @Test
    @Order(1)
    void says_that_it_is_behind_and_then_shows_everything() {
        Answer first = ledger.get("/api/v1/members");
        behind(first);
        TestClock.await(
                "the members are shown",
                DELAY.multipliedBy(4),
                () -> {
                    Answer answer = ledger.get("/api/v1/members");
                    if (answer.status() == 200) {
                        assertThat(answer.json().get("items").size()).isEqualTo(23);
                        return true;
                    }
                    behind(answer);
                    return false;
                });
    }

    private static void behind(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.code()).isEqualTo("PROJECTION_BEHIND");
        assertThat(answer.response().headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(answer.json().get("reached").asLong())
                .isLessThan(answer.json().get("wanted").asLong());
        assertThat(answer.json().has("items")).isFalse();
    }

    @Test
    @Order(2)
    void the_sealed_log_itself_is_not_behind() {
        assertThat(ledger.get("/api/v1/trail?limit=1").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void a_position_that_is_still_to_come_is_waited_for_and_then_said_to_be_missing() {
        long head = ledger.get("/api/v1/trail?limit=1").json().get("position").asLong();
        assertThat(ledger.get("/api/v1/members?minPosition=" + head).status()).isEqualTo(200);
        long begin = System.nanoTime();
        behind(ledger.get("/api/v1/members?minPosition=" + (head + 1)));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThanOrEqualTo(Duration.ofMillis(500));
        behind(ledger.get("/api/v1/trail?minPosition=" + (head + 1)));
        behind(ledger.get("/api/v1/members?minPosition=" + Long.MAX_VALUE));
    }

    @Test
    @Order(3)
    void reads_a_list_page_by_page_as_of_one_position() {
        Answer first = ledger.get("/api/v1/members?limit=20");
        assertThat(first.json().get("items").size()).isEqualTo(20);
        Answer second =
                ledger.get(
                        "/api/v1/members?limit=20&cursor=" + first.json().get("next").asString());
        assertThat(second.json().get("items").size()).isEqualTo(3);
        assertThat(second.json().get("next").isNull()).isTrue();
        assertThat(second.json().get("position")).isEqualTo(first.json().get("position"));
        assertThat(ledger.get("/api/v1/members?limit=23").json().get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=-1, limit",
        "limit=1001, limit",
        "limit=, limit",
        "limit=ten, limit",
        "limit=1.5, limit",
        "limit=99999999999999999999, limit",
        "minPosition=-1, minPosition",
        "minPosition=soon, minPosition",
        "minPosition=, minPosition",
        "minPosition=99999999999999999999, minPosition",
        "cursor=, cursor",
        "cursor=nonsense, cursor",
        "cursor=%21, cursor",
        // 0 without what comes after it, a position that is still to come, a NUL, half a character
        "cursor=MA, cursor",
        "cursor=OTk5OTk5OTk6OmE, cursor",
        "cursor=MDo6AA, cursor",
        "cursor=MDo6ww, cursor",
        // Misspelt, and passed over, it would answer another question.
        "minposition=5, minposition",
        "limit=5&since=2020, since",
    })
    @Order(4)
    void says_of_a_wrong_parameter_which_it_is(String query, String field) {
        for (String list : new String[] {"members", "organisations", "trail"}) {
            Answer answer = ledger.get("/api/v1/" + list + "?" + query);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
            assertThat(answer.json().get("field").asString()).isEqualTo(field);
        }
    }

    @Test
    @Order(5)
    void what_was_written_is_not_read_before_the_projection_has_it() {
        String key = UUID.randomUUID().toString();
        assertThat(
                        ledger.send(
                                        "RegisterOrganisation",
                                        key,
                                        """
                                        {"organisation":"late","nameAsGiven":"Late","kind":"other",
                                         "identifiers":[],"confirmedDistinct":false,
                                         "on":"2020-01-01",
                                         "source":{"ref":"test","certainty":"stated"}}
                                        """)
                                .status())
                .isEqualTo(201);
        TestClock.await(
                "it is sealed",
                Duration.ofSeconds(5),
                () -> !ledger.get("/api/v1/commands/" + key).json().get("position").isNull());
        behind(ledger.get("/api/v1/organisations/late"));
        behind(ledger.get("/api/v1/organisations"));
    }
}
