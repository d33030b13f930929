import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was measured so far: rounds, each a line of RESULT.json, written after each of them, so that a
 * run that was cut short goes on behind the last. Beside it stands the table, RESULT.md.
 */
final class Results {
    private static final Pattern WHAT = Pattern.compile("^ *\\{\"what\":\"([^\"]*)\"");
    private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\":(-?[0-9][0-9.]*)");

    /**
     * One round of a measurement.
     *
     * @param figures by name; the name ends with the unit where there is one
     */
    private record Round(String what, Map<String, Double> figures) {}

    private final Path file;
    private final List<Round> rounds = new ArrayList<>();

    Results(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Matcher what = WHAT.matcher(line);
                if (what.find()) {
                    Map<String, Double> figures = new LinkedHashMap<>();
                    Matcher figure = FIGURE.matcher(line.substring(what.end()));
                    while (figure.find()) {
                        figures.put(figure.group(1), Double.valueOf(figure.group(2)));
                    }
                    rounds.add(new Round(what.group(1), figures));
                }
            }
        }
    }

    /** Figures in the order in which they are given: names and numbers. */
    static Map<String, Double> figures(Object... namesAndNumbers) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < namesAndNumbers.length; i += 2) {
            figures.put((String) namesAndNumbers[i], ((Number) namesAndNumbers[i + 1]).doubleValue());
        }
        return figures;
    }

    /** How many rounds of it there are. */
    int rounds(String what) {
        return (int) rounds.stream().filter(round -> round.what().equals(what)).count();
    }

    /** Keeps a round. */
    void add(String what, Map<String, Double> figures) throws IOException {
        Round round = new Round(what, figures);
        rounds.add(round);
        System.out.println(line(round));
        write();
    }

    /** A figure of all rounds in which it is, in their order. */
    List<Double> all(String what, String figure) {
        return all(what, figure, figure, Double.NEGATIVE_INFINITY);
    }

    /** The same, of rounds of full size only: a trial with fewer entries or seconds says nothing of a bar. */
    List<Double> all(String what, String figure, String size, double least) {
        return rounds.stream()
                .filter(round -> round.what().equals(what) && round.figures().containsKey(figure))
                .filter(round -> round.figures().getOrDefault(size, 0.0) >= least)
                .map(round -> round.figures().get(figure))
                .toList();
    }

    static OptionalDouble median(List<Double> values) {
        return values.stream().mapToDouble(value -> value).sorted().skip(values.size() / 2).findFirst();
    }

    static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString()
                : "null";
    }

    private static String line(Round round) {
        return round.figures().entrySet().stream()
                .map(figure -> ",\"%s\":%s".formatted(figure.getKey(), number(figure.getValue())))
                .collect(Collectors.joining("", "{\"what\":\"" + round.what() + "\"", "}"));
    }

    private void write() throws IOException {
        List<Bars.Line> bars = Bars.of(this);
        replace(
                file,
                "{\n  \"rounds\": [\n    %s\n  ],\n  \"bars\": [\n    %s\n  ]\n}\n"
                        .formatted(
                                rounds.stream().map(Results::line).collect(Collectors.joining(",\n    ")),
                                bars.stream().map(Bars.Line::json).collect(Collectors.joining(",\n    "))));
        replace(table(), Bars.table(bars) + figures());
    }

    private Path table() {
        return file.resolveSibling(file.getFileName().toString().replaceAll("\\.json$", "") + ".md");
    }

    /** Everything that was measured, also what no bar is about. */
    private String figures() {
        StringBuilder table = new StringBuilder("\n| measured | rounds | figures: least, median, most |\n|---|---|---|\n");
        rounds.stream().map(Round::what).distinct().forEach(what -> {
            List<String> names =
                    rounds.stream()
                            .filter(round -> round.what().equals(what))
                            .flatMap(round -> round.figures().keySet().stream())
                            .distinct()
                            .toList();
            table.append("| %s | %d | %s |\n".formatted(
                    what,
                    rounds(what),
                    names.stream().map(name -> name + " " + spread(all(what, name))).collect(Collectors.joining("; "))));
        });
        return table.toString();
    }

    /** Least, median and most. */
    static String spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.size() == 1
                ? number(sorted.getFirst())
                : "%s, %s, %s".formatted(
                        number(sorted.getFirst()), number(sorted.get(sorted.size() / 2)), number(sorted.getLast()));
    }

    /** Half-written files are no result. */
    private static void replace(Path file, String content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, content);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
