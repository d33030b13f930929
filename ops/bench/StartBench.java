import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    /** How many entries the ledger that was started last had signed. */
    private static long size;

    private StartBench() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Results results = new Results(Path.of(arguments[3]));
        int rounds = arguments.length > 5 ? Integer.parseInt(arguments[5].substring("rounds=".length())) : 5;
        for (int round = results.rounds("start"), first = round; round < rounds; round++) {
            if (round == first) {
                seconds(arguments[0], arguments[1], arguments[4]);
                seconds(arguments[0], arguments[2], arguments[4]);
            }
            double large = seconds(arguments[0], arguments[1], arguments[4]);
            long entries = size;
            double small = seconds(arguments[0], arguments[2], arguments[4]);
            results.add(
                    "start",
                    Results.figures("toSmall", large / small, "largeSeconds", large, "smallSeconds", small, "largeEntries", entries));
        }
    }

    /** Starts a ledger, and stops it again. */
    private static double seconds(String jar, String folder, String port) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process ledger =
                new ProcessBuilder(List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseParallelGC",
                                "-XX:+UseCompactObjectHeaders", "-jar", jar,
                                "--ledger.data-dir=" + folder, "--ledger.founding-record=none", "--server.port=" + port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")).build();
            while (!isReady(client, ready)) {
                if (!ledger.isAlive()) {
                    throw new IllegalStateException("The ledger on %s did not start.".formatted(folder));
                }
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            HttpRequest checkpoint = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/log/checkpoint")).build();
            // Its second line is the size.
            size = Long.parseLong(client.send(checkpoint, HttpResponse.BodyHandlers.ofString()).body().lines().skip(1).findFirst().orElseThrow());
            return seconds;
        } finally {
            ledger.destroy();
            if (!ledger.waitFor(60, TimeUnit.SECONDS)) {
                ledger.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // It does not listen yet.
        }
    }
}
