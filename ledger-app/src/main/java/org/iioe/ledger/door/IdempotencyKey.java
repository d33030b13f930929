package org.iioe.ledger.door;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * What a caller calls a command, so that sending it twice records it once.
 *
 * @param value 1 to 200 letters, digits and {@code . _ : ~ -}
 */
public record IdempotencyKey(String value) {
    /** The header that brings it. */
    static final String HEADER = "Idempotency-Key";

    private static final String FORM = "A key has 1 to 200 letters, digits and . _ : ~ -";
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9._:~-]{1,200}");

    /**
     * The key that a header brings, or an address names.
     *
     * @throws Problem when there is none, or it is of another form
     */
    static IdempotencyKey ofHeader(@Nullable String header) {
        if (header == null) {
            throw new Problem(
                    ProblemCode.MISSING_HEADER,
                    HEADER,
                    "Every command has an Idempotency-Key of its own, so that sending it twice"
                            + " records it once.");
        }
        return of(header, ProblemCode.INVALID_HEADER, HEADER);
    }

    /**
     * The key of a line.
     *
     * @throws Problem when it is of another form
     */
    static IdempotencyKey ofLine(String text) {
        return of(text, ProblemCode.INVALID_VALUE, "/key");
    }

    private static IdempotencyKey of(String text, ProblemCode wrong, String field) {
        if (!PATTERN.matcher(text).matches()) {
            throw new Problem(wrong, field, FORM);
        }
        return new IdempotencyKey(text);
    }
}
