package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.export.Hledger;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What hledger reckons from the exported journal is our trial balance, the generator's count of
 * units and values, and fulfils the equations of the domain.
 */
final class HledgerAgrees {
    private final History history;
    private final Snapshot then;
    private final String when;

    /**
     * @param history as of the position of the snapshot
     */
    HledgerAgrees(History history, Snapshot then) {
        this.history = history;
        this.then = then;
        when = history.when();
    }

    void check(Path folder) throws IOException {
        if (!Hledger.isThere()) {
            System.out.println(Hledger.MISSING);
            return;
        }
        Path journal = folder.resolve("journal-%d-%d".formatted(history.seed(), then.position()));
        Files.writeString(
                journal,
                history.good("/api/v1/exports/journal.hledger?asOf=" + then.position())
                        .response()
                        .body());
        Hledger.check(journal);
        Map<String, BigDecimal> theirs = Hledger.balances(journal);
        assertThat(theirs).as(when).isEqualTo(ours());
        promises(theirs);
        then.figures().forEach((id, figures) -> equations(theirs, id, figures));
    }

    /** Every account of every fund by our trial balance; units as the generator counts them. */
    private Map<String, BigDecimal> ours() {
        Map<String, BigDecimal> ours = new TreeMap<>();
        for (JsonNode row : History.rows(history.read("reports/trial-balance"), "accounts")) {
            for (String part : List.of("opening", "change")) {
                Hledger.put(
                        ours,
                        row.get("account").asString()
                                + " "
                                + row.at("/" + part + "/currency").asString(),
                        new BigDecimal(row.at("/" + part + "/amount").asString()));
            }
        }
        then.values().forEach((account, value) -> Hledger.put(ours, account, value));
        BigDecimal carried = BigDecimal.ZERO;
        for (JsonNode contribution : history.read("contributions?limit=100").get("items")) {
            JsonNode line = contribution.at("/lines/0");
            carried = carried.add(new BigDecimal(line.at("/carried/amount").asString("0")));
            units(ours, contribution, line);
        }
        assertThat(carried).as("equation 13, %s", when).isEqualByComparingTo(then.carried());
        return ours;
    }

    private void units(Map<String, BigDecimal> ours, JsonNode contribution, JsonNode line) {
        String id = contribution.get("id").asString();
        List<Long> counted = new ArrayList<>();
        for (String figure : List.of("delivered", "store", "transit", "held", "gone")) {
            counted.add(line.get(figure).asLong());
        }
        assertThat(counted).as("%s, %s", id, when).isEqualTo(then.units().get(id));
        String units = " " + id + "/line";
        unit(ours, "Store" + units, counted.get(1));
        unit(ours, "Source:" + contribution.get("donor").asString() + units, -counted.get(0));
        unit(ours, "Transit" + units, counted.get(2));
        unit(ours, "Gone:theft" + units, counted.get(4));
        long allocated = 0;
        for (JsonNode member : line.path("members")) {
            String name = member.get("member").asString();
            allocated += member.get("allocated").asLong();
            unit(ours, "Held:" + name + units, member.get("held").asLong());
            unit(ours, "Allocated:" + name + units, member.get("allocated").asLong());
        }
        unit(ours, "AllocationContra" + units, -allocated);
    }

    private static void unit(Map<String, BigDecimal> to, String account, long units) {
        Hledger.put(to, "Equity:Units:" + account, BigDecimal.valueOf(units));
    }

    /** Memorandum accounts balance among themselves in each currency. */
    private void promises(Map<String, BigDecimal> theirs) {
        Map<String, BigDecimal> promises = new TreeMap<>();
        theirs.forEach((account, balance) -> {
            if (account.startsWith("Equity:Memo:")) {
                promises.merge(
                        account.substring(account.lastIndexOf(' ')), balance, BigDecimal::add);
            }
        });
        assertThat(promises).as("memorandum, " + when).isNotEmpty();
        promises.forEach((currency, sum) ->
                assertThat(sum).as("%s, %s", currency, when).isEqualByComparingTo("0"));
    }

    /** The equations of the domain, by the balances of hledger and the figures of the generator. */
    private void equations(Map<String, BigDecimal> theirs, String id, Map<String, Long> f) {
        OwnFund fund = history.own().fund(id);
        Map<String, Long> b = new TreeMap<>();
        long sum = 0;
        for (Map.Entry<String, BigDecimal> each : theirs.entrySet()) {
            String account = each.getKey().replaceAll(" .*", "") + ":";
            if (account.contains(":" + id + ":")) {
                long minor = each.getValue().movePointRight(fund.decimals).longValueExact();
                b.merge(kind(account), minor, Long::sum);
                sum += account.startsWith("Equity:Memo:") ? 0 : minor;
            }
        }
        assertThat(sum).as("equation 1 of %s, %s", id, when).isZero();
        expect(b, "Assets:Bank", f.get("bank"), "equation 2 of " + id);
        expect(b, "Income:Donations", -f.get("received"), id);
        expect(b, "Income:Other", -f.get("other"), id);
        expect(b, "Income:Refunded", f.get("refunded"), id);
        expect(b, "Expenses:Charges", f.get("charges"), id);
        expect(b, "Expenses:WriteOff", f.get("writtenOff"), id);
        expect(b, "Liabilities:Suspense", -f.get("suspense"), id);
        assertThat(f.get("unallocated"))
                .as("equation 3 of %s, %s", id, when)
                .isEqualTo(
                        b.getOrDefault("Assets:Bank", 0L)
                                + b.getOrDefault("Liabilities:Suspense", 0L)
                                - f.get("undisbursed"));
        assertThat(f.get("disbursed"))
                .as("equation 5 of %s, %s", id, when)
                .isEqualTo(
                        f.get("spent")
                                + f.get("returned")
                                + f.get("writtenOff")
                                + b.getOrDefault("Assets:Advances", 0L)
                                + b.getOrDefault("Assets:Recoverable", 0L));
    }

    private static String kind(String account) {
        String[] parts = account.split(":", 3);
        return parts[0] + ":" + parts[1];
    }

    private void expect(Map<String, Long> b, String account, long wanted, String of) {
        assertThat(b.getOrDefault(account, 0L))
                .as("%s of %s, %s", account, of, when)
                .isEqualTo(wanted);
    }
}
