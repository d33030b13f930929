package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.histories.History.minor;
import static org.iioe.ledger.histories.History.rows;

import org.iioe.ledger.histories.OwnFund.Allocation;
import org.iioe.ledger.histories.OwnFund.Payment;
import org.iioe.ledger.histories.OwnFund.Receipt;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Each receipt in one donor's report, each use once; all reports together are the funds. */
final class DonorReportsAgree {
    private final History history;
    private final OwnAccount own;
    private final String when;

    /** The receipts that any report shows, and the sums of what they say, by fund and figure. */
    private final Set<String> seen = new HashSet<>();

    private final Map<String, Map<String, Long>> sums = new TreeMap<>();

    DonorReportsAgree(History history) {
        this.history = history;
        own = history.own();
        when = history.when();
    }

    void check() {
        for (String donor : NetworkActs.donors()) {
            JsonNode report = history.read("reports/donor-report?donor=" + donor);
            receipts(donor, report);
            uses(report);
            gifts(donor, report);
            equation(report);
        }
        own.funds.forEach((id, fund) -> {
            fund.receipts.forEach((receipt, of) ->
                    assertThat(seen.contains(id + "/" + receipt))
                            .as("receipt %s of %s, %s", receipt, id, when)
                            .isEqualTo(of.gift != null));
            Map<String, Long> all = fund.figures("*");
            Map<String, Long> ofOwn = fund.figures("");
            for (String figure : List.of("received", "allocated", "disbursed", "unallocated")) {
                assertThat(
                                sums.getOrDefault(id, Map.of()).getOrDefault(figure, 0L)
                                        + ofOwn.get(figure))
                        .as("all donors and own income: %s of %s, %s", figure, id, when)
                        .isEqualTo(all.get(figure));
            }
        });
    }

    private OwnFund fund(JsonNode row) {
        return own.fund(row.get("fund").asString());
    }

    private static String key(JsonNode row) {
        return row.get("fund").asString() + "/" + row.get("receipt").asString();
    }

    private void receipts(String donor, JsonNode report) {
        for (JsonNode row : rows(report, "receipts")) {
            OwnFund fund = fund(row);
            Receipt receipt = fund.receipt(row.get("receipt").asString());
            String as = "receipt %s, %s".formatted(key(row), when);
            assertThat(seen.add(key(row))).as("once: " + as).isTrue();
            assertThat(fund.gifts.get(receipt.gift).donor).as(as).isEqualTo(donor);
            assertThat(minor(row, "amount", fund))
                    .as(as)
                    .isEqualTo(receipt.reversed ? 0 : receipt.amount);
            assertThat(minor(row, "remaining", fund)).as(as).isEqualTo(receipt.remaining());
            assertThat(minor(row, "used", fund))
                    .as(as)
                    .isEqualTo(receipt.reversed ? 0 : receipt.used());
        }
    }

    private void equation(JsonNode report) {
        for (JsonNode row : rows(report, "equation")) {
            if (row.get("part").asString().equals("difference")) {
                int figures = 0;
                for (Map.Entry<String, JsonNode> cell : row.properties()) {
                    if (cell.getValue().has("amount")) {
                        figures++;
                        assertThat(new BigDecimal(cell.getValue().get("amount").asString()))
                                .as("%s of %s, %s", cell.getKey(), row.get("fund"), when)
                                .isEqualByComparingTo("0");
                    }
                }
                assertThat(figures).isGreaterThan(5);
            }
        }
    }

    private void uses(JsonNode report) {
        Map<String, List<String>> shown = new TreeMap<>();
        for (JsonNode row : rows(report, "uses")) {
            OwnFund fund = fund(row);
            String act = row.get("id").asString();
            shown.computeIfAbsent(key(row), any -> new ArrayList<>())
                    .add(act + " " + minor(row, "amount", fund));
            Payment payment = fund.payments.get(act);
            if (payment != null && row.get("use").asString().startsWith("di")) {
                payment(row, fund, act, payment);
            }
        }
        shown.forEach((key, uses) -> {
            List<String> done = new ArrayList<>();
            receipt(key).uses.forEach(use -> done.add(use.act() + " " + use.amount()));
            assertThat(uses).as("uses of %s, %s", key, when).containsExactlyElementsOf(done);
        });
        for (JsonNode row : rows(report, "receipts")) {
            String key = key(row);
            assertThat(shown.containsKey(key))
                    .as("uses of %s, %s", key, when)
                    .isEqualTo(!receipt(key).uses.isEmpty());
        }
    }

    private Receipt receipt(String key) {
        String[] parts = key.split("/");
        return own.fund(parts[0]).receipt(parts[1]);
    }

    private void payment(JsonNode row, OwnFund fund, String act, Payment payment) {
        Allocation under = fund.allocation(payment.allocation);
        String as = "payment %s of %s, %s".formatted(act, fund.id, when);
        assertThat(
                        List.of(
                                row.get("recipient").asString(),
                                row.get("purpose").asString(),
                                row.get("resolution").asString()))
                .as(as)
                .isEqualTo(
                        List.of(
                                "Organisation " + under.recipient,
                                under.purpose,
                                under.resolution));
        assertThat(row.get("confirmed").asString())
                .startsWith(
                        payment.confirmed
                                ? fund.currency + " " + fund.money(payment.amount)
                                : "not confirmed");
        String remarks = row.get("remarks").asString("");
        assertThat(remarks.contains("misdirected to A stranger"))
                .as(as)
                .isEqualTo(payment.misdirected > 0);
        String cured = fund.exceptions.get(act);
        assertThat(remarks.contains("exception ")).as(as).isEqualTo(cured != null);
        assertThat(remarks.contains("not ratified")).isEqualTo("".equals(cured));
    }

    private void gifts(String donor, JsonNode report) {
        int shown = 0;
        for (JsonNode row : rows(report, "gifts")) {
            OwnFund fund = fund(row);
            String gift = row.get("gift").asString();
            assertThat(fund.gifts.get(gift).donor).isEqualTo(donor);
            Map<String, Long> figures = fund.figures(gift);
            for (String figure :
                    List.of("received", "refunded", "allocated", "disbursed", "unallocated")) {
                long of = minor(row, figure, fund);
                assertThat(of)
                        .as("%s of %s of %s, %s", figure, gift, fund.id, when)
                        .isEqualTo(figures.get(figure));
                sums.computeIfAbsent(fund.id, any -> new TreeMap<>()).merge(figure, of, Long::sum);
            }
            shown++;
        }
        long given =
                own.funds.values().stream()
                        .flatMap(fund -> fund.gifts.values().stream())
                        .filter(gift -> gift.donor.equals(donor))
                        .count();
        assertThat(shown).as("gifts of %s, %s", donor, when).isEqualTo((int) given);
    }
}
