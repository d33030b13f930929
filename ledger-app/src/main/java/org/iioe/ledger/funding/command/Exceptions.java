package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.POSTED_LATE;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a fact, which is recorded all the same. */
final class Exceptions {
    private Exceptions() {}

    /** All the rules that the fact breaks. */
    static List<RecordedException> of(Runnable... rules) {
        return of(List.of(rules));
    }

    /** All the rules that the fact breaks. */
    static List<RecordedException> of(List<Runnable> rules) {
        List<Refusal> broken = new ArrayList<>();
        for (Runnable rule : rules) {
            try {
                rule.run();
            } catch (Refusal refusal) {
                broken.add(refusal);
            }
        }
        return RecordedException.of(broken);
    }

    /** The exception of a fact that posts later than it happened, where it does. */
    static List<RecordedException> late(FundState state, Edtf on) {
        return of(() -> checkLate(state, on));
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
