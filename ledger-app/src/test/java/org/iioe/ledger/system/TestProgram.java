package org.iioe.ledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of others that tests run, where they are installed. */
public final class TestProgram {
    private TestProgram() {}

    /** What a command said, and how it ended. */
    record Said(int exit, String text) {}

    /**
     * Runs a command to its end.
     *
     * @throws IOException where there is no such program
     */
    static Said run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), text);
    }

    /** Whether a program is there and does what it is asked. */
    public static boolean answers(String... command) {
        try {
            return run(Map.of(), command).exit() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
