package org.iioe.ledger.door;

import org.iioe.ledger.http.Caller;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Commands as NDJSON: {@code {"command":…,"key":…,"data":{…}}} a line. It is the form of the bulk
 * door and of import files.
 */
@Component
public final class CommandLines {
    private static final int MOST_LINES = 5_000;
    private static final int MOST_LINE_BYTES = 1_000_000;
    private static final long MOST_BYTES_TOGETHER = 64_000_000;

    private static final Set<String> MEMBERS = Set.of("command", "key", "data");
    private static final String FORM =
            "A line is {\"command\":…,\"key\":…,\"data\":{…}} and nothing else.";

    private final CommandReader commands;
    private final JsonMapper mapper;

    CommandLines(CommandReader commands, JsonMapper mapper) {
        this.commands = commands;
        this.mapper = mapper;
    }

    /**
     * All lines, at most 5,000: they are going to be recorded in one append.
     *
     * @throws LineFailure for the first line that is no command
     */
    public List<Line> readAll(InputStream ndjson, Caller caller) {
        List<Line> lines = new ArrayList<>();
        Reader reader = reader(ndjson);
        while (reader.hasNext()) {
            if (lines.size() == MOST_LINES) {
                throw new Problem(
                        ProblemCode.TOO_MANY_LINES,
                        "At most 5,000 commands are recorded together; send atomic=false, or"
                                + " less.");
            }
            int line = reader.nextLine();
            try {
                lines.add(new Line(line, reader.next(caller)));
            } catch (Problem e) {
                throw new LineFailure(line, e);
            }
            if (reader.bytes() > MOST_BYTES_TOGETHER) {
                throw new Problem(
                        ProblemCode.BODY_TOO_LARGE,
                        "At most 64,000,000 bytes are recorded together; send atomic=false, or"
                                + " less.");
            }
        }
        return lines;
    }

    /** Reads line by line. */
    Reader reader(InputStream ndjson) {
        return new Reader(new BufferedInputStream(ndjson, 1 << 16));
    }

    /** A walk over the lines; blank ones are passed over. */
    final class Reader {
        private final InputStream in;
        private int line;
        private long bytes;
        private byte @Nullable [] ahead;
        private boolean tooLong;

        private Reader(InputStream in) {
            this.in = in;
        }

        /** Whether there is another line. */
        boolean hasNext() {
            try {
                while (ahead == null) {
                    byte @Nullable [] read = readLine();
                    if (read == null) {
                        return false;
                    }
                    line++;
                    if (!isBlank(read)) {
                        ahead = read;
                    }
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The number of the line that comes next, from 1. */
        int nextLine() {
            return line;
        }

        long bytes() {
            return bytes;
        }

        /** The command of the next line. */
        Submission next(Caller caller) {
            byte @Nullable [] json = ahead;
            if (json == null) {
                throw new IllegalStateException("hasNext() was not asked.");
            }
            ahead = null;
            if (tooLong) {
                throw new Problem(
                        ProblemCode.BODY_TOO_LARGE, "A command has at most 1,000,000 bytes.");
            }
            JsonNode node = commands.tree(json);
            String command = text(node, "command");
            String key = text(node, "key");
            JsonNode data = node.get("data");
            if (command == null || key == null || data == null) {
                throw new Problem(
                        ProblemCode.MISSING_FIELD,
                        command == null ? "/command" : key == null ? "/key" : "/data",
                        FORM);
            }
            for (String name : node.propertyNames()) {
                if (!MEMBERS.contains(name)) {
                    throw new Problem(
                            ProblemCode.UNKNOWN_FIELD, "/" + CommandReader.shortened(name), FORM);
                }
            }
            IdempotencyKey called = IdempotencyKey.ofLine(key);
            return Submission.of(called, commands.read(command, data, "/data"), caller, mapper);
        }

        private @Nullable String text(JsonNode node, String name) {
            JsonNode value = node.get(name);
            return value != null && value.isString() ? value.stringValue() : null;
        }

        private static boolean isBlank(byte[] read) {
            for (byte b : read) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }

        private byte @Nullable [] readLine() throws IOException {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            int b;
            while ((b = in.read()) != -1) {
                bytes++;
                if (b == '\n') {
                    break;
                }
                if (read.size() > MOST_LINE_BYTES) {
                    tooLong = true;
                    return read.toByteArray();
                }
                if (b != '\r') {
                    read.write(b);
                }
            }
            return b == -1 && read.size() == 0 ? null : read.toByteArray();
        }
    }
}
