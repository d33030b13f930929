package org.iioe.ledger.http;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
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
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.net.URI;
import java.util.Locale;

/** Every failure as a problem document (RFC 9457) with a stable code. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ProblemMeters meters;

    Problems(ProblemMeters meters) {
        this.meters = meters;
    }

    /** The problem that a failure is: a refusal, something of the caller's, or a fault of ours. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case Refusal refusal -> Problem.of(refusal);
            case InvalidParameterException malformed ->
                    new Problem(
                            ProblemCode.INVALID_VALUE,
                            "A parameter of the address is not UTF-8, or not escaped as addresses"
                                    + " are.");
            case DataAccessResourceFailureException store -> unavailable();
            case TransactionException store -> unavailable();
            default -> {
                log.error("A fault of the ledger.", failure);
                yield new Problem(
                        ProblemCode.FAULT, "The ledger failed; the operator's log says why.");
            }
        };
    }

    /** The database, or a connection to it, is not to be had. */
    private static Problem unavailable() {
        return new Problem(
                ProblemCode.STORE_UNAVAILABLE,
                "The database does not answer, or all connections to it are taken. Ask again in a"
                        + " moment.");
    }

    /** A problem as it is written into an answer: the only place where one is made for Spring. */
    public static ProblemDetail document(Problem problem) {
        ProblemDetail document =
                ProblemDetail.forStatusAndDetail(
                        HttpStatusCode.valueOf(problem.status()), problem.detail());
        document.setTitle(problem.title());
        coded(document, problem.code());
        problem.members().forEach(document::setProperty);
        return document;
    }

    private static void coded(ProblemDetail document, String code) {
        document.setType(URI.create(Problem.type(code)));
        document.setProperty("code", code);
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
        Problem problem = of(failure);
        meters.count(problem.code());
        HttpHeaders headers = new HttpHeaders();
        problem.headers().forEach(headers::set);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(
                document(problem), headers, HttpStatusCode.valueOf(problem.status()));
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

    /** Spring says that it has no static resource, which is nothing that anybody asked for. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail document = failure.getBody();
        document.setDetail(
                "There is nothing at %s /%s; GET /api/v1/openapi.json lists what there is."
                        .formatted(failure.getHttpMethod(), failure.getResourcePath()));
        return handleExceptionInternal(failure, document, headers, status, request);
    }

    /** Spring's own refusals (wrong method, no such page) get a code too. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Object answered = body;
        if (answered == null && failure instanceof ErrorResponse response) {
            answered = response.updateAndGetBody(getMessageSource(), Locale.ENGLISH);
        }
        if (answered instanceof ProblemDetail document) {
            String code = Problem.codeOf(status.value());
            coded(document, code);
            meters.count(code);
        }
        HttpHeaders problemHeaders = new HttpHeaders(headers);
        problemHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(failure, answered, problemHeaders, status, request);
    }
}
