package org.iioe.ledger.projection;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;

/** There is no answer from a read model that is behind: the caller is told how far it has come. */
final class ProjectionBehind {
    private ProjectionBehind() {}

    /** The projection, or the log itself, has not reached what is asked for. */
    static Problem of(String projection, long reached, long wanted) {
        return problem(
                ProblemCode.PROJECTION_BEHIND,
                "The projection %s is behind: it shows the entries up to position %s, and position"
                        + " %s is asked for. Ask again in a moment.",
                projection,
                reached,
                wanted);
    }

    /** The projection's tables are of another shape, and those of this one are being built. */
    static Problem rebuilding(String projection, long reached, long wanted) {
        return problem(
                ProblemCode.PROJECTION_REBUILDING,
                "The projection %s is being built anew for this version: it has reached position %s"
                    + " of %s. Ask again in a while; GET /api/v1/projections shows how it goes on.",
                projection,
                reached,
                wanted);
    }

    /** Others have reports written, as many as are written at once. */
    static Problem tooMany() {
        return new Problem(
                ProblemCode.TOO_MANY_REPORTS,
                "As many reports and exports as are written at once are being written. Ask again in"
                        + " a while.");
    }

    private static Problem problem(
            ProblemCode code, String detail, String projection, long reached, long wanted) {
        return new Problem(code, detail.formatted(projection, reached, wanted))
                .with("projection", projection)
                .with("reached", reached)
                .with("wanted", wanted);
    }
}
