package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_HELD;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_IN_CONSIGNMENT;
import static org.iioe.ledger.contributions.ContributionsRefusal.NOT_IN_STORE;

import org.iioe.ledger.Numbers;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.contributions.ContributionsRefusal;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineUnits;

/** What leaves a custody is in it: the rule that keeps every unit in exactly one place. */
final class CustodyRule {
    private CustodyRule() {}

    /** Refuses units that the line does not have there. */
    static void check(LineState line, LineUnits units, Custody there) {
        if (units.named().isEmpty()) {
            long unnamed = line.holdings().unnamed(there);
            long named = line.count(there) - unnamed;
            Refusal.unless(
                    unnamed >= units.quantity().units(),
                    code(there),
                    () ->
                            "%s of %s asked, %s %s%s."
                                    .formatted(
                                            units.quantity(),
                                            units.line(),
                                            Numbers.words(unnamed),
                                            there,
                                            named == 0
                                                    ? ""
                                                    : ", and %s items to be called by name"
                                                            .formatted(Numbers.words(named))));
        }
        for (ItemId item : units.named()) {
            ItemState state = find(line, item);
            Refusal.unless(
                    state.custody().equals(there),
                    code(there),
                    () -> "%s is not %s; it is %s.".formatted(item, there, state.custody()));
        }
    }

    /** The item; refuses one that the line does not have. */
    static ItemState find(LineState line, ItemId item) {
        ItemState state = line.holdings().items().get(item);
        if (state == null) {
            throw new Refusal(
                    ContributionsRefusal.UNKNOWN_ITEM,
                    "%s has no item %s.".formatted(line.pledged().line(), item));
        }
        return state;
    }

    private static RefusalCode code(Custody there) {
        return switch (there.kind()) {
            case STORE, GONE -> NOT_IN_STORE;
            case TRANSIT -> NOT_IN_CONSIGNMENT;
            case HELD -> NOT_HELD;
        };
    }
}
