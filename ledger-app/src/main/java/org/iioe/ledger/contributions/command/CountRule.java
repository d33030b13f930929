package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.STOCK_DIFFERS;

import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.CountResult;
import org.iioe.ledger.contributions.CountedLine;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.Quantity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is counted is what the ledger says; a difference is an exception. */
final class CountRule {
    private CountRule() {}

    /** What was found of a line, beside what the ledger has there. */
    static CountResult compare(LineState line, CountedLine found, Custody there) {
        Quantity expected = new Quantity(line.count(there));
        if (found.seen() == null) {
            return new CountResult(found.line(), expected, found.counted(), null, null);
        }
        List<ItemId> seen = found.seen();
        List<ItemId> unexpected =
                seen.stream()
                        .filter(item -> !CustodyRule.find(line, item).custody().equals(there))
                        .toList();
        Set<ItemId> known = new HashSet<>(seen);
        List<ItemId> missing =
                line.holdings().named(there).stream()
                        .filter(item -> !known.contains(item))
                        .sorted((a, b) -> a.value().compareTo(b.value()))
                        .toList();
        return new CountResult(found.line(), expected, found.counted(), missing, unexpected);
    }

    /** The exception that stands for the differences, where there are any. */
    static List<RecordedException> exceptions(List<CountResult> results) {
        List<String> differences =
                results.stream()
                        .filter(CountResult::differs)
                        .limit(10)
                        .map(result ->
                                "%s of %s counted, %s expected"
                                        .formatted(
                                                result.counted(), result.line(), result.expected()))
                        .toList();
        return differences.isEmpty()
                ? List.of()
                : RecordedException.of(
                        List.of(new Refusal(STOCK_DIFFERS, String.join("; ", differences) + ".")));
    }
}
