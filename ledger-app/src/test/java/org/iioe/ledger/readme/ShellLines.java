package org.iioe.ledger.readme;

import org.iioe.ledger.system.TestProgram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shell lines of a README: what stands between fences that name no other language. Below a line
 * stands its answer, behind {@code # →}, where {@code …} is whatever was left out. Behind it may
 * stand {@code # exit 2}, where it is to end with that, or {@code # illustration}, where words in
 * capitals are the reader's. A fence that begins with {@code # needs Docker}, {@code # needs Axon
 * Server} or {@code # needs psql} is for whoever has it.
 */
final class ShellLines {
    private static final Pattern FENCE = Pattern.compile("( *)```(\\S*)");
    private static final Pattern EXIT = Pattern.compile("\\bexit (\\d+)");
    private static final Pattern ENGINE = Pattern.compile("# needs (Docker|Axon Server|psql)\\b.*");
    private static final String ANSWER = "# → ";

    private ShellLines() {}

    /** What becomes of a line in a test. */
    enum Kind {
        /** It is run. */
        RUN,
        /** It builds: the build runs the test, not the other way round. */
        BUILD,
        /** It needs a container engine, an event store or a client that is not everywhere. */
        ENGINE,
        /** It stands for what only its reader can say. */
        ILLUSTRATION
    }

    /**
     * One line, which may go over several.
     *
     * @param number of its first line in the file, from 1
     * @param exit with what it is to end
     * @param answer what it is to write, or empty where nothing is shown
     */
    record Line(Path file, int number, String command, Kind kind, int exit, String answer) {
        /** Whether it wrote what is shown. */
        boolean answeredBy(String written) {
            return answer.isEmpty()
                    || Pattern.compile(
                                    Pattern.quote(answer).replace("…", "\\E.*\\Q"), Pattern.DOTALL)
                            .matcher(written.strip())
                            .matches();
        }

        /** Where it stands, as an editor finds it. */
        String place() {
            return file + ":" + number;
        }
    }

    /** All lines of a file, in order. */
    static List<Line> of(Path file) {
        try {
            return of(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Line> of(Path file, List<String> text) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < text.size()) {
            Matcher fence = FENCE.matcher(text.get(at));
            at++;
            if (fence.matches()) {
                int end = at;
                while (!text.get(end).strip().equals("```")) {
                    end++;
                }
                if (fence.group(2).isEmpty()) {
                    read(file, text.subList(at, end), at + 1, fence.group(1).length(), lines);
                }
                at = end + 1;
            }
        }
        return lines;
    }

    private static void read(
            Path file, List<String> fence, int first, int indent, List<Line> lines) {
        Matcher needs = ENGINE.matcher(fence.isEmpty() ? "" : fence.getFirst().strip());
        boolean engine =
                needs.matches()
                        && !(needs.group(1).equals("psql")
                                && TestProgram.answers("psql", "--version"));
        StringBuilder typed = new StringBuilder();
        int from = first;
        for (int i = 0; i < fence.size(); i++) {
            String line = fence.get(i).substring(Math.min(indent, fence.get(i).length()));
            if (typed.isEmpty() && line.startsWith("#")) {
                if (line.startsWith(ANSWER)) {
                    Line last = lines.removeLast();
                    String answer = last.answer() + "\n" + line.substring(ANSWER.length());
                    lines.add(
                            new Line(
                                    file,
                                    last.number(),
                                    last.command(),
                                    last.kind(),
                                    last.exit(),
                                    answer.strip()));
                }
                continue;
            }
            if (typed.isEmpty()) {
                from = first + i;
            } else {
                typed.append('\n');
            }
            typed.append(line);
            Scan scan = Scan.of(typed);
            if (scan.complete() && !typed.toString().isBlank()) {
                lines.add(line(file, from, typed.toString(), scan.comment(), engine));
                typed.setLength(0);
            }
        }
        if (!typed.toString().isBlank()) {
            throw new IllegalStateException(file + ":" + from + " does not end: " + typed);
        }
    }

    private static Line line(
            Path file, int number, String command, String comment, boolean engine) {
        Matcher exit = EXIT.matcher(comment);
        Kind kind =
                engine
                        ? Kind.ENGINE
                        : command.startsWith("mvn ")
                                ? Kind.BUILD
                                : comment.contains("illustration") ? Kind.ILLUSTRATION : Kind.RUN;
        return new Line(
                file, number, command, kind, exit.find() ? Integer.parseInt(exit.group(1)) : 0, "");
    }

    /**
     * How far a shell has come in a text.
     *
     * @param complete whether it would begin to work, rather than wait for more
     * @param comment behind its last word
     */
    private record Scan(boolean complete, String comment) {
        static Scan of(CharSequence text) {
            char quote = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quote == 0 && c == '#' && (i == 0 || text.charAt(i - 1) == ' ')) {
                    return new Scan(true, text.subSequence(i, text.length()).toString());
                } else if (c == '\\' && quote != '\'') {
                    i++;
                    if (i == text.length()) {
                        return new Scan(false, "");
                    }
                } else if (quote == 0 && (c == '\'' || c == '"')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                }
            }
            return new Scan(quote == 0, "");
        }
    }
}
