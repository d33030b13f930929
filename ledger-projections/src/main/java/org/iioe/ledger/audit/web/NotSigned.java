package org.iioe.ledger.audit.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import java.net.URI;

/** What was asked for is sealed, or about to be, but no checkpoint covers it yet. */
public final class NotSigned extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    private NotSigned(ProblemDetail problem) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
    }

    /** What there is no checkpoint of yet, in a sentence. */
    public static NotSigned of(String message) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, message + " Ask again in a moment.");
        problem.setType(URI.create("urn:ledger:problem:not-signed-yet"));
        problem.setTitle("Checkpoints are signed once a second.");
        problem.setProperty("code", "NOT_SIGNED_YET");
        return new NotSigned(problem);
    }
}
