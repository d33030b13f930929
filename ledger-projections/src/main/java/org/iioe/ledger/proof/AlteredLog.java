package org.iioe.ledger.proof;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import java.net.URI;

/** The database contradicts what was signed: nothing is proven from it any more. */
final class AlteredLog extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    AlteredLog(String message) {
        super(HttpStatus.INTERNAL_SERVER_ERROR, problem(message), null);
    }

    private static ProblemDetail problem(String message) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        message + " The database was altered: run VerifyLedger.");
        problem.setType(URI.create("urn:ledger:problem:log-altered"));
        problem.setTitle("The log is not what was signed.");
        problem.setProperty("code", "LOG_ALTERED");
        return problem;
    }
}
