package org.iioe.ledger.histories;

import org.iioe.ledger.export.Hledger;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the generator knew at a position.
 *
 * @param figures of each fund
 * @param units of each contribution: delivered, in store, in transit, held, gone
 * @param values by account and currency, as hledger names them
 */
record Snapshot(
        long position,
        Map<String, Map<String, Long>> figures,
        Map<String, List<Long>> units,
        Map<String, BigDecimal> values) {
    static Snapshot of(OwnAccount own, long position) {
        Map<String, Map<String, Long>> figures = new LinkedHashMap<>();
        own.funds.forEach((id, fund) -> figures.put(id, fund.figures("*")));
        Map<String, List<Long>> units = new LinkedHashMap<>();
        Map<String, BigDecimal> values = new TreeMap<>();
        own.lines.forEach((id, line) -> {
            units.put(
                    id,
                    List.of(line.delivered, line.store(), line.transit, line.held(), line.gone));
            value(values, "Assets:InKind", (line.store() + line.transit) * line.perUnit);
            value(values, "Income:InKind:" + line.donor, -line.given);
            line.passedOn.forEach((member, of) -> value(values, "Expenses:InKind:" + member, of));
        });
        return new Snapshot(position, figures, units, values);
    }

    private static void value(Map<String, BigDecimal> to, String account, long hundredths) {
        Hledger.put(to, account + " " + OwnLine.VALUES_IN, BigDecimal.valueOf(hundredths, 2));
    }

    /** What the network's own things are worth. */
    BigDecimal carried() {
        return values.getOrDefault("Assets:InKind " + OwnLine.VALUES_IN, BigDecimal.ZERO);
    }
}
