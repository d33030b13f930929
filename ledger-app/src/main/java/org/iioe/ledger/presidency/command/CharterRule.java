package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CHARTER;
import static org.iioe.ledger.presidency.PresidencyRefusal.WRONG_CHARTER_VERSION;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.jspecify.annotations.Nullable;

/** An election is called under the charter in force, and stays under it to its end. */
final class CharterRule {
    private CharterRule() {}

    /**
     * The number of the version in force on the day of the call.
     *
     * @param named the version that the caller takes to be in force, or null
     */
    static int inForce(@Nullable Integer named, Edtf on, Charters charters) {
        CharterVersion charter =
                charters.inForce(on.effective())
                        .orElseThrow(() ->
                                new Refusal(
                                        NO_CHARTER, "No charter is in force on %s.".formatted(on)));
        Refusal.unless(
                named == null || named == charter.number(),
                WRONG_CHARTER_VERSION,
                () -> "On %s version %s is in force.".formatted(on, charter.number()));
        return charter.number();
    }
}
