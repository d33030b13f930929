import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast it is to stand at a past moment, and to build what is read anew. The ledger is filled
 * through its door: one command in ten is a receipt of one fund, of one of 50 gifts, the others register
 * organisations; business days go on through half a year, and each tenth receipt is up to a month late.
 */
final class Reads {
    private static final String FUND = "bench-read";
    private static final int GIFTS = 50;
    private static final int DAYS = 180;
    private static final int LEAST = 10_000;
    private static final int BATCH = 1_000;
    private static final Pattern GENERATION =
            Pattern.compile("\"projection\":\"([^\"]*)\",\"generation\":([0-9]+),\"state\":\"([^\"]*)\"");

    private final URI address;
    private final Database database;
    private final int seconds;
    private final int entries;
    private final LocalDate firstDay = LocalDate.now().minusDays(DAYS);
    private boolean warm;

    Reads(URI address, Database database, int seconds, int entries) {
        this.address = address;
        this.database = database;
        this.seconds = seconds;
        this.entries = entries;
    }

    /** Up to as many entries as are asked for; where there are more, nothing is added. */
    Map<String, Double> fill() throws Exception {
        long began = System.nanoTime();
        long there = database.entries();
        if (!Setup.isThere(address, "/api/v1/funds/" + FUND)) {
            List<String> lines = new ArrayList<>();
            lines.add(Request.line("EstablishFund", Request.establish(FUND)));
            for (int gift = 0; gift < GIFTS; gift++) {
                lines.add(Request.line("RegisterOrganisation", Request.register("donor-" + gift)));
            }
            Setup.record(address, lines);
        }
        Random random = new Random(there);
        for (long now = database.entries(); now < entries; now = database.entries()) {
            // A registration makes three entries, a receipt two.
            long count = Math.min(BATCH, (entries - now + 2) / 3);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                lines.add(i % 10 == 0 ? receipt(random, now + 3L * i) : Request.line("RegisterOrganisation", Request.register()));
            }
            Setup.record(address, lines);
        }
        database.shown();
        return Results.figures("entries", (double) database.entries(), "added", (double) database.entries() - there, "seconds", (System.nanoTime() - began) / 1e9);
    }

    private String receipt(Random random, long position) {
        int day = (int) (DAYS * Math.min(1, (double) position / Math.max(LEAST, entries)));
        int late = random.nextInt(10) == 0 ? random.nextInt(30) : 0;
        int gift = random.nextInt(GIFTS);
        return Request.line(
                "RecordReceipt",
                Request.receipt(FUND, gift, "bench-donor-" + gift, 1 + random.nextInt(1_000), firstDay.plusDays(Math.max(0, day - late)).toString()));
    }

    /** The statement of the fund as of random positions, then with random days beside them; one client. */
    Map<String, Double> asOf() throws Exception {
        fill();
        if (!warm) {
            database.run("ANALYZE");
            ask(false, 5);
            ask(true, 5);
            warm = true;
        }
        Load asOf = ask(false, seconds / 2.0);
        Load effectiveOn = ask(true, seconds / 2.0);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("asOfP95Ms", asOf.percentile(95));
        figures.put("asOfP50Ms", asOf.percentile(50));
        figures.put("effectiveOnP95Ms", effectiveOn.percentile(95));
        figures.put("effectiveOnP50Ms", effectiveOn.percentile(50));
        figures.put("effectiveOnMostMs", effectiveOn.percentile(100));
        figures.put("entries", (double) database.entries());
        return figures;
    }

    private Load ask(boolean effectiveOn, double seconds) throws Exception {
        Random random = new Random();
        int first = (int) database.number("SELECT position FROM ledger.sealed_entry WHERE subject = 'fund/" + FUND + "' ORDER BY sequence LIMIT 1");
        int head = (int) database.entries();
        return Load.closed(
                        address, 1, seconds, 200,
                        client -> () -> Request.get(address, "/api/v1/funds/%s/statement?asOf=%d%s".formatted(
                                        FUND,
                                        random.nextInt(first, head),
                                        effectiveOn ? "&effectiveOn=" + firstDay.plusDays(random.nextInt(DAYS)) : ""))
                                .next())
                .whole();
    }

    /** All read models are asked for together, and so built together, until the last has taken over. */
    Map<String, Double> rebuild() throws Exception {
        fill();
        awaitGenerations(Map.of());
        double copied = database.copied();
        long there = database.entries();
        Map<String, Integer> before = live();
        long began = System.nanoTime();
        try (HttpLine line = new HttpLine(address)) {
            for (String projection : before.keySet()) {
                if (line.exchange(Request.post(address, "/api/v1/projections/" + projection + "/rebuild", "").next()) != 202) {
                    throw new IOException(line.text());
                }
            }
        }
        awaitGenerations(before);
        double seconds = (System.nanoTime() - began) / 1e9;
        // What is superseded goes half a minute later; it is not to lie in the way of the next round.
        while (Setup.get(address, "/api/v1/projections").contains("superseded")) {
            Thread.sleep(1_000);
        }
        double rate = there / seconds;
        return Results.figures("ratio", rate / copied, "rate", rate, "copied", copied, "entries", (double) there, "seconds", seconds);
    }

    /** The generations that answer, by projection. */
    private Map<String, Integer> live() throws IOException {
        Map<String, Integer> live = new LinkedHashMap<>();
        Matcher matcher = GENERATION.matcher(Setup.get(address, "/api/v1/projections"));
        while (matcher.find()) {
            if (matcher.group(3).equals("live")) {
                live.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
            }
        }
        return live;
    }

    private void awaitGenerations(Map<String, Integer> after) throws IOException, InterruptedException {
        while (true) {
            Map<String, Integer> live = live();
            if (after.entrySet().stream().allMatch(each -> live.getOrDefault(each.getKey(), 0) > each.getValue())) {
                return;
            }
            Thread.sleep(100);
        }
    }
}
