package org.iioe.ledger.audit.web;

import org.iioe.ledger.log.Trail;
import org.iioe.ledger.log.TrailEntry;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.Page;
import org.iioe.ledger.projection.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.regex.Pattern;

/** Everything that was recorded, in the order of the sealed log. */
@RestController
final class TrailController {
    private static final Pattern SUBJECT = Pattern.compile("[a-z0-9/-]{1,255}");

    private final Trail trail;
    private final Reads reads;

    TrailController(Trail trail, Reads reads) {
        this.trail = trail;
        this.reads = reads;
    }

    /**
     * Everything that was recorded, in plain words and in order.
     *
     * @param subject a stream, such as {@code fund/tencent-seed-fund}, for its entries alone
     */
    @GetMapping("/api/v1/trail")
    ResponseEntity<Page<TrailEntry>> trail(
            ListQuery query, @RequestParam(required = false) @Nullable String subject) {
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw new InvalidParameter(
                    "subject", "A subject is a stream's name, such as fund/tencent-seed-fund.");
        }
        if (query.effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "The trail shows what was recorded, whenever it takes effect: it takes asOf"
                            + " alone.");
        }
        return reads.listOfLog(
                query,
                request ->
                        trail.list(after(request.after()), request.asOf(), subject, request.read()),
                entry -> Long.toString(entry.position()));
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? -1 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidParameter("cursor", "This is the cursor of another list.");
        }
    }
}
