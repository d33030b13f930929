import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is asked of the ledger's speed, and whether it is there. A bar is met by the median of the rounds; rounds of less than its size do not count. */
final class Bars {
    private static final String SIXTEEN = "commands, 16 clients";
    private static final String LONG = "five minutes";
    private static final String STREAM = "a fund of many entries";
    private static final String SMALL = "as-of, 10000 entries";
    private static final String LARGE = "as-of, 1000000 entries";

    /**
     * A bar.
     *
     * @param says of what it is
     * @param figure its figure in each round
     * @param sign ≥ or ≤
     * @param must the bar
     * @param aim what is hoped for, or NaN
     */
    private record Bar(String says, Function<Results, List<Double>> figure, String sign, double must, double aim) {}

    private static final List<Bar> ALL =
            List.of(
                    least("commands, 16 clients, five minutes: ratio to bare commits", of(LONG, "ratio", "seconds", 300), 0.14, 0.20),
                    most("the same: seconds until the newest at its end is shown", of(LONG, "behindSeconds", "seconds", 300), 2),
                    least("the same: the last minute to the first", of(LONG, "lastMinuteToFirst", "seconds", 300), 0.9, Double.NaN),
                    least("commands, 16 clients: ratio (no bar of its own; that of five minutes)", of(SIXTEEN, "ratio"), 0.14, 0.20),
                    least("commands, 64 clients: ratio", of("commands, 64 clients", "ratio"), 0.15, 0.25),
                    least("commands, one client: ratio", of("commands, 1 client", "ratio"), 0.18, 0.30),
                    most("one client: p50 to a bare commit's", of("commands, 1 client", "p50ToBare"), 6),
                    most("p99 at half of the full rate, open loop, from the intended send: ms", of("half rate", "p99Ms"), 25),
                    least("NDJSON, atomic batches of 1,000: ratio", of("NDJSON", "ratio"), 0.20, 0.40),
                    most("statements a command", of("statements", "aCommand"), 2),
                    most("a command on a fund of 100,000 entries to one on a fund of 10: p50", of(STREAM, "toSmall", "entries", 100_000), 1.3),
                    most("the first command on it after a start: seconds", of("first", "seconds", "entries", 100_000), 2),
                    least("16 clients on one fund to 16 on 16 funds", of("one fund", "toSixteen"), 0.5, Double.NaN),
                    most("as-of statement, 1,000,000 entries to 10,000: p95", by(LARGE, "asOfP95Ms", SMALL, "asOfP95Ms"), 1.3),
                    most("the same with effectiveOn", by(LARGE, "effectiveOnP95Ms", SMALL, "effectiveOnP95Ms"), 1.3),
                    new Bar("effectiveOn at 1,000,000 entries: p95 in ms", of(LARGE, "effectiveOnP95Ms"), "≤", 200, 20),
                    least("rebuild of all read models to COPY of the log to nowhere", of("rebuild", "ratio", "entries", 1_000_000), 0.09, 0.20),
                    most("start with 1,000,000 entries to one with 1,000", of("start", "toSmall", "largeEntries", 1_000_000), 1.2),
                    most("heap under load: MB at most", of("heap", "mostMB", "minutes", 30), 512),
                    most("heap after collections, the last third of the run to the first (1.1 is taken for no growth)", of("heap", "growth", "minutes", 30), 1.1),
                    most("5,000 GETs at once: commands that failed", of("gets", "failed", "gets", 5_000), 0),
                    least("5,000 GETs at once: rate kept", of("gets", "kept", "gets", 5_000), 0.5, Double.NaN),
                    most("8,000 dripping connections: commands that failed", of("drips", "failed", "dripping", 8_000), 0),
                    least("8,000 dripping connections: rate kept", of("drips", "kept", "dripping", 8_000), 0.9, Double.NaN),
                    least("to stock Axon, one event and no read model: rate", by(SIXTEEN, "rate", "stock plain: " + SIXTEEN, "rate"), 3, Double.NaN),
                    least("to stock Axon, three events, cache, a read model: rate", by(SIXTEEN, "rate", "stock full: " + SIXTEEN, "rate"), 1, Double.NaN));

    private Bars() {}

    private static Bar least(String says, Function<Results, List<Double>> figure, double must, double aim) {
        return new Bar(says, figure, "≥", must, aim);
    }

    private static Bar most(String says, Function<Results, List<Double>> figure, double must) {
        return new Bar(says, figure, "≤", must, Double.NaN);
    }

    private static Function<Results, List<Double>> of(String what, String figure) {
        return results -> results.all(what, figure);
    }

    private static Function<Results, List<Double>> of(String what, String figure, String size, double least) {
        return results -> results.all(what, figure, size, least);
    }

    /** One figure by another, round by round. */
    private static Function<Results, List<Double>> by(String what, String figure, String otherWhat, String otherFigure) {
        return results -> {
            List<Double> these = results.all(what, figure);
            List<Double> others = results.all(otherWhat, otherFigure);
            List<Double> quotients = new ArrayList<>();
            for (int i = 0; i < Math.min(these.size(), others.size()); i++) {
                quotients.add(these.get(i) / others.get(i));
            }
            return quotients;
        };
    }

    /** A bar with what was measured of it. */
    record Line(String says, List<Double> values, String must, String aim, String verdict) {
        String json() {
            List<Double> sorted = values.stream().sorted().toList();
            String figures =
                    sorted.isEmpty()
                            ? ""
                            : "\"least\":%s,\"median\":%s,\"most\":%s,\"rounds\":%d,".formatted(
                                    Results.number(sorted.getFirst()),
                                    Results.number(sorted.get(sorted.size() / 2)),
                                    Results.number(sorted.getLast()),
                                    sorted.size());
            return "{\"bar\":\"%s\",%s\"must\":\"%s\",\"aim\":\"%s\",\"verdict\":\"%s\"}".formatted(says, figures, must, aim, verdict);
        }
    }

    /** All bars, also those of which nothing was measured. */
    static List<Line> of(Results results) {
        return ALL.stream().map(bar -> line(bar, bar.figure().apply(results))).toList();
    }

    private static Line line(Bar bar, List<Double> values) {
        return new Line(
                bar.says(),
                values,
                bar.sign() + " " + Results.number(bar.must()),
                Double.isNaN(bar.aim()) ? "" : bar.sign() + " " + Results.number(bar.aim()),
                Results.median(values).stream()
                        .mapToObj(median -> reaches(bar.sign(), median, bar.must())
                                ? !Double.isNaN(bar.aim()) && reaches(bar.sign(), median, bar.aim()) ? "met, aim reached" : "met"
                                : "MISSED")
                        .findFirst()
                        .orElse("not measured"));
    }

    private static boolean reaches(String sign, double value, double bar) {
        return sign.equals("≥") ? value >= bar : value <= bar;
    }

    static String table(List<Line> lines) {
        return lines.stream()
                .map(line -> "| %s | %s | %s | %s | %d | %s |\n".formatted(
                        line.says(),
                        line.must(),
                        line.aim(),
                        line.values().isEmpty() ? "" : Results.spread(line.values()),
                        line.values().size(),
                        line.verdict()))
                .collect(Collectors.joining("", "| what | must | aim | least, median, most | rounds | |\n|---|---|---|---|---|---|\n", ""));
    }
}
