package org.iioe.ledger.meetings;

import org.iioe.ledger.Bounded;
import org.iioe.ledger.Text;

import java.util.List;

/** Checks of what a draft says that it permits. */
final class Effects {
    private Effects() {}

    static List<String> checked(List<String> effects) {
        List<String> copy = Bounded.distinct("effects", effects, 0, 100);
        copy.forEach(effect -> Text.required("effects", effect, 200));
        return copy;
    }
}
