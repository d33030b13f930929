package org.iioe.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.VerifyLedgerProgram;
import org.iioe.ledger.audit.VerifyLedgerProgram.Result;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

/**
 * Somebody has a pack in hand before the auditor gets it, and everything that is under no signature
 * is theirs to write. Whatever they do, the auditor's program does not call it good, and runs
 * nothing of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedPackTest {
    private static final int BAD = 1;
    private static final int NOT_LOOKED = 2;
    private static final int NOT_PROVEN = 4;
    private static final String RECEIVED = "CNY 10,000,000.00";

    @TempDir private Path folder;

    private final VerifyLedgerProgram verify = VerifyLedgerProgram.compile();
    private Pack pack;
    private String key;
    private int number;

    @BeforeAll
    void export() throws Exception {
        try (TestLedger ledger = TestLedger.empty("ledger.founding-record=iioe");
                HttpClient http = HttpClient.newHttpClient()) {
            ledger.awaitSigned();
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            ledger.address("/api/v1/exports/evidence-pack.zip"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            pack = Pack.of(answer.body());
            key = ledger.get("/api/v1/log/key").response().body().strip();
        }
    }

    private Result verify(byte[] zip) throws IOException {
        return verify(Files.write(folder.resolve("forged-" + number++ + ".zip"), zip));
    }

    private Result verify(Path source) {
        return verify.run("--key", key, source.toString());
    }

    private static void is(Result result, int exit, String told) {
        assertThat(result.exit()).as(result.output()).isEqualTo(exit);
        assertThat(result.output()).contains(told).doesNotContain("GOOD");
    }

    private byte[] replaced(String file, String what, String by) {
        String text = pack.text(file);
        assertThat(text).as(file).contains(what);
        return text.replaceFirst(Pattern.quote(what), by).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_nobody_touched_holds_and_what_is_not_derived_is_named() throws IOException {
        is(verify(pack.zip()), NOT_PROVEN, "tables/members.csv");
        assertThat(verify(pack.zip()).output()).contains("33 tables derived from the entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.html | " + RECEIVED + " | CNY 90,000,000.00 | BAD REPORT_DIFFERS",
                "report.html | <h2>Suspense | <h2>All is well</h2><h2>Suspense | BAD"
                        + " REPORT_DIFFERS",
                "report.html | <td>Position</td><td>2 | <td>Position</td><td>3 | BAD"
                        + " REPORT_DIFFERS",
                "tables/figures.csv | 10000000.00 | 90000000.00 | BAD TABLE_DIFFERS:"
                        + " tables/figures.csv, row ",
                "tables/trial-balance.csv | 10000000.00 | 90000000.00 | BAD TABLE_DIFFERS",
                "tables/postings.csv | 10000000.00 | 90000000.00 | BAD TABLE_DIFFERS",
                "tables/receipts.csv | 10000000.00 | 90000000.00 | BAD TABLE_DIFFERS",
                "tables/funds.csv | CNY | EUR | BAD TABLE_DIFFERS",
                "tables/trail.csv | founding-record | somebody-else | BAD TABLE_DIFFERS:"
                        + " tables/trail.csv, row 2: actor is",
                "datapackage.json | @276 | @277 | BAD DESCRIPTION_DIFFERS",
            })
    void a_figure_altered_and_all_sums_made_anew(String file, String was, String is, String told)
            throws IOException {
        is(verify(pack.with(file, replaced(file, was, is)).zip()), BAD, told);
    }

    /** Nothing is derived for these: nobody is told that they are right. */
    @ParameterizedTest
    @CsvSource({"report.html,To verify it,Do not verify it", "tables/members.csv,Huawei,Nobody"})
    void what_is_not_derived_is_never_good(String file, String was, String is) throws IOException {
        is(verify(pack.with(file, replaced(file, was, is)).zip()), NOT_PROVEN, "NOT PROVEN: ");
    }

    @Test
    void a_row_taken_away_or_added_and_a_table_or_the_report_left_out() throws IOException {
        String trail = pack.text("tables/trail.csv");
        String last = trail.substring(trail.lastIndexOf("\r\n", trail.length() - 3) + 2);
        byte[] less = trail.replace(last, "").getBytes(StandardCharsets.UTF_8);
        byte[] more = (trail + last).getBytes(StandardCharsets.UTF_8);
        is(verify(pack.with("tables/trail.csv", less).zip()), BAD, "BAD TABLE_DIFFERS");
        is(verify(pack.with("tables/trail.csv", more).zip()), BAD, "BAD TABLE_DIFFERS");
        for (String file : List.of("tables/figures.csv", "report.html")) {
            is(verify(pack.with(file, null).zip()), BAD, file + ", which belongs to every pack");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables/more.csv", "documents/readme.txt", "run.sh", "log/entries.bak"})
    void a_file_that_is_not_listed(String file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(pack.files());
        files.put(file, new byte[] {'a'});
        String told = file.equals("tables/more.csv") ? "BAD FILE_NOT_LISTED" : "BAD NAME_REFUSED";
        is(verify(Pack.zipped(files)), BAD, told);
        Path unpacked = new Pack(new byte[0], files).unpack(folder.resolve("listed-" + number++));
        is(verify(unpacked), BAD, told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out",
                "/etc/out",
                "tables/../../out",
                "tables\\out.csv",
                "C:out",
                "tables//a.csv",
                "tables/./a.csv",
                "META-INF/services/com.sun.source.util.Plugin"
            })
    void a_path_out_of_the_pack_or_to_where_java_looks(String file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(pack.files());
        files.put(file, new byte[] {'a'});
        is(verify(Pack.zipped(files)), BAD, "BAD NAME_REFUSED");
    }

    /** The true pack lies in one folder, and in another what the reader opens. */
    @Test
    void a_decoy_beside_the_root() throws IOException {
        Map<String, byte[]> inFolder = new LinkedHashMap<>();
        pack.files().forEach((file, bytes) -> inFolder.put("evidence-pack/" + file, bytes));
        is(verify(Pack.zipped(inFolder)), NOT_PROVEN, "NOT PROVEN: the entries hold");
        for (String decoy : List.of("a-decoy/", "z/decoy/", "")) {
            for (Map<String, byte[]> first : List.of(pack.files(), Map.<String, byte[]>of())) {
                Map<String, byte[]> files = new LinkedHashMap<>();
                first.forEach((file, bytes) -> files.put(decoy + file, bytes));
                files.putAll(inFolder);
                pack.files().forEach((file, bytes) -> files.put(decoy + file, bytes));
                files.put(decoy + "report.html", replaced("report.html", RECEIVED, "CNY 0.00"));
                is(verify(Pack.zipped(files)), BAD, "BAD ROOT_DOUBLED");
            }
        }
        Path unpacked = pack.unpack(folder.resolve("decoy-within"));
        pack.unpack(unpacked.resolve("tables"));
        is(verify(unpacked), BAD, "BAD ROOT_DOUBLED");
    }

    /** Of two files of one name one reader takes the first, and another the last. */
    @Test
    void a_name_that_is_there_twice() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(pack.files());
        files.put("report.htmX", replaced("report.html", RECEIVED, "CNY 0.00"));
        byte[] zip = Pack.zipped(files);
        is(verify(renamed(zip, "report.htmX", "report.html")), BAD, "BAD NAME_DOUBLED");
        for (String other : List.of("Report.html", "report\uFF0Ehtml", "TABLES/figures.csv")) {
            Map<String, byte[]> like = new LinkedHashMap<>(pack.files());
            like.put(other, new byte[] {'a'});
            is(verify(Pack.zipped(like)), BAD, "BAD NAME_DOUBLED");
        }
        String digest = "a".repeat(64);
        files.remove("report.htmX");
        files.put("documents/" + digest + ".pdf", new byte[] {'a'});
        files.put("documents/" + digest + ".bin", new byte[] {'b'});
        is(verify(Pack.zipped(files)), BAD, "BAD NAME_DOUBLED");
    }

    private static byte[] renamed(byte[] zip, String from, String to) {
        return new String(zip, StandardCharsets.ISO_8859_1)
                .replace(from, to)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What the directory says, and what one finds who reads a zip from front to back. */
    @Test
    void a_zip_in_which_readers_find_different_files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(pack.files());
        files.put("tables/zzz.csv", new byte[] {'a'});
        byte[] zip = Pack.zipped(files);
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        int directory = text.lastIndexOf("tables/zzz.csv");
        byte[] other = zip.clone();
        other[directory] = 'T';
        is(verify(other), BAD, "BAD ARCHIVE_REFUSED");
        is(verify(joined(zip, new byte[] {0})), BAD, "BAD ARCHIVE_REFUSED");
        is(verify(joined(new byte[] {0}, zip)), BAD, "BAD ARCHIVE_REFUSED");
        is(verify(joined(zip, pack.zip())), BAD, "BAD ARCHIVE_REFUSED");
        ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putInt(directory - 8, 0120777 << 16);
        other[directory] = 't';
        other[directory - 46 + 5] = 3;
        is(verify(other), BAD, "BAD NAME_REFUSED: tables/zzz.csv: it is a link");
    }

    private static byte[] joined(byte[] one, byte[] two) {
        return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
    }

    @Test
    void a_link_in_a_folder() throws IOException {
        Path unpacked = pack.unpack(folder.resolve("linked"));
        Path report = unpacked.resolve("report.html");
        Path elsewhere = Files.move(report, folder.resolve("report.html"));
        Files.createSymbolicLink(report, elsewhere);
        is(verify(unpacked), BAD, "BAD NAME_REFUSED: report.html: it is a link");
    }

    /** Packs once carried a program, and said: go there and run it. */
    @Test
    void nothing_of_a_pack_is_run_by_the_documented_call() throws Exception {
        Path unpacked = pack.unpack(folder.resolve("with-a-plug-in"));
        Path ran = folder.resolve("the-plug-in-ran");
        plugIn(unpacked, ran);
        Path own = Files.createDirectory(folder.resolve("own"));
        Path program = Path.of("../ops/verify/VerifyLedger.java");
        Files.copy(program, own.resolve("VerifyLedger.java"));
        Result told = run(own, documented(pack.text("report.html"), unpacked));
        is(told, BAD, "BAD NAME_REFUSED: META-INF/services/com.sun.source.util.Plugin");
        assertThat(ran).doesNotExist();
        assertThat(Files.readString(Path.of("../ops/verify/README.md")))
                .contains("java -cp none VerifyLedger.java");

        // That the plug-in is one: called as it once was, Java runs it, and the program says so.
        Files.copy(program, unpacked.resolve("VerifyLedger.java"));
        Result within = run(unpacked, List.of("VerifyLedger.java", "."));
        is(within, NOT_LOOKED, "lies in a pack, and Java may have run what lies there");
        assertThat(ran).exists();
    }

    /** The call that the report names, on another pack. */
    private List<String> documented(String report, Path other) {
        var call = Pattern.compile("<pre>java ([^<]*)</pre>").matcher(report);
        assertThat(call.find()).isTrue();
        List<String> words = new ArrayList<>(List.of(call.group(1).split(" ")));
        words.replaceAll(word ->
                word.equals("KEY") ? key : word.startsWith("PATH/") ? other.toString() : word);
        assertThat(words).contains(key, other.toString());
        return words;
    }

    private static void plugIn(Path into, Path ran) throws IOException {
        Path source = into.resolve("PlugIn.java");
        Files.writeString(
                source,
                """
                public class PlugIn implements com.sun.source.util.Plugin {
                    public String getName() { return "plug-in"; }
                    public boolean autoStart() { return true; }
                    public void init(com.sun.source.util.JavacTask task, String... arguments) {
                        try {
                            java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "ran");
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                }
                """
                        .formatted(ran));
        String[] arguments = {"-proc:none", "-d", into.toString(), source.toString()};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        Path services = Files.createDirectories(into.resolve("META-INF/services"));
        Files.writeString(services.resolve("com.sun.source.util.Plugin"), "PlugIn\n");
    }

    private static Result run(Path in, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().remove("CLASSPATH");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), said);
    }
}
