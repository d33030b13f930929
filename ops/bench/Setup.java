import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What has to be in a ledger before something can be measured on it. */
final class Setup {
    private static final int BATCH = 1_000;

    private Setup() {}

    /** Has lines recorded together, at most a thousand at once. */
    static void record(URI address, List<String> lines) throws IOException {
        try (HttpLine line = new HttpLine(address)) {
            for (int from = 0; from < lines.size(); from += BATCH) {
                String body = String.join("", lines.subList(from, Math.min(lines.size(), from + BATCH)));
                if (line.exchange(Request.post(address, "/api/v1/commands", body).next()) != 201) {
                    throw new IOException(line.text());
                }
            }
        }
    }

    /** New funds, empty. */
    static List<String> funds(URI address, int count) throws IOException {
        String series = "bench-%x-".formatted(System.currentTimeMillis());
        List<String> funds = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            funds.add(series + i);
            lines.add(Request.line("EstablishFund", Request.establish(funds.getLast())));
        }
        record(address, lines);
        return funds;
    }

    /** A GET that is answered with 200: its body. */
    static String get(URI address, String path) throws IOException {
        try (HttpLine line = new HttpLine(address)) {
            if (line.exchange(Request.get(address, path).next()) != 200) {
                throw new IOException(path + ": " + line.text());
            }
            return line.body();
        }
    }

    /** Whether there is something at a path. */
    static boolean isThere(URI address, String path) throws IOException {
        try (HttpLine line = new HttpLine(address)) {
            return line.exchange(Request.get(address, path).next()) == 200;
        }
    }
}
