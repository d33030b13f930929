package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.histories.OwnAccount.Vote;
import org.iioe.ledger.histories.OwnFund.Allocation;
import org.iioe.ledger.histories.OwnFund.Payment;
import org.iioe.ledger.histories.OwnFund.Receipt;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Traces lead from payments to the vote and its roll; from receipts to all that they paid for. */
final class TracesAgree {
    private final History history;
    private final String when;

    TracesAgree(History history) {
        this.history = history;
        when = history.when();
    }

    /**
     * Traces some payments and receipts of each fund.
     *
     * @param most how many of each, of five funds together
     */
    void check(int most) {
        history.own()
                .funds
                .forEach((id, fund) -> {
                    sample(fund.payments.keySet(), most / 5)
                            .forEach(payment -> payment(fund, payment, fund.payment(payment)));
                    sample(fund.receipts.keySet(), most / 5)
                            .forEach(receipt -> receipt(fund, receipt, fund.receipt(receipt)));
                });
    }

    private List<String> sample(Set<String> of, int most) {
        List<String> all = new ArrayList<>(of);
        Collections.shuffle(all, history.random());
        return all.subList(0, Math.min(most, all.size()));
    }

    private JsonNode trace(String key) {
        return history.json("/api/v1/trace/" + key);
    }

    private static Set<String> nodes(JsonNode trace, String direction) {
        Set<String> nodes = new HashSet<>();
        trace.get("nodes")
                .forEach(node -> {
                    if (node.get("direction").asString().equals(direction)) {
                        nodes.add(node.get("key").asString());
                    }
                });
        return nodes;
    }

    private void payment(OwnFund fund, String id, Payment payment) {
        JsonNode trace = trace("disbursement/%s/%s".formatted(fund.id, id));
        Allocation under = fund.allocation(payment.allocation);
        String as = "trace of payment %s of %s, %s".formatted(id, fund.id, when);
        Set<String> causes = nodes(trace, "cause");
        assertThat(causes)
                .as(as)
                .contains(
                        "allocation/%s/%s".formatted(fund.id, payment.allocation),
                        "resolution/" + under.resolution);
        payment.draws
                .keySet()
                .forEach(receipt ->
                        assertThat(causes)
                                .as(as)
                                .contains(
                                        "receipt/%s/%s".formatted(fund.id, receipt),
                                        "organisation/"
                                                + fund.gifts.get(fund.receipt(receipt).gift)
                                                        .donor));
        Vote vote = history.own().votes.get(under.resolution);
        vote.choices()
                .keySet()
                .forEach(member ->
                        assertThat(causes)
                                .as(as)
                                .contains("vote/%s/%s".formatted(under.resolution, member)));
        assertThat(rolls(trace, vote.resolution()))
                .as(as)
                .containsExactly(vote.roll().stream().sorted().toList());
    }

    private static Set<List<String>> rolls(JsonNode trace, String resolution) {
        Set<List<String>> rolls = new HashSet<>();
        trace.get("entries")
                .forEach(entry -> {
                    if (entry.get("type").asString().equals("VoteOpened")
                            && entry.at("/data/resolution").asString().equals(resolution)) {
                        List<String> roll = new ArrayList<>();
                        entry.at("/data/roll").forEach(member -> roll.add(member.asString()));
                        rolls.add(roll.stream().sorted().toList());
                    }
                });
        return rolls;
    }

    private void receipt(OwnFund fund, String id, Receipt receipt) {
        Set<String> shown = new HashSet<>();
        nodes(trace("receipt/%s/%s".formatted(fund.id, id)), "effect")
                .forEach(key -> {
                    if (key.startsWith("disbursement/")) {
                        shown.add(key);
                    }
                });
        Set<String> paid = new HashSet<>();
        receipt.uses.forEach(use -> {
            if (fund.payments.containsKey(use.act())) {
                paid.add("disbursement/%s/%s".formatted(fund.id, use.act()));
            }
        });
        assertThat(shown).as("trace of receipt %s of %s, %s", id, fund.id, when).isEqualTo(paid);
    }
}
