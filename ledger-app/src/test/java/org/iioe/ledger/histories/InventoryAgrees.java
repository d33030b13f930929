package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.histories.History.rows;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** Things in kind are with their donors and in their places as the generator counts them. */
final class InventoryAgrees {
    private final History history;
    private final String when;

    InventoryAgrees(History history) {
        this.history = history;
        when = history.when();
    }

    void check() {
        delivered();
        JsonNode inventory = history.read("reports/inventory");
        placed(inventory);
        rows(inventory, "lines")
                .forEach(row -> assertThat(row.get("balanced").asBoolean()).as(when).isTrue());
    }

    private void delivered() {
        Map<String, Long> delivered = new TreeMap<>();
        for (String donor : NetworkActs.donors()) {
            rows(history.read("reports/donor-report?donor=" + donor), "inKind")
                    .forEach(row ->
                            delivered.merge(
                                    row.get("contribution").asString(),
                                    row.get("delivered").asLong(),
                                    Long::sum));
        }
        Map<String, Long> done = new TreeMap<>();
        history.own().lines.forEach((contribution, line) -> done.put(contribution, line.delivered));
        assertThat(delivered).as("delivered, " + when).isEqualTo(done);
    }

    private void placed(JsonNode inventory) {
        Map<String, Long> placed = new TreeMap<>();
        rows(inventory, "units")
                .forEach(row ->
                        placed.merge(
                                "%s %s %s"
                                        .formatted(
                                                row.get("contribution").asString(),
                                                row.get("whereabouts").asString(),
                                                row.get("member").asString("-")),
                                row.get("quantity").asLong(),
                                Long::sum));
        Map<String, Long> wanted = new TreeMap<>();
        history.own()
                .lines
                .forEach((id, line) -> {
                    put(wanted, id + " store -", line.store());
                    line.held.forEach(
                            (member, units) -> put(wanted, at(id, "held", member), units));
                    line.consignments.forEach((consignment, units) ->
                            put(wanted, at(id, "transit", line.receivers.get(consignment)), units));
                    line.stolen.forEach(
                            (member, units) -> put(wanted, at(id, "gone", member), units));
                });
        assertThat(placed).as("inventory, " + when).isEqualTo(wanted);
    }

    private static String at(String contribution, String whereabouts, String member) {
        return "%s %s Organisation %s".formatted(contribution, whereabouts, member);
    }

    private static void put(Map<String, Long> to, String key, long units) {
        if (units != 0) {
            to.merge(key, units, Long::sum);
        }
    }
}
