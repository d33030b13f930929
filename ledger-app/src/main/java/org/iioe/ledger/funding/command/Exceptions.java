package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.POSTED_LATE;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.jspecify.annotations.Nullable;

/** What is wrong with a fact, which is recorded all the same. */
final class Exceptions {
    private Exceptions() {}

    /** The first of the rules that the fact breaks, or null when it breaks none. */
    static @Nullable RecordedException first(Runnable... rules) {
        for (Runnable rule : rules) {
            try {
                rule.run();
            } catch (Refusal broken) {
                return RecordedException.of(broken);
            }
        }
        return null;
    }

    /** The exception of a fact that posts later than it happened, or null. */
    static @Nullable RecordedException late(FundState state, Edtf on) {
        return first(() -> checkLate(state, on));
    }

    static void checkLate(FundState state, Edtf on) {
        Refusal.unless(
                state.postingDay(on).equals(on.effective()),
                POSTED_LATE,
                () ->
                        "It happened on %s; its period is closed, and it posts on %s."
                                .formatted(on, state.postingDay(on)));
    }
}
