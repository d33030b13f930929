package org.iioe.ledger.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.OnSharedLedger;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;

/** Who records a fact that breaks rules is told all of them, by whatever way it comes in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnSharedLedger
class ExceptionsToldTest {
    private static final String SOURCE = "\"source\":{\"ref\":\"Note\",\"certainty\":\"stated\"}";

    private final JsonMapper mapper = new JsonMapper();
    private TestLedger ledger;

    @BeforeAll
    void pledge(TestLedger shared) {
        ledger = shared;
        for (String donor : List.of("teller", "stranger")) {
            accepted(
                    "RegisterOrganisation",
                    """
                    {"organisation":"exceptions-%1$s","nameAsGiven":"Exceptions %1$s",
                     "kind":"enterprise","identifiers":[],"confirmedDistinct":false,
                     "on":"2020-01-01",%2$s}
                    """
                            .formatted(donor, SOURCE));
        }
        accepted(
                "PledgeContribution",
                """
                {"contribution":"exceptions","donor":"exceptions-teller","lines":[
                 {"line":"laptops","kind":"goods","description":"Laptops","quantity":10}],
                 "on":"2020-01-02",%s}
                """
                        .formatted(SOURCE));
    }

    private void accepted(String command, String body) {
        Answer answer = ledger.send(command, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(rules(answer.json())).isEmpty();
    }

    private static String delivery(String name, int quantity) {
        return """
        {"contribution":"exceptions","line":"laptops","delivery":"%s","donor":"exceptions-stranger",
         "quantity":%s,"on":"2020-01-03",%s}
        """
                .formatted(name, quantity, SOURCE)
                .replace("\n", "");
    }

    private static List<String> rules(JsonNode outcome) {
        return outcome.get("exceptions").values().stream()
                .map(exception -> exception.get("rule").asString())
                .toList();
    }

    private Answer bulk(String line, boolean atomic) {
        return ledger.exchange(
                HttpRequest.newBuilder(ledger.address("/api/v1/commands?atomic=" + atomic))
                        .header("Content-Type", "application/x-ndjson")
                        .header("Ledger-User", "secretary-1")
                        .POST(BodyPublishers.ofString(line)));
    }

    @Test
    void by_itself_and_when_it_is_sent_or_asked_for_again() {
        String key = UUID.randomUUID().toString();
        Answer first = ledger.send("RecordDelivery", key, delivery("alone", 11));
        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(rules(first.json())).containsExactly("DONOR_DID_NOT_PLEDGE", "EXCEEDS_PLEDGE");
        assertThat(first.json().at("/exceptions/1/reason").asString())
                .matches("[0-9,]+ of laptops delivered, 10 pledged\\.");
        assertThat(ledger.send("RecordDelivery", key, delivery("alone", 11)).json())
                .isEqualTo(first.json());
        assertThat(ledger.get("/api/v1/commands/" + key).json().get("exceptions"))
                .isEqualTo(first.json().get("exceptions"));
    }

    @Test
    void among_many_and_when_they_are_sent_again() {
        for (boolean atomic : new boolean[] {true, false}) {
            String line =
                    "{\"command\":\"RecordDelivery\",\"key\":\"%s\",\"data\":%s}\n"
                            .formatted(UUID.randomUUID(), delivery("many-" + atomic, 12));
            for (int time = 0; time < 2; time++) {
                Answer answer = bulk(line, atomic);
                JsonNode outcome =
                        mapper.readTree(answer.response().body())
                                .at(atomic ? "/outcomes/0" : "/outcome");
                assertThat(rules(outcome))
                        .as("atomic %s, time %s", atomic, time)
                        .containsExactly("DONOR_DID_NOT_PLEDGE", "EXCEEDS_PLEDGE");
            }
        }
    }

    @Test
    void on_trying_a_sheet_and_on_importing_it() {
        String sheet =
                """
                contribution,line,delivery,donor,quantity,on,source.ref,source.certainty
                exceptions,laptops,sheet,exceptions-stranger,13,2020-01-03,Note,stated
                """;
        for (boolean dryRun : new boolean[] {true, false}) {
            Answer answer =
                    ledger.exchange(
                            HttpRequest.newBuilder(
                                            ledger.address(
                                                    "/api/v1/imports/deliveries?dryRun=" + dryRun))
                                    .header("Content-Type", "text/csv")
                                    .header("Ledger-User", "secretary-1")
                                    .POST(BodyPublishers.ofString(sheet)));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(dryRun ? 200 : 201);
            assertThat(rules(answer.json().at("/lines/0")))
                    .containsExactly("DONOR_DID_NOT_PLEDGE", "EXCEEDS_PLEDGE");
        }
    }
}
