import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a ledger takes from its start until it is ready, with many entries and with few:
 * two data folders whose ledgers are stopped, turn by turn, after a start of each that does not count.
 *
 * <pre>
 * java ops/bench/StartBench.java ledger-app.jar LARGE SMALL RESULT.json PORT [rounds=5]
 * </pre>
 */
public final class StartBench {
    private StartBench() {}

    /**
     * A start.
     *
     * @param seconds until the ledger was ready
     * @param entries how many it had signed
     */
    private record Start(double seconds, long entries) {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Results results = new Results(Path.of(arguments[3]));
        int rounds = arguments.length > 5 ? Integer.parseInt(arguments[5].substring("rounds=".length())) : 5;
        for (int round = results.rounds("start"), first = round; round < rounds; round++) {
            if (round == first) {
                start(arguments[0], arguments[1], arguments[4]);
                start(arguments[0], arguments[2], arguments[4]);
            }
            Start large = start(arguments[0], arguments[1], arguments[4]);
            Start small = start(arguments[0], arguments[2], arguments[4]);
            results.add(
                    "start",
                    Results.figures(
                            "toSmall", large.seconds() / small.seconds(),
                            "largeSeconds", large.seconds(),
                            "smallSeconds", small.seconds(),
                            "largeEntries", large.entries()));
        }
    }

    /** Starts a ledger, and stops it again. */
    private static Start start(String jar, String folder, String port) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process ledger =
                new ProcessBuilder(List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@ops/bench/java-options",
                                "-jar", jar,
                                "--ledger.data-dir=" + folder, "--ledger.founding-record=none", "--server.port=" + port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            URI address = URI.create("http://127.0.0.1:" + port);
            while (!isReady(address)) {
                if (!ledger.isAlive()) {
                    throw new IllegalStateException("The ledger on %s did not start.".formatted(folder));
                }
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            // The checkpoint's second line is the size.
            String size = Setup.get(address, "/log/checkpoint").lines().skip(1).findFirst().orElseThrow();
            return new Start(seconds, Long.parseLong(size));
        } finally {
            ledger.destroy();
            if (!ledger.waitFor(60, TimeUnit.SECONDS)) {
                ledger.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean isReady(URI address) {
        try {
            return Setup.isThere(address, "/actuator/health/readiness");
        } catch (IOException e) {
            return false; // It does not listen yet.
        }
    }
}
