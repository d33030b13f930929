package org.iioe.ledger.audit.web;

import org.iioe.ledger.log.LogCheck;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The server's own check of its log, in the background. It is what an operator looks at; who does
 * not trust the server runs {@code ops/verify/VerifyLedger.java}.
 */
@RestController
final class LogCheckController {
    private final LogCheck check;

    LogCheckController(LogCheck check) {
        this.check = check;
    }

    /**
     * How the check stands: 202 while it runs, with how far it has come; 200 with what came of it,
     * for a minute.
     */
    @GetMapping("/api/v1/log/verify")
    ResponseEntity<LogCheck.Status> verify() {
        LogCheck.Status status = check.status();
        if (status.state() == LogCheck.State.RUNNING) {
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .body(status);
        }
        return ResponseEntity.ok(status);
    }
}
