package org.iioe.ledger.proof;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;

/** The database contradicts what was signed: nothing is proven from it any more. */
final class AlteredLog extends Problem {
    private static final long serialVersionUID = 1L;

    AlteredLog(String message) {
        super(ProblemCode.LOG_ALTERED, message + " The database was altered: run VerifyLedger.");
    }
}
