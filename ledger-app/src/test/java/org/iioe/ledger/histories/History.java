package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.Random;

/**
 * A made-up history as of a position: what the ledger says of it, beside what the generator knows
 * in the end.
 */
record History(TestLedger ledger, OwnAccount own, Random random, long seed, long position) {
    History at(long another) {
        return new History(ledger, own, random, seed, another);
    }

    String when() {
        return "seed %d, position %d".formatted(seed, position);
    }

    /** What a page says as of the position. */
    JsonNode read(String path) {
        return json(
                "/api/v1/%s%sasOf=%d&minPosition=%d"
                        .formatted(path, path.contains("?") ? "&" : "?", position, position));
    }

    /** What an address says, which is to be there. */
    JsonNode json(String address) {
        return good(address).json();
    }

    Answer good(String address) {
        Answer answer = ledger.get(address);
        assertThat(answer.status()).as("%s %s", address, answer.response().body()).isEqualTo(200);
        return answer;
    }

    /** The rows of a report's section. */
    static JsonNode rows(JsonNode report, String section) {
        for (JsonNode each : report.get("sections")) {
            if (each.get("section").asString().equals(section)) {
                return each.get("rows");
            }
        }
        throw new AssertionError("There is no section " + section);
    }

    /** Money in minor units of a fund, in whose currency it is. */
    static long minor(JsonNode row, String column, OwnFund fund) {
        JsonNode money = row.get(column);
        assertThat(money.get("currency").asString()).isEqualTo(fund.currency);
        return new BigDecimal(money.get("amount").asString())
                .movePointRight(fund.decimals)
                .longValueExact();
    }
}
