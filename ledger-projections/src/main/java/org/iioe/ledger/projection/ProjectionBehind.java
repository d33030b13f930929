package org.iioe.ledger.projection;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

import java.net.URI;

/** There is no answer from a read model that is behind: the caller is told how far it has come. */
final class ProjectionBehind extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    private ProjectionBehind(ProblemDetail problem) {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem, null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
    }

    /** The projection, or the log itself, has not reached what is asked for. */
    static ProjectionBehind of(String projection, long reached, long wanted) {
        return problem(
                "PROJECTION_BEHIND",
                "The projection %s is behind: it shows the entries up to position %s, and position %s is asked for. Ask again in a moment."
                        .formatted(projection, reached, wanted),
                projection,
                reached,
                wanted);
    }

    /** The projection's tables are of another shape, and those of this one are being built. */
    static ProjectionBehind rebuilding(String projection, long reached, long wanted) {
        return problem(
                "PROJECTION_REBUILDING",
                "The projection %s is being built anew for this version: it has reached position %s of %s. Ask again in a while; GET /api/v1/projections shows how it goes on."
                        .formatted(projection, reached, wanted),
                projection,
                reached,
                wanted);
    }

    /** Others have reports written, as many as are written at once. */
    static ProjectionBehind tooMany() {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "As many reports and exports as are written at once are being written. Ask"
                                + " again in a while.");
        problem.setType(URI.create("urn:ledger:problem:too-many-reports"));
        problem.setTitle("Others are before this one.");
        problem.setProperty("code", "TOO_MANY_REPORTS");
        return new ProjectionBehind(problem);
    }

    private static ProjectionBehind problem(
            String code, String detail, String projection, long reached, long wanted) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
        problem.setType(
                URI.create(
                        "urn:ledger:problem:"
                                + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        problem.setTitle("An answer is never given from a projection that is behind.");
        problem.setProperty("code", code);
        problem.setProperty("projection", projection);
        problem.setProperty("reached", reached);
        problem.setProperty("wanted", wanted);
        return new ProjectionBehind(problem);
    }
}
