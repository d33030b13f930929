package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestDatabases.Database;
import org.iioe.ledger.system.TestFolder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

/** The auditor's program, compiled as it stands under {@code ops} and run as an auditor would. */
public final class VerifyLedgerProgram {
    private static final Path SOURCE = Path.of("..", "ops", "verify", "VerifyLedger.java");
    private final Method run;

    private VerifyLedgerProgram(Method run) {
        this.run = run;
    }

    /** Compiled once for all tests that only want to know that everything is good. */
    private static final class Compiled {
        private static final VerifyLedgerProgram ONCE = compile();
    }

    /** Compiles it for the oldest Java that it promises to run on, and without a warning. */
    public static VerifyLedgerProgram compile() {
        try {
            Path classes =
                    Files.createTempDirectory(
                            Files.createDirectories(TestFolder.named("verify-ledger")), "classes");
            int failed =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "--release",
                                    "17",
                                    "-Xlint:all",
                                    "-Werror",
                                    "-d",
                                    classes.toString(),
                                    SOURCE.toString());
            if (failed != 0) {
                throw new IllegalStateException("VerifyLedger.java does not compile.");
            }
            Class<?> program =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()})
                            .loadClass("VerifyLedger");
            Method run =
                    program.getDeclaredMethod(
                            "run", List.class, PrintStream.class, PrintStream.class);
            run.setAccessible(true);
            return new VerifyLedgerProgram(run);
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What it said.
     *
     * @param exit 0 good, 1 bad, 2 it could not look, 3 lost, 4 not proven
     */
    public record Result(int exit, String output) {
        /** The first thing that fails, as "CODE position", or "CODE" where it is at none. */
        public String first() {
            return output.lines()
                    .filter(line -> line.startsWith("BAD "))
                    .findFirst()
                    .map(line -> line.split(":")[0].replace("BAD ", "").replace(" position ", " "))
                    .orElse("GOOD");
        }
    }

    /** Has it look at a database with checkpoints that were kept; it must find everything good. */
    public static void accepts(Database database, Path... checkpoints) {
        List<String> arguments = new ArrayList<>();
        for (Path kept : checkpoints) {
            arguments.addAll(List.of("--checkpoint", kept.toString()));
        }
        arguments.add(
                "%s%suser=%s&password=%s"
                        .formatted(
                                database.url(),
                                database.url().contains("?") ? "&" : "?",
                                database.user(),
                                database.password()));
        Result verified = Compiled.ONCE.run(arguments.toArray(String[]::new));
        assertThat(verified.exit()).as(verified.output()).isZero();
    }

    /** Runs it. */
    public Result run(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8);
        try {
            List<String> all = new ArrayList<>(List.of("--quiet"));
            all.addAll(List.of(arguments));
            int exit = (int) run.invoke(null, all, print, print);
            return new Result(exit, output.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
