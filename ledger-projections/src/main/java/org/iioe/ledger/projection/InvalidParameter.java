package org.iioe.ledger.projection;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;

import java.util.List;

/** A query that cannot be answered as it is asked: 400, or 404 for something that is not there. */
public final class InvalidParameter extends Problem {
    private static final long serialVersionUID = 1L;

    /**
     * @param field the parameter
     * @param message what is wrong, and what would be right
     */
    public InvalidParameter(String field, String message) {
        this(ProblemCode.INVALID_PARAMETER, field, message);
    }

    private InvalidParameter(ProblemCode code, String field, String message) {
        super(code, field, message);
    }

    /** Nothing has the id that was asked for, as of the position that was asked for. */
    public static InvalidParameter unknown(String kind, String id) {
        return new InvalidParameter(
                ProblemCode.NOT_FOUND, "id", "There is no %s %s.".formatted(kind, id));
    }

    /**
     * Asked as of what is not sealed yet.
     *
     * @param head the newest sealed position; -1 while there is none
     */
    static InvalidParameter notSealed(String message, long head) {
        InvalidParameter refused = new InvalidParameter(ProblemCode.NOT_SEALED, "asOf", message);
        refused.with("newest", head < 0 ? null : head);
        return refused;
    }

    /** Asked as of a time before the first entry. */
    static InvalidParameter beforeTheFirst(String message) {
        return new InvalidParameter(ProblemCode.BEFORE_THE_FIRST_ENTRY, "asOf", message);
    }

    /**
     * An id that several things have.
     *
     * @param candidates ids that name one thing each
     */
    public static InvalidParameter ambiguous(String id, List<String> candidates) {
        InvalidParameter refused =
                new InvalidParameter(
                        ProblemCode.AMBIGUOUS,
                        "id",
                        "Several things are called %s: ask for one of the candidates."
                                .formatted(id));
        refused.with("candidates", candidates);
        return refused;
    }
}
