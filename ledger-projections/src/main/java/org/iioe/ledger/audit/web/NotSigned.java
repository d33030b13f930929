package org.iioe.ledger.audit.web;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;

/** What was asked for is sealed, or about to be, but no checkpoint covers it yet. */
public final class NotSigned {
    private NotSigned() {}

    /** What there is no checkpoint of yet, in a sentence. */
    public static Problem of(String message) {
        return new Problem(ProblemCode.NOT_SIGNED_YET, message + " Ask again in a moment.");
    }
}
