package org.iioe.ledger.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.iioe.ledger.problem.Problem;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for requests that no controller got to see, in the same form as all others. */
@RestController
final class TurnedAway implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        // Nobody is sent here by a page: without an error, there is nothing at this address.
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                                && code >= 400
                        ? code
                        : 404;
        String detail =
                status >= 500
                        ? "The ledger failed; the operator's log says why."
                        : "Nothing here takes such a request.";
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.document(Problem.ofStatus(status, detail)));
    }
}
