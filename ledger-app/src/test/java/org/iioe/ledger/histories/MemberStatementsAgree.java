package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.histories.History.rows;

import org.iioe.ledger.histories.OwnAccount.Vote;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How members voted and what was paid to them, and what each meeting adopted. */
final class MemberStatementsAgree {
    private final History history;
    private final OwnAccount own;
    private final String when;

    MemberStatementsAgree(History history) {
        this.history = history;
        own = history.own();
        when = history.when();
    }

    void check() {
        for (String member : NetworkActs.members()) {
            JsonNode report = history.read("reports/member-statement?organisation=" + member);
            votes(report, member);
            assertThat(rows(report, "signed").size()).as(member).isEqualTo(1);
            String status = rows(report, "organisation").get(0).path("status").asString("");
            assertThat(status.equals("member"))
                    .as("%s, %s", member, when)
                    .isEqualTo(own.members.contains(member));
            payments(report, member);
        }
        meetings();
    }

    private void votes(JsonNode report, String member) {
        Map<String, String> votes = new TreeMap<>();
        rows(report, "votes")
                .forEach(row -> {
                    if (row.get("vote").isString()) {
                        votes.put(row.get("resolution").asString(), row.get("vote").asString());
                    }
                });
        Map<String, String> cast = new TreeMap<>();
        for (Vote vote : own.votes.values()) {
            if (vote.choices().containsKey(member)) {
                cast.put(vote.resolution(), vote.choices().get(member));
            }
        }
        assertThat(votes).as("votes of %s, %s", member, when).isEqualTo(cast);
    }

    private void payments(JsonNode report, String member) {
        Set<String> payments = new HashSet<>();
        rows(report, "payments")
                .forEach(row ->
                        payments.add(
                                row.get("fund").asString()
                                        + "/"
                                        + row.get("disbursement").asString()));
        Set<String> paid = new HashSet<>();
        own.funds
                .values()
                .forEach(fund ->
                        fund.payments.forEach((id, payment) -> {
                            if (fund.allocation(payment.allocation).recipient.equals(member)) {
                                paid.add(fund.id + "/" + id);
                            }
                        }));
        assertThat(payments).as("payments to %s, %s", member, when).isEqualTo(paid);
    }

    private void meetings() {
        Map<String, Set<String>> adopted = new TreeMap<>();
        own.votes
                .values()
                .forEach(vote ->
                        adopted.computeIfAbsent(vote.meeting(), any -> new HashSet<>())
                                .add(vote.resolution()));
        adopted.forEach((meeting, resolutions) -> {
            Set<String> shown = new HashSet<>();
            rows(history.read("reports/meeting-record?meeting=" + meeting), "resolutions")
                    .forEach(row -> shown.add(row.get("id").asString()));
            assertThat(shown).as("resolutions of %s, %s", meeting, when).isEqualTo(resolutions);
        });
    }
}
