package org.iioe.ledger.audit.web;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.projection.InvalidParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sealed entries themselves, byte for byte as they are hashed: CloudEvents, one a line. Who
 * follows the log asks from the position after {@code Ledger-Position} of the answer before.
 */
@RestController
@RequestMapping("/api/v1/log/entries")
final class EntriesController {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final MediaType EVENT = new MediaType("application", "cloudevents+json");
    private static final int READ = 1_000;
    private static final long MOST_SECONDS = 60;

    private final SealedLog sealed;

    EntriesController(SealedLog sealed) {
        this.sealed = sealed;
    }

    /**
     * The sealed entries, one a line, from a position on.
     *
     * @param from the first position, 0 when left out
     * @param limit the most entries; all that are sealed when left out
     * @param wait for how many seconds to wait for an entry where there is none yet, 0 to 60
     */
    @GetMapping
    ResponseEntity<StreamingResponseBody> entries(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String wait) {
        long first = number("from", from, 0);
        long most = number("limit", limit, Long.MAX_VALUE);
        long seconds = number("wait", wait, 0);
        if (most == 0) {
            throw new InvalidParameter("limit", "limit is a whole number from 1.");
        }
        if (seconds > MOST_SECONDS) {
            throw new InvalidParameter(
                    "wait", "wait is a number of seconds from 0 to %s.".formatted(MOST_SECONDS));
        }
        long head = sealed.awaitHead(first, Duration.ofSeconds(seconds));
        if (first > head + 1) {
            throw new InvalidParameter(
                    "from",
                    "The next position is %s: nobody can go on from beyond it."
                            .formatted(head + 1));
        }
        long last = most > head - first ? head : first + most - 1;
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON);
        if (last >= 0) {
            answer.header("Ledger-Position", Long.toString(last));
        }
        return answer.body(out -> write(first, last, out));
    }

    private void write(long first, long last, OutputStream out) throws IOException {
        BufferedOutputStream lines = new BufferedOutputStream(out, 1 << 16);
        for (long next = first; next <= last; next += READ) {
            for (SealedLog.Entry entry : sealed.from(next, (int) Math.min(READ, last - next + 1))) {
                lines.write(entry.entry());
                lines.write('\n');
            }
        }
        lines.flush();
    }

    /** One entry. */
    @GetMapping("/{position}")
    ResponseEntity<byte[]> entry(@PathVariable String position) {
        List<SealedLog.Entry> found =
                NUMBER.matcher(position).matches()
                        ? sealed.from(Long.parseLong(position), 1)
                        : List.of();
        if (found.isEmpty()) {
            throw InvalidParameter.unknown("entry", position);
        }
        return ResponseEntity.ok()
                .header("Ledger-Position", position)
                .contentType(EVENT)
                .body(found.getFirst().entry());
    }

    private static long number(String name, @Nullable String text, long usual) {
        if (text == null) {
            return usual;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidParameter(name, "%s is a whole number from 0.".formatted(name));
        }
        return Long.parseLong(text);
    }
}
