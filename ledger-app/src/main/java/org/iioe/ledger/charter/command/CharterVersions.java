package org.iioe.ledger.charter.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterRefusal;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.CharterVersion;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The versions of the charter. Immutable.
 *
 * @param all the oldest first
 * @param assumed whether the latest was only assumed, for want of a text
 */
record CharterVersions(PVector<CharterVersion> all, boolean assumed) {
    static final CharterVersions NONE = new CharterVersions(TreePVector.empty(), false);

    CharterVersions after(LedgerEvent event) {
        return switch (event) {
            case CharterEstablished e ->
                    with(e.version(), e.from(), e.rules(), e.basis() == CharterBasis.ASSUMPTION);
            case CharterAmended e -> with(e.version(), e.from(), e.rules(), false);
            default -> this;
        };
    }

    private CharterVersions with(int version, Edtf from, CharterRules rules, boolean onlyAssumed) {
        return new CharterVersions(
                all.plus(new CharterVersion(version, from.effective(), rules)), onlyAssumed);
    }

    /** Of two versions from the same day, the later one is in force. */
    Optional<CharterVersion> inForce(LocalDate on) {
        return all.reversed().stream().filter(version -> !version.from().isAfter(on)).findFirst();
    }

    CharterVersion version(int number) {
        if (number < 1 || number > all.size()) {
            throw new Refusal(
                            CharterRefusal.UNKNOWN_CHARTER_VERSION,
                            "The charter has %s versions; there is no version %s."
                                    .formatted(all.size(), number))
                    .with("version", number);
        }
        return all.get(number - 1);
    }
}
