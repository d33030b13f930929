package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.histories.History.minor;
import static org.iioe.ledger.histories.History.rows;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Of each fund the report of allocations names what was allocated, paid and accounted for. */
final class AllocationReportsAgree {
    private final History history;
    private final String when;

    AllocationReportsAgree(History history) {
        this.history = history;
        when = history.when();
    }

    void check() {
        history.own()
                .funds
                .forEach((id, fund) -> {
                    JsonNode report = history.read("reports/allocation-report?fund=" + id);
                    allocations(report, fund);
                    accounted(report, fund);
                    accepted(report, fund);
                    Set<String> payments = new HashSet<>();
                    rows(report, "payments")
                            .forEach(row -> payments.add(row.get("disbursement").asString()));
                    assertThat(payments)
                            .as("payments of %s, %s", id, when)
                            .isEqualTo(fund.payments.keySet());
                });
    }

    private void allocations(JsonNode report, OwnFund fund) {
        Map<String, String> shown = new TreeMap<>();
        rows(report, "allocations")
                .forEach(row ->
                        shown.put(
                                row.get("allocation").asString(),
                                "%d %d %s %s"
                                        .formatted(
                                                minor(row, "allocated", fund),
                                                minor(row, "disbursed", fund),
                                                row.get("authority").asString("-"),
                                                row.get("recipient").asString())));
        Map<String, String> done = new TreeMap<>();
        fund.allocations.forEach((key, of) ->
                done.put(
                        key,
                        "%d %d %s Organisation %s"
                                .formatted(
                                        of.allocated(),
                                        fund.paid(key),
                                        of.resolution == null ? "-" : of.resolution,
                                        of.recipient)));
        assertThat(shown).as("allocations of %s, %s", fund.id, when).isEqualTo(done);
    }

    private void accounted(JsonNode report, OwnFund fund) {
        for (JsonNode row : rows(report, "allocations")) {
            long accounted = 0;
            for (String part :
                    List.of("spent", "returned", "writtenOff", "recoverable", "advances")) {
                accounted += minor(row, part, fund);
            }
            assertThat(accounted)
                    .as("equation 5 of %s of %s, %s", row.get("allocation"), fund.id, when)
                    .isEqualTo(minor(row, "disbursed", fund));
        }
    }

    private void accepted(JsonNode report, OwnFund fund) {
        Map<String, Long> accepted = new TreeMap<>();
        rows(report, "expenditure")
                .forEach(row ->
                        accepted.merge(
                                row.get("allocation").asString(),
                                minor(row, "accepted", fund),
                                Long::sum));
        fund.allocations.forEach((key, of) ->
                assertThat(accepted.getOrDefault(key, 0L))
                        .as("accepted of %s of %s, %s", key, fund.id, when)
                        .isEqualTo(of.accepted));
    }
}
