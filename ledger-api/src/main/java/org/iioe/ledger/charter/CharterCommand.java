package org.iioe.ledger.charter;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Means;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;

/** The commands of the charter. */
public sealed interface CharterCommand extends LedgerCommand {
    /** The stream of the one charter. */
    String CHARTER = "charter";

    @Override
    default String stream() {
        return CHARTER;
    }

    /**
     * Puts the first version in force, from the day of the act, without a resolution: there is no
     * rule yet by which one could be adopted. An adopted charter is established once; it may follow
     * one that was only assumed, since rules that nobody knows can adopt nothing.
     *
     * @param rules what it says; a rule that nobody states is null and computes nothing
     * @param basis by what right
     */
    @Means("Puts the first version of the charter in force, once and without a resolution.")
    record EstablishCharter(CharterRules rules, CharterBasis basis, Edtf on, Source source)
            implements CharterCommand {}

    /**
     * Puts the next version in force. What was decided before stays decided under the version of
     * its day.
     *
     * @param rules the whole of the new rules, the unchanged ones among them
     * @param resolution the resolution that adopted them, under the version before
     * @param from the first day of the new version, exactly
     */
    @Means("Puts the next version of the charter in force from a day, by an adopted resolution.")
    record AmendCharter(
            CharterRules rules, ResolutionId resolution, Edtf from, Edtf on, Source source)
            implements CharterCommand {
        public AmendCharter {
            InvalidValue.unless(
                    from.isDay(),
                    "from",
                    "A version of the charter is in force from one day, exactly.");
        }
    }
}
