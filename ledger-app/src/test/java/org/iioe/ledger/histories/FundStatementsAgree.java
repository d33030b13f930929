package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.histories.History.minor;
import static org.iioe.ledger.histories.History.rows;

import org.iioe.ledger.histories.OwnFund.Allocation;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The statement of each fund is what was done with it. */
final class FundStatementsAgree {
    private final History history;
    private final String when;

    FundStatementsAgree(History history) {
        this.history = history;
        when = history.when();
    }

    private JsonNode statement(String fund) {
        return history.read("reports/fund-statement?fund=" + fund);
    }

    /** The figures of a moment, which fulfil the equations. */
    void figures(Snapshot then) {
        then.figures()
                .forEach((id, figures) -> {
                    OwnFund fund = history.own().fund(id);
                    JsonNode report = statement(id);
                    Map<String, Long> shown = new TreeMap<>();
                    for (JsonNode row : rows(report, "figures")) {
                        if (figures.containsKey(row.get("figure").asString())) {
                            shown.put(row.get("figure").asString(), minor(row, "closing", fund));
                        }
                    }
                    assertThat(shown).as("%s of %s", id, when).isEqualTo(figures);
                    for (JsonNode equation : rows(report, "equations")) {
                        assertThat(equation.get("holds").asBoolean())
                                .as("%s: %s of %s", equation, id, when)
                                .isTrue();
                    }
                });
    }

    /** All that a statement says in the end. */
    void check() {
        history.own()
                .funds
                .forEach((id, fund) -> {
                    JsonNode report = statement(id);
                    gifts(report, fund);
                    grouped(report, "member", fund, all -> "Organisation " + all.recipient);
                    grouped(report, "purpose", fund, all -> all.purpose);
                    for (String section : List.of("gifts", "members", "purposes")) {
                        JsonNode rows = rows(report, section);
                        expands(rows.get(history.random().nextInt(rows.size())), fund);
                    }
                    exceptions(report, fund);
                    suspense(report, fund);
                    limits(report, fund);
                    periods(fund);
                });
    }

    private void gifts(JsonNode report, OwnFund fund) {
        for (JsonNode row : rows(report, "gifts")) {
            String gift = row.path("gift").isNull() ? "" : row.get("gift").asString();
            Map<String, Long> figures = fund.figures(gift);
            for (String column : List.of("received", "allocated", "disbursed", "unallocated")) {
                assertThat(minor(row, column, fund))
                        .as("%s of gift %s of %s, %s", column, gift, fund.id, when)
                        .isEqualTo(figures.get(column));
            }
        }
    }

    private record Handed(long allocated, long disbursed, long spent) {
        Handed and(Handed more) {
            return new Handed(
                    allocated + more.allocated, disbursed + more.disbursed, spent + more.spent);
        }
    }

    private void grouped(
            JsonNode report, String column, OwnFund fund, Function<Allocation, String> key) {
        Map<String, Handed> shown = new TreeMap<>();
        rows(report, column + "s")
                .forEach(row ->
                        shown.put(
                                row.get(column).asString(),
                                new Handed(
                                        minor(row, "allocated", fund),
                                        minor(row, "disbursed", fund),
                                        minor(row, "spent", fund))));
        Map<String, Handed> done = new TreeMap<>();
        fund.allocations.forEach((id, allocation) -> {
            long paid = fund.paid(id);
            if (allocation.approved) {
                done.merge(
                        key.apply(allocation),
                        new Handed(
                                allocation.allocated(),
                                paid,
                                allocation.direct ? paid : allocation.accepted),
                        Handed::and);
            }
        });
        assertThat(shown).as("by %s of %s, %s", column, fund.id, when).isEqualTo(done);
    }

    /** The figures of a row are the sums of the postings at its address. */
    private void expands(JsonNode row, OwnFund fund) {
        for (String figure : List.of("allocated", "disbursed")) {
            JsonNode journal = history.json(row.get("entries").asString() + "&figure=" + figure);
            long sum = 0;
            for (JsonNode posting : rows(journal, "postings")) {
                sum += minor(posting, "amount", fund);
            }
            assertThat(sum)
                    .as("%s of %s, %s", figure, row.get("entries"), when)
                    .isEqualTo(minor(row, figure, fund));
        }
    }

    private void exceptions(JsonNode report, OwnFund fund) {
        Map<String, String> exceptions = new TreeMap<>();
        for (JsonNode row : rows(report, "exceptions")) {
            String act = row.get("act").asString();
            exceptions.put(
                    act.substring(act.lastIndexOf('/') + 1), row.get("ratifiedBy").asString(""));
        }
        assertThat(exceptions).as("exceptions of %s, %s", fund.id, when).isEqualTo(fund.exceptions);
    }

    private void suspense(JsonNode report, OwnFund fund) {
        Set<String> suspense = new HashSet<>();
        rows(report, "suspense").forEach(row -> suspense.add(row.get("receipt").asString()));
        Set<String> nobodys = new HashSet<>();
        fund.receipts.forEach((receipt, of) -> {
            if (of.suspense() && !of.reversed) {
                nobodys.add(receipt);
            }
        });
        assertThat(suspense).as("suspense of %s, %s", fund.id, when).isEqualTo(nobodys);
    }

    /** Limits are broken where the generator went beyond, and nowhere else. */
    private void limits(JsonNode report, OwnFund fund) {
        Set<String> broken = new HashSet<>();
        for (JsonNode row : rows(report, "limits")) {
            assertThat(row.get("state").asString())
                    .as("%s of %s, %s", row, fund.id, when)
                    .isIn("kept", "within what is committed", "broken, see exceptions");
            if (row.get("limit").asString().contains("disbursed <= allocated")
                    && !row.get("state").asString().equals("kept")) {
                broken.add(row.get("of").asString());
            }
        }
        Set<String> beyond = new HashSet<>();
        fund.allocations.forEach((id, allocation) -> {
            if (fund.unpaid(id) < 0) {
                beyond.add(id);
            }
        });
        assertThat(broken).as("limits of %s, %s", fund.id, when).isEqualTo(beyond);
    }

    /** What two periods that meet show adds up: the second opens where the first closes. */
    private void periods(OwnFund fund) {
        LocalDate middle = fund.day.minusDays(history.random().nextInt(60));
        JsonNode first = rows(statement(fund.id + "&until=" + middle), "figures");
        JsonNode second = rows(statement(fund.id + "&from=" + middle.plusDays(1)), "figures");
        Map<String, Long> figures = fund.figures("*");
        for (int i = 0; i < first.size(); i++) {
            JsonNode one = first.get(i);
            JsonNode two = second.get(i);
            String figure = one.get("figure").asString();
            String of = "%s of %s around %s, %s".formatted(figure, fund.id, middle, when);
            assertThat(two.get("opening")).as(of).isEqualTo(one.get("closing"));
            assertThat(minor(one, "opening", fund)).as(of).isZero();
            assertThat(minor(one, "change", fund) + minor(two, "change", fund))
                    .as(of)
                    .isEqualTo(minor(two, "closing", fund))
                    .isEqualTo(figures.getOrDefault(figure, minor(two, "closing", fund)));
        }
    }
}
