package org.iioe.ledger.log;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.iioe.ledger.Sha256;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a ledger answered to many addresses, kept as digests, to be held against what another state
 * of its code answers. Of a workbook the cells are taken and of a PDF the text: the files
 * themselves hold when they were made.
 */
final class GoldenReads {
    private static final String FOLDER = "/before/";
    private static final String READS = "golden-reads.tsv";
    private static final String LINES = "golden-lines.gz";
    private static final int AT_ONCE = 3;
    private static final int SHOWN = 400;

    /** Where an answer is cut into lines: JSON and sheets have none of their own. */
    private static final String ENDS = "\n|(?<=[}\\]]),(?=[{\"])|(?=<row |<si>)";

    /** A line's mark: few bits suffice, since the digest tells whether there is a difference. */
    private static final int MARK_LENGTH = 2;

    private static final int MARKS = 36 * 36;

    private static final Pattern TIES = Pattern.compile("(?<=\"edges\":\\[)[^\\]]+");

    private static final Pattern ONE_EXCEPTION =
            Pattern.compile(
                    "\"exceptions\":\\[(\\{\"rule\":\"[^\"]*\",\"reason\":\"(?:[^\"\\\\]|\\\\.)*\"\\})\\]");

    private static final Pattern EXCEPTIONS_OF_A_KEY =
            Pattern.compile("\"exceptions\":\\[[^\\]]*\\],(?=\"position\")");

    /** Contributions and funds always had a list of the facts that break a rule. */
    private static final Pattern HAVE_A_LIST =
            Pattern.compile("/contributions|/funds(?:/[^/]+)?(?:\\?|$)");

    private static final Pattern NO_EXCEPTION =
            Pattern.compile("\"exceptions\":\\[\\](?=,\"(?:on|source)\":)");

    private GoldenReads() {}

    /**
     * An answer as it was.
     *
     * @param marks of its lines, so that it can be said where another answer begins to differ
     */
    record Read(String address, int status, String digest, String marks) {}

