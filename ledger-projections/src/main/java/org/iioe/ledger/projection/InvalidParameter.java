package org.iioe.ledger.projection;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import java.net.URI;
import java.util.List;

/** A query that cannot be answered as it is asked: 400, or 404 for something that is not there. */
public final class InvalidParameter extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /**
     * @param field the parameter
     * @param message what is wrong, and what would be right
     */
    public InvalidParameter(String field, String message) {
        this(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", field, message);
    }

    private InvalidParameter(HttpStatus status, String code, String field, String message) {
        super(status, problem(status, code, field, message), null);
    }

    /** Nothing has the id that was asked for, as of the position that was asked for. */
    public static InvalidParameter unknown(String kind, String id) {
        return new InvalidParameter(
                HttpStatus.NOT_FOUND, "NOT_FOUND", "id", "There is no %s %s.".formatted(kind, id));
    }

    /**
     * Asked as of what is not sealed yet.
     *
     * @param head the newest sealed position; -1 while there is none
     */
    static InvalidParameter notSealed(String message, long head) {
        InvalidParameter refused =
                new InvalidParameter(HttpStatus.BAD_REQUEST, "NOT_SEALED", "asOf", message);
        refused.getBody().setProperty("newest", head < 0 ? null : head);
        return refused;
    }

    /** Asked as of a time before the first entry. */
    static InvalidParameter beforeTheFirst(String message) {
        return new InvalidParameter(
                HttpStatus.BAD_REQUEST, "BEFORE_THE_FIRST_ENTRY", "asOf", message);
    }

    /**
     * An id that several things have.
     *
     * @param candidates ids that name one thing each
     */
    public static InvalidParameter ambiguous(String id, List<String> candidates) {
        InvalidParameter refused =
                new InvalidParameter(
                        HttpStatus.BAD_REQUEST,
                        "AMBIGUOUS",
                        "id",
                        "Several things are called %s: ask for one of the candidates."
                                .formatted(id));
        refused.getBody().setProperty("candidates", candidates);
        return refused;
    }

    private static ProblemDetail problem(
            HttpStatus status, String code, String field, String message) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, message);
        problem.setType(
                URI.create(
                        "urn:ledger:problem:"
                                + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        problem.setTitle("This is not what can be asked here.");
        problem.setProperty("code", code);
        problem.setProperty("field", field);
        return problem;
    }
}
