package org.iioe.ledger.door;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.iioe.ledger.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import java.net.URI;
import java.util.Locale;

/** Every failure as a problem document (RFC 9457) with a stable code. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** The code of what only the ledger's developers can mend. */
    static final String FAULT = "FAULT";

    /** The code of what is answered while a store is away. */
    static final String STORE_UNAVAILABLE = "STORE_UNAVAILABLE";

    private final CommandMeters meters;

    Problems(CommandMeters meters) {
        this.meters = meters;
    }

    /** The document for a refusal, for bad input, or for a fault of ours. */
    static ProblemDetail of(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refused(refusal);
            case BadRequest bad -> bad(bad);
            case ImportRefused refused -> refused(refused);
            case InvalidParameterException malformed ->
                    problem(
                            400,
                            "INVALID_VALUE",
                            "This is not what is taken here.",
                            "A parameter of the address is not UTF-8, or not escaped as addresses"
                                    + " are.");
            case DataAccessResourceFailureException store -> unavailable();
            case TransactionException store -> unavailable();
            case Recorder.LineFailure line -> {
                ProblemDetail problem = of(line.reason());
                problem.setProperty("line", line.line());
                yield problem;
            }
            default -> {
                log.error("A fault of the ledger.", failure);
                yield problem(
                        500,
                        FAULT,
                        "Fault of the ledger",
                        "The ledger failed; the operator's log says why.");
            }
        };
    }

    private static ProblemDetail refused(Refusal refusal) {
        int status =
                switch (refusal.code().kind()) {
                    case UNKNOWN -> 404;
                    case CONFLICT -> 409;
                    case FORBIDDEN -> 422;
                };
        ProblemDetail problem =
                problem(
                        status,
                        refusal.code().name(),
                        refusal.code().rule(),
                        String.valueOf(refusal.getMessage()));
        if (!refusal.facts().isEmpty()) {
            problem.setProperty("facts", refusal.facts());
        }
        return problem;
    }

    private static ProblemDetail refused(ImportRefused refused) {
        ProblemDetail problem =
                problem(
                        422,
                        "IMPORT_REFUSED",
                        "An import is recorded as a whole, or not at all.",
                        String.valueOf(refused.getMessage()));
        problem.setProperty("errors", refused.errors());
        return problem;
    }

    /** The database, or a connection to it, is not to be had. */
    private static ProblemDetail unavailable() {
        return problem(
                503,
                STORE_UNAVAILABLE,
                "Not now.",
                "The database does not answer, or all connections to it are taken. Ask again in a"
                        + " moment.");
    }

    private static ProblemDetail bad(BadRequest bad) {
        ProblemDetail problem =
                problem(
                        bad.status(),
                        bad.code(),
                        bad.status() < 500 ? "This is not what is taken here." : "Not now.",
                        String.valueOf(bad.getMessage()));
        if (bad.field() != null) {
            problem.setProperty("field", bad.field());
        }
        return problem;
    }

    private static ProblemDetail problem(int status, String code, String title, String detail) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setType(type(code));
        problem.setTitle(title);
        problem.setProperty("code", code);
        return problem;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<ProblemDetail> any(Exception failure, HttpServletResponse response)
            throws Exception {
        if (isGone(failure)) {
            return null;
        }
        if (response.isCommitted()) {
            // A part is with the caller already: the connection breaks, so that nobody takes it for
            // the whole.
            throw failure;
        }
        ProblemDetail problem = of(failure);
        meters.refused(problem);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return new ResponseEntity<>(problem, headers, HttpStatusCode.valueOf(problem.getStatus()));
    }

    /** Whether the caller has gone away: there is nobody to be told, and nothing to be mended. */
    private static boolean isGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }

    /** Spring's own refusals (wrong method, no such page) get a code too. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Object told = body;
        if (told == null && failure instanceof ErrorResponse response) {
            told = response.updateAndGetBody(getMessageSource(), Locale.ENGLISH);
        }
        if (told instanceof ProblemDetail problem
                && (problem.getProperties() == null
                        || !problem.getProperties().containsKey("code"))) {
            String code = "HTTP_" + status.value();
            problem.setType(type(code));
            problem.setProperty("code", code);
        }
        if (told instanceof ProblemDetail problem) {
            meters.refused(problem);
        }
        HttpHeaders problemHeaders = new HttpHeaders(headers);
        problemHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(failure, told, problemHeaders, status, request);
    }

    /** What the web server turns away before a controller has it. */
    static ProblemDetail turnedAway(int status, String detail) {
        return problem(status, "HTTP_" + status, "This is not what is taken here.", detail);
    }

    private static URI type(String code) {
        return URI.create("urn:ledger:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