    /** All that is kept. */
    static List<Read> kept() throws IOException {
        List<String> reads =
                text(READS, false).stream().filter(line -> !line.startsWith("#")).toList();
        List<String> marks = text(LINES, true);
        if (marks.size() != reads.size()) {
            throw new IllegalStateException(LINES + " is of other addresses than " + READS + ".");
        }
        List<Read> kept = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            String[] columns = reads.get(i).split("\t");
            kept.add(new Read(columns[2], Integer.parseInt(columns[0]), columns[1], marks.get(i)));
        }
        return kept;
    }

    private static List<String> text(String file, boolean zipped) throws IOException {
        try (InputStream in = open(file);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        zipped ? new GZIPInputStream(in) : in,
                                        StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** A file that the code of before left. */
    static InputStream open(String file) {
        return Objects.requireNonNull(
                GoldenReads.class.getResourceAsStream(FOLDER + file), FOLDER + file);
    }

    /** Asks a ledger all of it, and tells each answer that is another now. */
    static List<String> differences(List<Read> kept, URI ledger) throws InterruptedException {
        List<String> all = new ArrayList<>();
        List<Answer> answers = ask(ledger, kept.stream().map(Read::address).toList());
        for (int i = 0; i < kept.size(); i++) {
            String difference = difference(kept.get(i), answers.get(i));
            if (difference != null) {
                all.add(difference);
            }
        }
        return all;
    }

    private static @Nullable String difference(Read kept, Answer now) {
        Read read = now.read();
        if (read.equals(kept)) {
            return null;
        }
        List<String> lines = lines(now.contents());
        int line = 0;
        while (line < lines.size()
                && kept.marks().startsWith(mark(lines.get(line)), line * MARK_LENGTH)) {
            line++;
        }
        return "%s: %s with %s lines, was %s with %s lines; %s"
                .formatted(
                        kept.address(),
                        read.status(),
                        lines.size(),
                        kept.status(),
                        kept.marks().length() / MARK_LENGTH,
                        line == lines.size()
                                ? "no line that is there differs"
                                : "line %s is now %s"
                                        .formatted(line + 1, shortened(lines.get(line))));
    }

    private static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** An answer, without what is of the moment at which it was given. */
    private record Answer(String address, int status, byte[] contents) {
        Read read() {
            StringBuilder marks = new StringBuilder();
            lines(contents).forEach(line -> marks.append(mark(line)));
            return new Read(address, status, Sha256.of(contents).hex(), marks.toString());
        }
    }

    private static List<Answer> ask(URI ledger, List<String> addresses)
            throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Answer>> asked =
                    addresses.stream()
                            .map(address -> threads.submit(() -> ask(http, ledger, address)))
                            .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : asked) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer ask(HttpClient http, URI ledger, String address)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(
                        HttpRequest.newBuilder(ledger.resolve(address)).build(),
                        BodyHandlers.ofByteArray());
        String type = response.headers().firstValue("Content-Type").orElse("");
        byte[] body = response.body();
        return new Answer(address, response.statusCode(), contents(address, type, body));
    }

    private static byte[] contents(String address, String type, byte[] body) throws IOException {
        if (type.endsWith("/pdf")) {
            return textOf(body);
        }
        if (type.contains("spreadsheetml")) {
            return cellsOf(body);
        }
        if (address.contains("/trace/")) {
            return withTiesInOrder(body);
        }
        if (type.contains("json")) {
            return withOneException(address, body);
        }
        return address.contains("/journal.hledger") ? withBalancesInOrder(body) : body;
    }

    /** Of two ties between the same things that came at once either may stand first. */
    private static byte[] withTiesInOrder(byte[] trace) {
        return TIES.matcher(new String(trace, StandardCharsets.UTF_8))
                .replaceAll(found -> {
                    List<String> ties = new ArrayList<>(List.of(found.group().split("(?<=}),")));
                    ties.sort(
                            Comparator.comparing((String tie) ->
                                            Long.parseLong(tie.replaceAll(".*:(\\d+)}$", "$1")))
                                    .thenComparing(Comparator.naturalOrder()));
                    return Matcher.quoteReplacement(String.join(",", ties));
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A fact had one exception or null, where it has a list now, and what became of a key did not
     * tell of it. What was recorded then has one at most, so that what was answered then follows
     * from what is answered now.
     */
    private static byte[] withOneException(String address, byte[] json) {
        String now = new String(json, StandardCharsets.UTF_8);
        String before =
                address.startsWith("/api/v1/commands/")
                        ? EXCEPTIONS_OF_A_KEY.matcher(now).replaceAll("")
                        : ONE_EXCEPTION.matcher(now).replaceAll("\"exception\":$1");
        return (HAVE_A_LIST.matcher(address).find()
                        ? before
                        : NO_EXCEPTION.matcher(before).replaceAll("\"exception\":null"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The balances at a journal's end, in which order nobody had said. */
    private static byte[] withBalancesInOrder(byte[] journal) {
        List<String> lines =
                new ArrayList<>(
                        List.of(new String(journal, StandardCharsets.UTF_8).split("\n", -1)));
        int first = lines.size();
        while (first > 0
                && (lines.get(first - 1).isEmpty() || lines.get(first - 1).contains(" 0 = "))) {
            first--;
        }
        Collections.sort(lines.subList(first, lines.size()));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            return stripper.getText(document).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What a workbook holds, its properties excepted. */
    private static byte[] cellsOf(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        // Sizes stand in the directory alone: a stream of it cannot be read.
        Path file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(file, workbook);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry part : Collections.list(zip.entries())) {
                    if (part.getName().startsWith("xl/")) {
                        parts.put(part.getName(), zip.getInputStream(part).readAllBytes());
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            all.writeBytes((part.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(part.getValue());
            all.write('\n');
        }
        return all.toByteArray();
    }

    private static List<String> lines(byte[] contents) {
        return List.of(new String(contents, StandardCharsets.UTF_8).split(ENDS, -1));
    }

    private static String mark(String line) {
        CRC32 sum = new CRC32();
        sum.update(line.getBytes(StandardCharsets.UTF_8));
        return Integer.toString((int) (sum.getValue() % MARKS) + MARKS, 36).substring(1);
    }

    /**
     * Asks a running ledger, and keeps what it answers.
     *
     * @param arguments its address, a file with the addresses to ask, the folder to write into
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[2]);
        List<Answer> answers =
                ask(URI.create(arguments[0]), Files.readAllLines(Path.of(arguments[1])));
        try (PrintStream reads =
                        new PrintStream(
                                Files.newOutputStream(folder.resolve(READS)),
                                false,
                                StandardCharsets.UTF_8);
                PrintStream marks =
                        new PrintStream(
                                new GZIPOutputStream(Files.newOutputStream(folder.resolve(LINES))),
                                false,
                                StandardCharsets.UTF_8)) {
            for (Answer answer : answers) {
                Read read = answer.read();
                reads.print("%s\t%s\t%s\n".formatted(read.status(), read.digest(), read.address()));
                marks.print(read.marks() + "\n");
            }
        }
    }
}
