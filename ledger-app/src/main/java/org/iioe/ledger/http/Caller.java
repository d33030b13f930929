package org.iioe.ledger.http;

import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Who sends commands.
 *
 * @param actor an opaque id
 * @param onBehalfOf the member for whom the actor acts, or null
 * @param request the request's id
 */
public record Caller(String actor, @Nullable OrganisationId onBehalfOf, String request) {
    private static final Pattern ACTOR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /**
     * The caller that the headers name.
     *
     * @throws Problem when the user is missing, or one of the headers has another form
     */
    public static Caller of(@Nullable String actor, @Nullable String onBehalfOf) {
        if (actor == null) {
            throw new Problem(
                    ProblemCode.MISSING_HEADER,
                    "Ledger-User",
                    "The header Ledger-User says who acts: an opaque id such as secretary-1.");
        }
        if (!ACTOR.matcher(actor).matches()) {
            throw new Problem(
                    ProblemCode.INVALID_HEADER,
                    "Ledger-User",
                    "Ledger-User has 1 to 100 letters, digits, dots, hyphens and underscores, and"
                            + " begins with a letter or digit.");
        }
        try {
            return new Caller(
                    actor,
                    onBehalfOf == null ? null : new OrganisationId(onBehalfOf),
                    RequestIds.current());
        } catch (InvalidValue e) {
            throw new Problem(
                    ProblemCode.INVALID_HEADER,
                    "Ledger-On-Behalf-Of",
                    String.valueOf(e.getMessage()));
        }
    }
}
