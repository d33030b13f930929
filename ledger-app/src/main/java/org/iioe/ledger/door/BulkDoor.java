package org.iioe.ledger.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.http.Caller;
import org.iioe.ledger.http.ProblemMeters;
import org.iioe.ledger.http.Problems;
import org.iioe.ledger.http.RequestBody;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.store.Accepted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The same door for many commands at once: NDJSON, a command a line, all or nothing or line by
 * line.
 */
@RestController
@RequestMapping("/api/v1/commands")
final class BulkDoor {
    private static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

    private final CommandLines lines;
    private final Recorder recorder;
    private final BulkRecorder bulk;
    private final JsonMapper mapper;
    private final ProblemMeters meters;

    BulkDoor(
            CommandLines lines,
            Recorder recorder,
            BulkRecorder bulk,
            JsonMapper mapper,
            ProblemMeters meters) {
        this.lines = lines;
        this.recorder = recorder;
        this.bulk = bulk;
        this.mapper = mapper;
        this.meters = meters;
    }

    /**
     * What was recorded.
     *
     * @param lines how many commands came in
     * @param outcomes theirs, in order
     */
    record Outcomes(int lines, List<Door.Outcome> outcomes) {}

    /**
     * What became of one line.
     *
     * @param line from 1
     * @param status as the single door would have answered
     */
    record LineOutcome(
            int line,
            int status,
            Door.@Nullable Outcome outcome,
            @Nullable ProblemDetail problem) {}

    /** Records many commands. */
    @PostMapping(params = "atomic!=false")
    ResponseEntity<Outcomes> takeTogether(
            @RequestHeader(name = "Ledger-User", required = false) @Nullable String user,
            @RequestHeader(name = "Ledger-On-Behalf-Of", required = false)
                    @Nullable String onBehalfOf,
            @RequestParam(name = "atomic", defaultValue = "true") String atomic,
            HttpServletRequest request)
            throws IOException {
        RequestBody.requireType(request, NDJSON);
        if (!atomic.equals("true")) {
            throw new Problem(ProblemCode.INVALID_VALUE, "atomic", "atomic is true or false.");
        }
        Caller caller = Caller.of(user, onBehalfOf);
        try (InputStream body = request.getInputStream()) {
            var together = bulk.record(lines.readAll(body, caller));
            List<Accepted> recorded = together.result();
            ResponseEntity.BodyBuilder answer = ResponseEntity.status(201);
            if (!recorded.isEmpty()) {
                answer.header(Door.POSITION, Long.toString(together.position()));
            }
            return answer.body(
                    new Outcomes(
                            recorded.size(), recorded.stream().map(Door.Outcome::of).toList()));
        } catch (LineFailure e) {
            throw Problems.of(e.reason()).with("line", e.line());
        }
    }

    /** Records many commands, each for itself. */
    @PostMapping(params = "atomic=false")
    void takeEach(
            @RequestHeader(name = "Ledger-User", required = false) @Nullable String user,
            @RequestHeader(name = "Ledger-On-Behalf-Of", required = false)
                    @Nullable String onBehalfOf,
            @RequestParam(name = "atomic") String atomic,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        RequestBody.requireType(request, NDJSON);
        Caller caller = Caller.of(user, onBehalfOf);
        response.setStatus(200);
        response.setContentType(NDJSON.toString());
        OutputStream out = response.getOutputStream();
        try (InputStream body = request.getInputStream()) {
            CommandLines.Reader reader = lines.reader(body);
            while (reader.hasNext()) {
                LineOutcome outcome = outcome(reader, caller);
                out.write(mapper.writeValueAsBytes(outcome));
                out.write('\n');
                out.flush();
                if (outcome.status() == 413) {
                    return;
                }
            }
        }
    }

    private LineOutcome outcome(CommandLines.Reader reader, Caller caller) {
        int line = reader.nextLine();
        try {
            Accepted recorded = recorder.record(reader.next(caller)).accepted();
            return new LineOutcome(line, 201, Door.Outcome.of(recorded), null);
        } catch (RuntimeException e) {
            Problem problem = Problems.of(e);
            meters.count(problem.code());
            return new LineOutcome(line, problem.status(), null, Problems.document(problem));
        }
    }
}
