package org.iioe.ledger.readme;

import org.iioe.ledger.readme.ShellLines.Line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell into which lines are typed one after the other, as a reader copies them. */
final class Shell {
    private Shell() {}

    /**
     * Types lines and tells of each that did not do what it says: that ended otherwise, that HTTP
     * refused, or that answered something else than is shown.
     *
     * @param folder where the shell stands
     * @param port of the ledger, which listens on 8080 in what is read
     * @param notes where it keeps what each line wrote
     */
    static List<String> failures(List<Line> lines, Path folder, int port, Path notes)
            throws IOException, InterruptedException {
        Files.createDirectories(notes);
        // A refusal of HTTP is a failure, and its words are told.
        StringBuilder script =
                new StringBuilder("curl() { command curl -sS --fail-with-body \"$@\"; }\n");
        for (int i = 0; i < lines.size(); i++) {
            script.append(
                    """
                    {
                    %1$s
                    } > '%2$s/%3$s.out' 2> '%2$s/%3$s.err' < /dev/null
                    echo $? > '%2$s/%3$s.exit'
                    """
                            .formatted(lines.get(i).command(), notes, i));
        }
        Path file = notes.resolve("lines.sh");
        Files.writeString(file, script.toString().replace("8080", Integer.toString(port)));
        Path java = Path.of(System.getProperty("java.home"));
        ProcessBuilder builder =
                new ProcessBuilder("bash", file.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(notes.resolve("shell.log").toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        // What is short gains nothing from the second compiler.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment()
                .merge("PATH", java.resolve("bin").toString(), (old, first) -> first + ":" + old);
        Process shell = builder.start();
        if (!shell.waitFor(10, TimeUnit.MINUTES)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            failure(lines.get(i), notes, i, failures);
        }
        if (!failures.isEmpty()) {
            failures.add(Files.readString(notes.resolve("shell.log")));
        }
        return failures;
    }

    private static void failure(Line line, Path notes, int i, List<String> failures)
            throws IOException {
        String exit = told(notes.resolve(i + ".exit")).strip();
        String written = told(notes.resolve(i + ".out"));
        if (!exit.equals(Integer.toString(line.exit())) || !line.answeredBy(written)) {
            failures.add(
                    "%s%n  %s%n  ends with %s instead of %s and writes:%n%s%s%n  shown: %s"
                            .formatted(
                                    line.place(),
                                    line.command(),
                                    exit.isEmpty() ? "nothing" : exit,
                                    line.exit(),
                                    written,
                                    told(notes.resolve(i + ".err")),
                                    line.answer()));
        }
    }

    /** What is in a file, or nothing: a line that was never reached has none. */
    private static String told(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
