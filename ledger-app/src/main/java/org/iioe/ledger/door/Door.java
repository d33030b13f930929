package org.iioe.ledger.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.audit.RecordedEvent;
import org.iioe.ledger.http.Caller;
import org.iioe.ledger.http.RequestBody;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.store.Accepted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one door through which commands come in, one at a time. */
@RestController
@RequestMapping("/api/v1/commands")
final class Door {
    private static final int MOST_BYTES = 1_000_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait=([0-9]{1,4})(?:$|[,;\\s])");

    /** In an answer: the highest position of what was recorded. */
    static final String POSITION = "Ledger-Position";

    private final CommandReader reader;
    private final Recorder recorder;
    private final JsonMapper mapper;

    Door(CommandReader reader, Recorder recorder, JsonMapper mapper) {
        this.reader = reader;
        this.recorder = recorder;
        this.mapper = mapper;
    }

    /**
     * What was recorded.
     *
     * @param key the command's Idempotency-Key
     * @param command its name
     * @param recorded the events that it made
     * @param exceptions the rules that its facts break, which are recorded all the same
     */
    record Outcome(
            String key,
            String command,
            List<RecordedEvent> recorded,
            List<RecordedException> exceptions) {
        static Outcome of(Accepted accepted) {
            CommandRecorded recorded = accepted.command();
            return new Outcome(
                    recorded.key(), recorded.command(), recorded.made(), accepted.exceptions());
        }
    }

    /**
     * What became of a key.
     *
     * @param exceptions the rules that its facts break
     * @param position of the last of its events in the sealed log
     */
    record Fate(
            String key,
            String command,
            Sha256 digest,
            String actor,
            List<RecordedEvent> recorded,
            List<RecordedException> exceptions,
            long position) {}

    /** Reads and answers by hand: what the framework adds to each costs a tenth of a command. */
    @PostMapping("/{command}")
    void take(
            @PathVariable String command, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestBody.requireType(request, MediaType.APPLICATION_JSON);
        Caller caller =
                Caller.of(
                        request.getHeader("Ledger-User"), request.getHeader("Ledger-On-Behalf-Of"));
        IdempotencyKey key = IdempotencyKey.ofHeader(request.getHeader(IdempotencyKey.HEADER));
        LedgerCommand read =
                reader.read(command, RequestBody.read(request, MOST_BYTES, "A command"));
        Recorder.Recorded recorded = recorder.record(Submission.of(key, read, caller, mapper));
        byte[] answer = mapper.writeValueAsBytes(Outcome.of(recorded.accepted()));
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/commands/" + key.value());
        response.setHeader(POSITION, Long.toString(recorded.position()));
        Duration wait = wait(request.getHeader("Prefer"));
        if (!wait.isZero()) {
            // What is answered is sealed, whether or not somebody wants to wait for it.
            response.setHeader("Preference-Applied", "wait=" + wait.toSeconds());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    /** What became of a command, by its key. */
    @GetMapping("/{key}")
    Fate fate(@PathVariable String key) {
        Recorder.Recorded found =
                recorder.find(IdempotencyKey.ofHeader(key))
                        .orElseThrow(() ->
                                new Problem(
                                        ProblemCode.UNKNOWN_KEY,
                                        "key",
                                        "No command was accepted under this key: it was"
                                                + " never sent, or refused."));
        CommandRecorded recorded = found.accepted().command();
        return new Fate(
                recorded.key(),
                recorded.command(),
                recorded.digest(),
                recorded.actor(),
                recorded.made(),
                found.accepted().exceptions(),
                found.position());
    }

    private static Duration wait(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        Matcher found = WAIT.matcher(prefer);
        if (!found.find()) {
            return Duration.ZERO;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(found.group(1)));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
