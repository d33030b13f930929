package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

/** Checks of the dates of terms, and of the reasons that are given for acts. */
final class TermChecks {
    private TermChecks() {}

    /** Refuses a last day that certainly lies before the first. */
    static void checkOrder(@Nullable Edtf from, @Nullable Edtf to) {
        if (from != null && to != null && from.earliest() != null && to.latest() != null) {
            InvalidValue.unless(
                    !to.latest().isBefore(from.earliest()),
                    "to",
                    () -> "The term ends on %s, before it begins on %s.".formatted(to, from));
        }
    }

    static void checkReason(@Nullable String reason) {
        if (reason != null) {
            Text.required("reason", reason, 2000);
        }
    }
}
