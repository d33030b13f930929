import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Verifies a ledger without trusting its server. One file, no library but the JDK's (17 or newer):
 *
 * <pre>
 * java -cp none VerifyLedger.java [options] SOURCE
 *
 * SOURCE
 *   evidence-pack.zip, or a folder   entries, checkpoints, key, documents and tables as they were exported;
 *                                    called from a folder of your own, in which this file lies alone
 *   a folder or address of tiles     any log as c2sp.org/tlog-tiles has it
 *   http://127.0.0.1:8080            a running ledger
 *   jdbc:postgresql://host/database  a ledger's database; the driver on the class path:
 *                                    java -cp postgresql.jar VerifyLedger.java jdbc:…
 *                                    user and password from the address, or PGUSER and PGPASSWORD
 * OPTIONS
 *   --key VKEY|FILE         a public key that you trust, or a file of them (again for more)
 *   --checkpoint FILE|DIR   checkpoints that you kept: what was signed then must still hold (again for more)
 *   --receipt FILE          a receipt (.tlog-proof) to check, of --entry FILE or of SOURCE's entry
 *   --entry FILE            the entry that the receipt is of
 *   --threads N             as many as the machine has, when left out
 *   --quiet                 no progress
 * </pre>
 *
 * It derives every leaf and every root anew (RFC 6962 section 2), checks the signatures, and that
 * each checkpoint's root is that of the first so many entries: then each later checkpoint goes on
 * from each earlier one. What a decision says that it rests on must stand before it. A log that was
 * continued under a new origin, since what was signed was lost, is followed through its names.
 *
 * <p>Of a pack it takes exactly the files that belong there, by their names, and runs nothing of it.
 * Documents are digested anew, the other files compared with SHA256SUMS and datapackage.json. Those
 * are under no signature: the trail, the double entry of money and the figures that follow from it are
 * derived from the entries and compared, in the tables and in report.html. What it does not derive it
 * names, and never calls good.
 *
 * <p>It ends with 0 when all holds; with 1 and the first position that fails when something does not;
 * with 2 when it could not look; with 3 when all that is there holds and a checkpoint that you kept
 * covers positions that the log says are lost; with 4 when the entries hold and a pack has files
 * that are not derived from them, which therefore prove nothing.
 */
public final class VerifyLedger {
    private static final int TILE = 256;
    private static final int MOST_SHOWN = 20;

    private VerifyLedger() {}

    public static void main(String[] arguments) {
        // Tiles are named and figures told alike in every country.
        Locale.setDefault(Locale.ROOT);
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** The program, for whoever calls it from a program. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(arguments);
            if (options.receipt != null && options.source == null) {
                return receiptAlone(options, out);
            }
            Report report = new Report(out, options.quiet ? null : err);
            try (Source source = open(options)) {
                new Verification(options, source, report).run();
            }
            return report.print();
        } catch (Unreadable e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException | SQLException e) {
            err.println("It could not be read: " + e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted; nothing is known.");
            return 2;
        }
    }

    // ---------------------------------------------------------------- what is found

    /** What can be wrong, the most telling first. */
    enum Code {
        ENTRY_MALFORMED("the entry is not what this ledger writes"),
        POSITION_MISSING("there is no entry at the position"),
        POSITION_DOUBLED("there are several entries at the position"),
        EVENT_MISSING("the sealed entry's event is not in the event store"),
        EVENT_DOUBLED("the event is there more than once"),
        EVENT_DIFFERS("the event in the store is not the one that was sealed"),
        LEAF_HASH_DIFFERS("the entry's hash is not the one that is kept"),
        COLUMN_DIFFERS("what stands beside the entry is not what the entry says"),
        SEQUENCE_BROKEN("a stream's numbers do not run 0, 1, 2 in the log's order"),
        TILE_DIFFERS("a tile's hash is not the one derived from the entries"),
        NODE_DIFFERS("a kept node is not the one derived from the entries"),
        NODE_MISSING("a node is not kept"),
        NODE_EXTRA("a node is kept that no entries make"),
        ROOT_DIFFERS("history is not what was signed"),
        BEYOND_THE_LOG("more was signed than there is: the log was cut, or put back to an older copy"),
        CHECKPOINT_MALFORMED("this is no checkpoint"),
        CHECKPOINT_COLUMN_DIFFERS("what stands beside the checkpoint is not what it says"),
        CHECKPOINT_MISSING("a checkpoint that was signed is not kept"),
        OTHER_LOG("the checkpoint is of another log"),
        CONTINUATION_INVALID("the entry that continues the log does not say rightly what it goes on from"),
        SIGNATURE_INVALID("no trusted key signed the checkpoint"),
        COSIGNATURE_INVALID("a witness's signature does not hold"),
        STATE_DIFFERS("the sealer's own state is not the log's"),
        EVENT_NOT_SEALED("an event is in the store and was never sealed"),
        RECEIPT_INVALID("the receipt does not prove the entry"),
        BASIS_MISSING("what the decision says that it rests on does not stand before it"),
        CONSISTENCY_INVALID("the later checkpoint does not go on from these entries"),
        NOT_COVERED("nothing that was signed covers the entry"),
        DOCUMENT_DIFFERS("the document is not the one whose digest is its name"),
        DOCUMENT_NOT_NAMED("no entry names the document"),
        DOCUMENT_MISSING("a document that the pack lists is not in it"),
        ARCHIVE_REFUSED("one reader of zips would find other files in it than another"),
        ROOT_DOUBLED("a pack has one root, and one log"),
        NAME_DOUBLED("two files of the pack have this name, or one that somebody could take for it"),
        NAME_REFUSED("no file of a pack has this name, or is of this kind"),
        FILE_NOT_LISTED("the pack does not list the file"),
        FILE_DIFFERS("the file is not the one that was exported"),
        DESCRIPTION_DIFFERS("the pack's description says something else than the entries"),
        TABLE_DIFFERS("the table says something else than the entries"),
        REPORT_DIFFERS("the report says something else than the entries");

        final String meaning;

        Code(String meaning) {
            this.meaning = meaning;
        }
    }

    /** Something wrong, at the first position that it concerns; at none where it concerns no entry. */
    private record Failure(Code code, long position, String text) {
        static final long NOWHERE = Long.MAX_VALUE;

        String where() {
            return position == NOWHERE ? "" : " position " + position;
        }
    }

    /** What was checked, and what came of it. */
    private static final class Report {
        private final PrintStream out;
        private final PrintStream progress;
        private final Map<String, Long> checked = new LinkedHashMap<>();
        private final List<String> notChecked = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private final List<String> continued = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private final List<String> notProven = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final long began = System.nanoTime();
        private String good = "";
        private boolean isRead;
        private long entries;
        private long lastShown;

        Report(PrintStream out, PrintStream progress) {
            this.out = out;
            this.progress = progress;
        }

        void checked(String what, long count) {
            checked.merge(what, count, Long::sum);
        }

        void notChecked(String what) {
            notChecked.remove(what);
            notChecked.add(what);
        }

        void fail(Code code, long position, String text) {
            failures.add(new Failure(code, position, text));
        }

        void continued(String how) {
            continued.add(how);
        }

        /** That a checkpoint which was kept covers what the log says is lost. */
        void lost(String what) {
            lost.add(what);
        }

        /** What a pack has and the entries do not prove. */
        void notProven(String what) {
            notProven.add(what);
        }

        /** What a reader should know, and is no sign of an alteration. */
        void remark(String what) {
            remarks.add(what);
        }

        /** Whether something fails in the log itself, and not beside it. */
        boolean hasFailed() {
            return failures.stream().anyMatch(failure -> failure.position() != Failure.NOWHERE);
        }

        /** The first failure at a position of a range that is about an entry itself. */
        long firstFailureIn(long from, long until) {
            return failures.stream()
                    .filter(f -> f.code().compareTo(Code.TILE_DIFFERS) < 0)
                    .mapToLong(Failure::position)
                    .filter(p -> p >= from && p < until)
                    .min()
                    .orElse(-1);
        }

        void progress(long done, long of) {
            long now = System.nanoTime();
            if (progress != null && now - lastShown > 1_000_000_000L) {
                lastShown = now;
                double seconds = (now - began) / 1e9;
                progress.printf(
                        Locale.ROOT,
                        "%,d entries%s, %,.0f a second%n",
                        done,
                        of > 0 ? " (" + 100 * done / of + " %)" : "",
                        done / seconds);
            }
        }

        int print() {
            out.println("Checked:");
            checked.forEach((what, count) -> out.printf(Locale.ROOT, "  %,d %s%n", count, what));
            double seconds = (System.nanoTime() - began) / 1e9;
            out.printf(Locale.ROOT, "  in %.1f s, %,.0f entries a second%n", seconds, entries / seconds);
            out.println("Not checked, or not to be shown by any proof:");
            notChecked.forEach(what -> out.println("  " + what));
            out.println("  whether an entry is true, and whether something was never entered");
            remarks.forEach(out::println);
            continued.forEach(how -> out.println("CONTINUED: " + how));
            lost.forEach(what -> out.println("LOST: " + what));
            notProven.forEach(what -> out.println("NOT PROVEN: " + what));
            if (failures.isEmpty() && lost.isEmpty() && !notProven.isEmpty()) {
                out.println("NOT PROVEN: the entries hold (" + good + "), and what is named above is not proven by them: do not rely on it.");
                return 4;
            }
            if (failures.isEmpty() && lost.isEmpty()) {
                out.println("GOOD: " + good);
                return 0;
            }
            if (failures.isEmpty()) {
                out.println("LOST: what is there holds (" + good + "), and these positions, which were signed, are not there.");
                return 3;
            }
            failures.sort(Comparator.comparingLong(Failure::position).thenComparing(Failure::code));
            failures.stream()
                    .limit(MOST_SHOWN)
                    .forEach(f ->
                            out.printf(
                                    "BAD %s%s: %s; %s%n", f.code(), f.where(), f.text(), f.code().meaning));
            if (failures.size() > MOST_SHOWN) {
                out.printf("and %d more.%n", failures.size() - MOST_SHOWN);
            }
            Failure first = failures.get(0);
            if (!isRead) {
                out.printf("BAD: this is no pack that can be trusted, and nothing in it was looked at (%s).%n", first.code());
            } else if (first.position() == Failure.NOWHERE) {
                out.printf("BAD: the entries hold, and what lies beside them does not (%s).%n", first.code());
            } else {
                out.printf("BAD: the first position that fails is %d (%s).%n", first.position(), first.code());
            }
            return 1;
        }
    }

    /** The source, or what the caller said, cannot be used: the reason in a sentence. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    // ---------------------------------------------------------------- what is asked for

    private static final class Options {
        final List<Key> keys = new ArrayList<>();
        final List<Note> earlier = new ArrayList<>();
        final List<String> malformed = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();
        boolean quiet;
        Path receipt;
        Path entry;
        String source;

        static Options parse(List<String> arguments) throws IOException {
            Options options = new Options();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                switch (argument) {
                    case "--key" -> options.key(value(arguments, ++i));
                    case "--checkpoint" -> options.checkpoints(Path.of(value(arguments, ++i)));
                    case "--receipt" -> options.receipt = Path.of(value(arguments, ++i));
                    case "--entry" -> options.entry = Path.of(value(arguments, ++i));
                    case "--threads" -> options.threads = threads(value(arguments, ++i));
                    case "--quiet" -> options.quiet = true;
                    default -> {
                        if (argument.startsWith("-") || options.source != null) {
                            throw new Unreadable(
                                    "\"" + argument + "\" is not understood. " + USAGE);
                        }
                        options.source = argument;
                    }
                }
            }
            if (options.source == null && (options.receipt == null || options.entry == null)) {
                throw new Unreadable(USAGE);
            }
            return options;
        }

        private static final String USAGE =
                "Usage: java VerifyLedger.java [--key VKEY|FILE] [--checkpoint FILE|DIR] [--receipt FILE]"
                        + " [--entry FILE] [--threads N] [--quiet] SOURCE, where SOURCE is an evidence"
                        + " pack, a folder or address of tiles, a running ledger's address, or jdbc:…";

        private static String value(List<String> arguments, int at) {
            if (at >= arguments.size()) {
                throw new Unreadable("\"" + arguments.get(at - 1) + "\" asks for a value. " + USAGE);
            }
            return arguments.get(at);
        }

        private static int threads(String text) {
            if (!text.matches("[1-9][0-9]{0,2}")) {
                throw new Unreadable("--threads is a number from 1.");
            }
            return Integer.parseInt(text);
        }

        private void key(String text) throws IOException {
            String lines = text;
            if (!text.contains("+")) {
                Path file = Path.of(text);
                if (!Files.isRegularFile(file)) {
                    throw new Unreadable("There is no key and no file " + text + ".");
                }
                lines = Files.readString(file);
            }
            for (String line : lines.strip().split("\\R")) {
                if (!line.isBlank()) {
                    keys.add(Key.parse(line.strip()));
                }
            }
        }

        private void checkpoints(Path path) throws IOException {
            if (!Files.exists(path)) {
                throw new Unreadable("There is no checkpoint " + path + ".");
            }
            List<Path> files = new ArrayList<>();
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(Files::isRegularFile)
                        .filter(f -> f.equals(path) || f.toString().endsWith("checkpoint"))
                        .sorted()
                        .forEach(files::add);
            }
            if (files.isEmpty()) {
                throw new Unreadable("There is no checkpoint below " + path + ".");
            }
            for (Path file : files) {
                try {
                    earlier.add(Note.parse(Files.readString(file), "the checkpoint " + file.getFileName()));
                } catch (IllegalArgumentException e) {
                    malformed.add(file.getFileName() + ": " + e.getMessage());
                }
            }
        }
    }

    // ---------------------------------------------------------------- hashes and signatures

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] leaf(MessageDigest digest, byte[] bytes, int from, int length) {
        digest.update((byte) 0);
        digest.update(bytes, from, length);
        return digest.digest();
    }

    private static byte[] node(MessageDigest digest, byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    private static String hex(MessageDigest digest, InputStream in) throws IOException {
        byte[] part = new byte[1 << 16];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            digest.update(part, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The right edge of the growing tree: the roots of its perfect subtrees, largest first. */
    private static final class Frontier {
        private final MessageDigest digest = sha256();
        private final ArrayDeque<byte[]> peaks = new ArrayDeque<>();
        private long size;

        interface Completed {
            void subtree(int height, long index, byte[] hash);
        }

        void append(byte[] leaf, Completed completed) {
            byte[] hash = leaf;
            int height = 0;
            for (long rest = size; (rest & 1) == 1; rest >>= 1) {
                hash = node(digest, peaks.removeLast(), hash);
                height++;
                completed.subtree(height, size >> height, hash);
            }
            peaks.addLast(hash);
            size++;
        }

        byte[] root() {
            byte[] root = null;
            for (var smallestFirst = peaks.descendingIterator(); smallestFirst.hasNext(); ) {
                byte[] peak = smallestFirst.next();
                root = root == null ? peak : node(digest, peak, root);
            }
            return root == null ? digest.digest() : root;
        }

        byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            peaks.forEach(all::writeBytes);
            return all.toByteArray();
        }
    }

    /** A public Ed25519 key as a vkey: name+hex(id)+base64(type, key). */
    private record Key(String text, String name, byte type, byte[] id, PublicKey key) {
        private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
        static final byte NOTE = 1;
        static final byte COSIGNATURE = 4;

        static Key parse(String vkey) {
            String[] parts = vkey.split("\\+", 3);
            try {
                byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
                if (typed.length == 33 && (typed[0] == NOTE || typed[0] == COSIGNATURE)) {
                    MessageDigest digest = sha256();
                    digest.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
                    byte[] id = Arrays.copyOf(digest.digest(typed), 4);
                    if (HexFormat.of().formatHex(id).equals(parts[1])) {
                        byte[] encoded = Arrays.copyOf(X509, X509.length + 32);
                        System.arraycopy(typed, 1, encoded, X509.length, 32);
                        return new Key(
                                vkey,
                                parts[0],
                                typed[0],
                                id,
                                KeyFactory.getInstance("Ed25519")
                                        .generatePublic(new X509EncodedKeySpec(encoded)));
                    }
                }
            } catch (IllegalArgumentException | GeneralSecurityException e) {
                // Said below.
            }
            throw new Unreadable("This is no vkey of an Ed25519 key: " + vkey);
        }

        /** Whether a signature is of this key and holds. Others are none of its business. */
        boolean signed(Note note, Sig signature) {
            if (!signature.name().equals(name) || !Arrays.equals(signature.keyId(), id)) {
                return false;
            }
            byte[] bytes = signature.bytes();
            byte[] message = note.text().getBytes(StandardCharsets.UTF_8);
            if (type == COSIGNATURE) {
                if (bytes.length != 72) {
                    return false;
                }
                String head = "cosignature/v1\ntime " + ByteBuffer.wrap(bytes).getLong() + "\n";
                message = (head + note.text()).getBytes(StandardCharsets.UTF_8);
                bytes = Arrays.copyOfRange(bytes, 8, bytes.length);
            }
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(message);
                return check.verify(bytes);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    private record Sig(String name, byte[] keyId, byte[] bytes) {
        static Sig parse(String line) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith("\u2014 ") || space < 3) {
                throw new IllegalArgumentException("no signature's line: " + line);
            }
            byte[] both = Base64.getDecoder().decode(line.substring(space + 1));
            if (both.length <= 4) {
                throw new IllegalArgumentException("a signature without its key's id");
            }
            return new Sig(line.substring(2, space), Arrays.copyOf(both, 4), Arrays.copyOfRange(both, 4, both.length));
        }
    }

    /** A checkpoint as it was signed. */
    private record Note(String text, String origin, long size, byte[] root, List<Sig> signatures, String where) {
        static Note parse(String note, String where) {
            int end = note.lastIndexOf("\n\n");
            if (end < 0) {
                throw new IllegalArgumentException("no blank line before signatures");
            }
            String text = note.substring(0, end + 1);
            String[] lines = text.split("\n", -1);
            if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
                throw new IllegalArgumentException("not an origin, a size and a root");
            }
            byte[] root = Base64.getDecoder().decode(lines[2]);
            if (root.length != 32) {
                throw new IllegalArgumentException("a root has 32 bytes");
            }
            List<Sig> signatures = new ArrayList<>();
            for (String line : note.substring(end + 2).split("\n")) {
                if (!line.isEmpty()) {
                    signatures.add(Sig.parse(line));
                }
            }
            return new Note(text, lines[0], Long.parseLong(lines[1]), root, signatures, where);
        }
    }

    /**
     * A checkpoint over more entries than there are, and the proof that it goes on from them: the
     * line "old N", hashes, a blank line and the checkpoint, as witnesses are asked (C2SP tlog-witness).
     */
    private record Later(long size, List<byte[]> path, Note note) {
        static Later parse(String text) {
            int blank = text.indexOf("\n\n");
            List<String> lines = new ArrayList<>(List.of(text.substring(0, Math.max(0, blank)).split("\n")));
            if (blank < 0 || !lines.get(0).matches("old (0|[1-9][0-9]{0,17})")) {
                throw new IllegalArgumentException("not a size, hashes and a checkpoint");
            }
            long size = Long.parseLong(lines.remove(0).substring("old ".length()));
            List<byte[]> path = new ArrayList<>();
            lines.forEach(line -> path.add(Base64.getDecoder().decode(line)));
            return new Later(size, path, Note.parse(text.substring(blank + 2), "the later checkpoint"));
        }

        /** RFC 9162 section 2.1.4.2. */
        boolean goesOnFrom(byte[] root) {
            if (size < 1 || size >= note.size() || path.stream().anyMatch(hash -> hash.length != 32)) {
                return false;
            }
            ArrayDeque<byte[]> rest = new ArrayDeque<>(path);
            if (Long.bitCount(size) == 1) {
                rest.addFirst(root);
            }
            if (rest.isEmpty()) {
                return false;
            }
            MessageDigest digest = sha256();
            long first = size - 1;
            long second = note.size() - 1;
            while ((first & 1) == 1) {
                first >>= 1;
                second >>= 1;
            }
            byte[] earlier = rest.remove();
            byte[] later = earlier;
            for (byte[] hash : rest) {
                if (second == 0) {
                    return false;
                }
                if ((first & 1) == 1 || first == second) {
                    earlier = node(digest, hash, earlier);
                    later = node(digest, hash, later);
                    while ((first & 1) == 0 && first != 0) {
                        first >>= 1;
                        second >>= 1;
                    }
                } else {
                    later = node(digest, later, hash);
                }
                first >>= 1;
                second >>= 1;
            }
            return second == 0 && Arrays.equals(earlier, root) && Arrays.equals(later, note.root());
        }
    }

    // ---------------------------------------------------------------- the entries' own form

    /** What the log's order has to agree with, read out of an entry; or why it is malformed. */
    private static final class Facts {
        String malformed;
        int sourceFrom;
        int sourceUntil;
        boolean continues;
        /** Which command made it, and what that says that it rests on: "charter@0 members@22". */
        long command;
        int basisFrom;
        int basisUntil;
        long idHigh;
        long idLow;
        long subjectHigh;
        long subjectLow;
        long sequence;
    }

    /** Reads an entry as this ledger writes it: fixed attributes in a fixed order, no line breaks. */
    private static final class Scanner {
        private static final byte[] BEGIN = ascii("{\"specversion\":\"1.0\"");
        private static final byte[] ID = head("id");
        private static final byte[] SOURCE = head("source");
        private static final byte[] TYPE = head("type");
        private static final byte[] SUBJECT = head("subject");
        private static final byte[] TIME = head("time");
        private static final byte[] REVISION = head("revision");
        private static final byte[] SEQUENCE = head("sequence");
        private static final byte[] AGGREGATE_TYPE = head("aggregatetype");
        private static final byte[] CONTENT_TYPE = head("datacontenttype");
        private static final byte[] DATA = head("data");
        private static final byte[] BASIS = ascii("basis");
        private static final byte[] COMMAND_ID = ascii("commandid");
        private static final byte[] CONTINUED = ascii("org.iioe.ledger.audit.OriginContinued");
        private final byte[] bytes;
        private final int end;
        private int at;

        Scanner(byte[] bytes, int from, int length) {
            this.bytes = bytes;
            this.at = from;
            this.end = from + length;
        }

        static boolean isOurs(byte[] bytes, int from, int length) {
            return length > BEGIN.length
                    && Arrays.equals(bytes, from, from + BEGIN.length, BEGIN, 0, BEGIN.length);
        }

        Facts facts() {
            Facts facts = new Facts();
            try {
                expect(BEGIN);
                int id = value(ID);
                facts.idHigh = hash(id, at - 1, 0x9E3779B97F4A7C15L);
                facts.idLow = hash(id, at - 1, 0xC2B2AE3D27D4EB4FL);
                facts.sourceFrom = value(SOURCE);
                facts.sourceUntil = at - 1;
                int type = value(TYPE);
                facts.continues = Arrays.equals(bytes, type, at - 1, CONTINUED, 0, CONTINUED.length);
                int subject = value(SUBJECT);
                facts.subjectHigh = hash(subject, at - 1, 0x9E3779B97F4A7C15L);
                facts.subjectLow = hash(subject, at - 1, 0xC2B2AE3D27D4EB4FL);
                value(TIME);
                if (next(REVISION)) {
                    value(REVISION);
                }
                int sequence = value(SEQUENCE);
                facts.sequence = number(sequence, at - 1);
                if (next(AGGREGATE_TYPE)) {
                    value(AGGREGATE_TYPE);
                }
                value(CONTENT_TYPE);
                name(DATA);
                skipValue();
                while (bytes[at] == ',') {
                    at += 2;
                    int name = at;
                    skipString();
                    int nameEnd = at - 1;
                    expect((byte) ':');
                    expect((byte) '"');
                    int value = at;
                    skipString();
                    if (Arrays.equals(bytes, name, nameEnd, BASIS, 0, BASIS.length)) {
                        facts.basisFrom = value;
                        facts.basisUntil = at - 1;
                    } else if (Arrays.equals(bytes, name, nameEnd, COMMAND_ID, 0, COMMAND_ID.length)) {
                        facts.command = hash(value, at - 1, 0x9E3779B97F4A7C15L) >>> 2;
                    }
                }
                expect((byte) '}');
                if (at != end) {
                    throw new IllegalArgumentException("something follows it");
                }
            } catch (IllegalArgumentException e) {
                facts.malformed = e.getMessage();
            } catch (ArrayIndexOutOfBoundsException e) {
                facts.malformed = "it ends too early";
            }
            return facts;
        }

        private boolean next(byte[] head) {
            return end - at > head.length
                    && Arrays.equals(bytes, at, at + head.length, head, 0, head.length);
        }

        private void name(byte[] head) {
            if (!next(head)) {
                String name = new String(head, 2, head.length - 4, StandardCharsets.US_ASCII);
                throw new IllegalArgumentException("the attribute " + name + " is not where it belongs");
            }
            at += head.length;
        }

        /** Passes over an attribute whose value is text; tells where its value begins. */
        private int value(byte[] head) {
            name(head);
            expect((byte) '"');
            int from = at;
            skipString();
            return from;
        }

        private void expect(byte wanted) {
            if (at >= end || bytes[at++] != wanted) {
                throw new IllegalArgumentException("it is no JSON object of the form that is written");
            }
        }

        private void expect(byte[] wanted) {
            for (byte each : wanted) {
                expect(each);
            }
        }

        /** From behind a quotation mark to behind the one that ends the string. */
        private void skipString() {
            for (int i = at; i < end; i++) {
                byte b = bytes[i];
                if (b == '"') {
                    at = i + 1;
                    return;
                }
                if (b == '\\') {
                    i++;
                } else if (b >= 0 && b < 0x20) {
                    throw new IllegalArgumentException("it holds a line break or another control character");
                }
            }
            throw new IllegalArgumentException("it ends too early");
        }

        private void skipValue() {
            int depth = 0;
            int i = at;
            do {
                byte b = bytes[i++];
                if (b == '"') {
                    at = i;
                    skipString();
                    i = at;
                } else if (b == '{' || b == '[') {
                    depth++;
                } else if (b == '}' || b == ']') {
                    depth--;
                } else if (b == '\n' || b == '\r') {
                    throw new IllegalArgumentException("it holds a line break");
                }
            } while (depth > 0 && i < end);
            at = i;
        }

        private long number(int from, int until) {
            if (until - from < 1 || until - from > 18) {
                throw new IllegalArgumentException("its sequence is no number");
            }
            long number = 0;
            for (int i = from; i < until; i++) {
                if (bytes[i] < '0' || bytes[i] > '9') {
                    throw new IllegalArgumentException("its sequence is no number");
                }
                number = number * 10 + bytes[i] - '0';
            }
            return number;
        }

        private long hash(int from, int until, long seed) {
            return hash(bytes, from, until, seed);
        }

        static long hash(byte[] bytes, int from, int until, long seed) {
            long hash = seed ^ (until - from);
            for (int i = from; i < until; i++) {
                hash = (hash ^ bytes[i]) * 0x100000001B3L;
                hash ^= hash >>> 29;
            }
            return mix(hash);
        }

        private static long mix(long hash) {
            long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
            h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
            return h ^ (h >>> 33);
        }

        private static byte[] head(String name) {
            return ascii(",\"" + name + "\":");
        }

        static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** A table from 128-bit hashes to numbers, small enough for millions of them. */
    private static final class Table {
        private long[] high = new long[1 << 12];
        private long[] low = new long[1 << 12];
        private long[] value = new long[1 << 12];
        private int count;

        /** Sets the value of a key, and tells the one before, or -1. */
        long put(long keyHigh, long keyLow, long newValue) {
            if (count * 5L > high.length * 3L) {
                grow();
            }
            int slot = slot(keyHigh, keyLow);
            if (value[slot] == 0) {
                high[slot] = keyHigh;
                low[slot] = keyLow;
                count++;
            }
            long before = value[slot] - 1;
            value[slot] = newValue + 1;
            return before;
        }

        /** The value of a key, or -1. */
        long get(long keyHigh, long keyLow) {
            return value[slot(keyHigh, keyLow)] - 1;
        }

        private int slot(long keyHigh, long keyLow) {
            int mask = high.length - 1;
            int slot = (int) keyLow & mask;
            while (value[slot] != 0 && (high[slot] != keyHigh || low[slot] != keyLow)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            long[] oldHigh = high;
            long[] oldLow = low;
            long[] oldValue = value;
            high = new long[oldHigh.length * 2];
            low = new long[high.length];
            value = new long[high.length];
            for (int i = 0; i < oldHigh.length; i++) {
                if (oldValue[i] != 0) {
                    int slot = slot(oldHigh[i], oldLow[i]);
                    high[slot] = oldHigh[i];
                    low[slot] = oldLow[i];
                    value[slot] = oldValue[i];
                }
            }
        }
    }

    // ---------------------------------------------------------------- where entries come from

    /** Up to 256 entries side by side, as they stand in a tile. */
    private static final class Batch {
        final byte[] bytes;
        final int[] from;
        final int[] length;
        final int count;
        /** Why there are fewer entries than there should be, or null. */
        final String shortBecause;

        byte[][] leaves;
        Facts[] facts;

        Batch(byte[] bytes, int[] from, int[] length, int count, String shortBecause) {
            this.bytes = bytes;
            this.from = from;
            this.length = length;
            this.count = count;
            this.shortBecause = shortBecause;
        }

        Batch hash(boolean ours) {
            MessageDigest digest = sha256();
            leaves = new byte[count][];
            facts = ours ? new Facts[count] : null;
            for (int i = 0; i < count; i++) {
                leaves[i] = leaf(digest, bytes, from[i], length[i]);
                // A place without an entry has been told of, and has no form to be checked.
                if (ours && length[i] > 0) {
                    facts[i] = new Scanner(bytes, from[i], length[i]).facts();
                }
            }
            return this;
        }
    }

    /** A place that keeps a log. */
    private abstract static class Source implements AutoCloseable {
        /** Tells of a form in which nothing can be trusted; true where there is no use in reading on. */
        boolean isRefused(Report report) throws IOException {
            return false;
        }

        /** Takes an entry to derive from it what lies beside the log. */
        void entry(long position, byte[] bytes, int from, int length, Report report) throws IOException {}

        /** Its own checkpoints, the newest last; malformed ones are reported. */
        abstract List<Note> notes(Report report) throws IOException, SQLException, InterruptedException;

        /** A checkpoint over more than its entries, with the proof that it goes on from them, or null. */
        Later later(Report report) throws IOException {
            return null;
        }

        /** Whether it says of itself that all its entries are under a signature. */
        boolean isCovered() {
            return false;
        }

        /** The keys that it says are its own. */
        abstract List<Key> keys() throws IOException, SQLException, InterruptedException;

        /** How many entries it has, or -1 when that shows only at the end. */
        abstract long size(Note newest) throws IOException, SQLException;

        /** Reads the next entries, or null at the end. */
        abstract Batch next() throws IOException, SQLException, InterruptedException;

        /** Compares what is kept beside a leaf, where something is. */
        void leaf(long position, byte[] leaf, Report report) throws SQLException, IOException, InterruptedException {}

        /** Is told the tree's right edge over the first so many entries. */
        void edge(long size, Frontier tree) {}

        /** Compares what is kept of a perfect subtree, where something is. */
        void subtree(int height, long index, byte[] hash, Report report) {}

        /** Compares what can be compared only at the end. */
        void end(Verification verification, Report report) throws SQLException, IOException, InterruptedException {}

        @Override
        public void close() throws IOException, SQLException {}
    }

    private static Source open(Options options) throws IOException, SQLException, InterruptedException {
        String source = options.source;
        if (source.startsWith("jdbc:")) {
            return new DatabaseSource(source);
        }
        if (source.startsWith("http://") || source.startsWith("https://")) {
            Tiles web = new WebTiles(source.replaceAll("/+$", "") + "/");
            boolean ledger = web.get("log/checkpoint") != null;
            return new TileSource(web, ledger ? "log/" : "", ledger ? "api/v1/log/keys" : "key");
        }
        Path path = Path.of(source);
        if (!Files.exists(path)) {
            throw new Unreadable("There is no " + source + ".");
        }
        if (Files.isRegularFile(path) || Files.exists(path.resolve("log/entries.ndjson"))) {
            notFromWithin(path.toRealPath());
            return new PackSource(path);
        }
        if (Files.exists(path.resolve("checkpoint"))) {
            return new TileSource(name -> bytes(path.resolve(name)), "", "key");
        }
        throw new Unreadable(
                source + " is neither an evidence pack (log/entries.ndjson) nor a folder of tiles (checkpoint, tile/…).");
    }

    /** In a pack's folder Java would look there for classes, and its compiler for plug-ins to run. */
    private static void notFromWithin(Path pack) throws IOException {
        List<Path> looked = new ArrayList<>(List.of(Path.of("").toRealPath()));
        for (String entry : System.getProperty("java.class.path", "").split(Pattern.quote(System.getProperty("path.separator")))) {
            if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                looked.add(Path.of(entry).toRealPath());
            }
        }
        for (Path place : looked) {
            for (Path folder = place; folder != null; folder = folder.getParent()) {
                if (folder.equals(pack) || Files.exists(folder.resolve("log/entries.ndjson"))) {
                    throw new Unreadable(
                            place
                                    + " lies in a pack, and Java may have run what lies there. Call it from a folder of your own: java -cp none VerifyLedger.java …");
                }
            }
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    // ---------------------------------------------------------------- the files of a pack

    /** The names that files of a pack may have, and which of them it has. */
    private static final class PackFiles implements AutoCloseable {
        static final String ENTRIES = "log/entries.ndjson";
        /** What former packs carried. It is not run, nor does anything speak for it. */
        static final String FORMER_PROGRAM = "VerifyLedger.java";
        private static final Pattern NAME =
                Pattern.compile(
                        "report\\.html|datapackage\\.json|SHA256SUMS|journal\\.hledger|iati-activities\\.xml|360giving\\.json"
                                + "|VerifyLedger\\.java|log/(entries\\.ndjson|checkpoints\\.txt|checkpoint|consistency|key)"
                                + "|tables/[a-z0-9]+(-[a-z0-9]+)*\\.csv|documents/[0-9a-f]{64}\\.(pdf|png|jpg|tif|webp|bin)");
        private static final Pattern FOLDER = Pattern.compile("log|tables|documents");
        private static final Pattern ROOT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/");
        private static final int MOST_TEXT = 1 << 28;

        final Path path;
        final Set<String> names = new TreeSet<>();
        final List<Failure> refused = new ArrayList<>();
        private final ZipFile zip;
        private String root = "";

        PackFiles(Path path) throws IOException {
            this.path = path;
            if (!Files.isRegularFile(path)) {
                zip = null;
                List<String> found = new ArrayList<>();
                walk(path.toRealPath(), found);
                take(found);
                return;
            }
            List<String> found = new ArrayList<>();
            try {
                ZipDirectory.read(path, found, refused);
                zip = refused.isEmpty() ? new ZipFile(path.toFile()) : null;
            } catch (IOException e) {
                throw new Unreadable(path + " is no zip: " + e.getMessage());
            }
            take(rooted(found));
        }

        private void walk(Path folder, List<String> found) throws IOException {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                    if (!at.equals(folder)) {
                        found.add(name(at) + "/");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found.add(name(at));
                    } else {
                        refuse(Code.NAME_REFUSED, name(at), "it is a link, or no file");
                    }
                    return FileVisitResult.CONTINUE;
                }

                private String name(Path at) {
                    StringJoiner name = new StringJoiner("/");
                    folder.relativize(at).forEach(part -> name.add(part.toString()));
                    return name.toString();
                }
            });
        }

        /** The names without the one folder in which a zip may have all of them. */
        private List<String> rooted(List<String> found) {
            if (!found.contains(ENTRIES)) {
                root =
                        found.stream()
                                .filter(name -> name.endsWith("/" + ENTRIES))
                                .map(name -> name.substring(0, name.length() - ENTRIES.length()))
                                .filter(folder -> ROOT.matcher(folder).matches())
                                .findFirst()
                                .orElse("");
            }
            List<String> within = new ArrayList<>();
            for (String name : found) {
                if (!name.startsWith(root)) {
                    boolean isRoot = name.endsWith("/" + ENTRIES);
                    refuse(isRoot ? Code.ROOT_DOUBLED : Code.NAME_REFUSED, name, "it does not lie in " + root);
                } else if (!name.equals(root) || root.isEmpty()) {
                    within.add(name.substring(root.length()));
                }
            }
            return within;
        }

        /** Takes each name once, also where only case or Unicode's forms tell them apart. */
        private void take(List<String> found) {
            Set<String> seen = new HashSet<>();
            for (String name : found) {
                String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
                if (folded.startsWith("documents/")) {
                    folded = folded.replaceFirst("\\..*", "");
                }
                if (!seen.add(folded)) {
                    refuse(Code.NAME_DOUBLED, name, "it is there twice");
                } else if (name.endsWith("/" + ENTRIES)) {
                    refuse(Code.ROOT_DOUBLED, name, "it is another log");
                } else if (name.endsWith("/") && FOLDER.matcher(name.substring(0, name.length() - 1)).matches()) {
                    continue;
                } else if (!NAME.matcher(name).matches()) {
                    refuse(Code.NAME_REFUSED, name, "it is none that belongs to a pack");
                } else {
                    names.add(name);
                }
            }
        }

        private void refuse(Code code, String name, String why) {
            refused.add(new Failure(code, Failure.NOWHERE, shown(name) + ": " + why));
        }

        /** A name that somebody chose, as it may be printed. */
        static String shown(String name) {
            String plain = name.replaceAll("[^ -~]", "?");
            return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
        }

        boolean has(String name) {
            return names.contains(name);
        }

        /** A file's bytes, or null where there is none of the name. */
        InputStream stream(String name) throws IOException {
            if (!names.contains(name)) {
                return null;
            }
            return zip == null ? Files.newInputStream(path.resolve(name)) : zip.getInputStream(zip.getEntry(root + name));
        }

        /** A small file's text; "" where there is none. */
        String text(String name) throws IOException {
            try (InputStream in = stream(name)) {
                byte[] bytes = in == null ? new byte[0] : in.readNBytes(MOST_TEXT);
                if (bytes.length == MOST_TEXT) {
                    throw new Unreadable(name + " is larger than any pack's.");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }

        @Override
        public void close() throws IOException {
            if (zip != null) {
                zip.close();
            }
        }
    }

    /**
     * Reads a zip's directory, and that the files themselves say the same, side by side and with
     * nothing between: then whoever reads it, by the directory or from front to back, finds the same.
     */
    private static final class ZipDirectory {
        private static final int END = 0x06054b50;
        private static final int END_64 = 0x06064b50;
        private static final int LOCATOR_64 = 0x07064b50;
        private static final int CENTRAL = 0x02014b50;
        private static final int LOCAL = 0x04034b50;
        private static final long MARK = 0xffffffffL;
        /** Sizes of large files, times and owners. Others could give another name. */
        private static final Set<Integer> EXTRAS = Set.of(0x0001, 0x5455, 0x7875, 0x000a);

        private final RandomAccessFile file;
        private final List<String> names;
        private final List<Failure> refused;

        private ZipDirectory(RandomAccessFile file, List<String> names, List<Failure> refused) {
            this.file = file;
            this.names = names;
            this.refused = refused;
        }

        static void read(Path zip, List<String> names, List<Failure> refused) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
                new ZipDirectory(file, names, refused).read();
            }
        }

        private ByteBuffer bytes(long at, int length) throws IOException {
            if (at < 0 || at + length > file.length()) {
                throw new IOException("it ends too early");
            }
            byte[] bytes = new byte[length];
            file.seek(at);
            file.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        private void refuse(Code code, String text) {
            refused.add(new Failure(code, Failure.NOWHERE, text));
        }

        private void read() throws IOException {
            long end = file.length() - 22;
            ByteBuffer last = bytes(end, 22);
            if (last.getInt(0) != END) {
                refuse(Code.ARCHIVE_REFUSED, "something follows its directory, or there is none");
                return;
            }
            long count = Short.toUnsignedLong(last.getShort(10));
            long size = Integer.toUnsignedLong(last.getInt(12));
            long from = Integer.toUnsignedLong(last.getInt(16));
            long until = end;
            if (end >= 76 && bytes(end - 20, 4).getInt(0) == LOCATOR_64) {
                until = bytes(end - 20, 20).getLong(8);
                ByteBuffer large = bytes(until, 56);
                if (large.getInt(0) != END_64 || until + 56 != end - 20) {
                    refuse(Code.ARCHIVE_REFUSED, "its directory has two ends");
                    return;
                }
                count = large.getLong(32);
                size = large.getLong(40);
                from = large.getLong(48);
            }
            if (from + size != until || size > Integer.MAX_VALUE) {
                refuse(Code.ARCHIVE_REFUSED, "its directory is not where it says");
                return;
            }
            directory(bytes(from, (int) size), count, from);
        }

        private void directory(ByteBuffer all, long count, long from) throws IOException {
            long next = 0;
            int at = 0;
            for (long i = 0; i < count; i++) {
                if (at + 46 > all.limit() || all.getInt(at) != CENTRAL) {
                    refuse(Code.ARCHIVE_REFUSED, "its directory is malformed");
                    return;
                }
                int nameLength = Short.toUnsignedInt(all.getShort(at + 28));
                int extraLength = Short.toUnsignedInt(all.getShort(at + 30));
                int comment = Short.toUnsignedInt(all.getShort(at + 32));
                if (at + 46 + nameLength + extraLength + comment > all.limit()) {
                    refuse(Code.ARCHIVE_REFUSED, "its directory is malformed");
                    return;
                }
                byte[] name = new byte[nameLength];
                all.get(at + 46, name);
                ByteBuffer extra = all.slice(at + 46 + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
                next = file(all, at, name, extra, next);
                if (next < 0) {
                    return;
                }
                at += 46 + nameLength + extraLength + comment;
            }
            if (at != all.limit() || next != from) {
                refuse(Code.ARCHIVE_REFUSED, "something lies between its files and its directory");
            }
        }

        /** Compares a file with its line of the directory; tells where the next begins, or -1. */
        private long file(ByteBuffer all, int at, byte[] name, ByteBuffer extra, long expected) throws IOException {
            String text = new String(name, StandardCharsets.UTF_8);
            String shown = PackFiles.shown(text);
            long[] large = {
                Integer.toUnsignedLong(all.getInt(at + 24)), Integer.toUnsignedLong(all.getInt(at + 20)), Integer.toUnsignedLong(all.getInt(at + 42))
            };
            if (!isPlain(extra, large)) {
                refuse(Code.ARCHIVE_REFUSED, shown + ": what stands beside its name may give it another");
                return -1;
            }
            int flags = Short.toUnsignedInt(all.getShort(at + 8));
            int unix = all.get(at + 5) == 3 ? all.getInt(at + 38) >>> 16 & 0170000 : 0;
            if (unix != 0 && unix != (text.endsWith("/") ? 0040000 : 0100000)) {
                refuse(Code.NAME_REFUSED, shown + ": it is a link, or no file");
            }
            ByteBuffer local = large[2] == expected ? bytes(expected, 30) : null;
            if (local == null || local.getInt(0) != LOCAL) {
                refuse(Code.ARCHIVE_REFUSED, shown + ": it does not follow the file before it");
                return -1;
            }
            int nameLength = Short.toUnsignedInt(local.getShort(26));
            int extraLength = Short.toUnsignedInt(local.getShort(28));
            byte[] again = bytes(expected + 30, nameLength).array();
            boolean sizesFollow = (flags & 8) != 0;
            boolean same =
                    Arrays.equals(name, again)
                            && (flags & ~0x080e) == 0
                            && flags == Short.toUnsignedInt(local.getShort(6))
                            && all.getShort(at + 10) == local.getShort(8)
                            && (sizesFollow || all.getInt(at + 16) == local.getInt(14) && all.getInt(at + 20) == local.getInt(18))
                            && isPlain(bytes(expected + 30 + nameLength, extraLength), null);
            if (!same) {
                refuse(Code.ARCHIVE_REFUSED, shown + ": the file says something else of itself than the directory");
                return -1;
            }
            names.add(text);
            long end = expected + 30 + nameLength + extraLength + large[1];
            if (!sizesFollow) {
                return end;
            }
            // Behind it stand its digest and its sizes, in four or eight bytes, with or without a mark.
            int behind = bytes(end, 4).getInt(0) == 0x08074b50 ? 4 : 0;
            ByteBuffer sizes = bytes(end + behind, 12);
            if (sizes.getInt(0) != all.getInt(at + 16)) {
                refuse(Code.ARCHIVE_REFUSED, shown + ": it is not as long as the directory says");
                return -1;
            }
            boolean isShort = Integer.toUnsignedLong(sizes.getInt(4)) == large[1] && Integer.toUnsignedLong(sizes.getInt(8)) == large[0];
            return end + behind + (isShort && large[0] < MARK ? 12 : 20);
        }

        /** Whether only known things stand beside a name; reads the sizes of large files from them. */
        private static boolean isPlain(ByteBuffer extra, long[] large) {
            int at = 0;
            while (at + 4 <= extra.limit()) {
                int id = Short.toUnsignedInt(extra.getShort(at));
                int length = Short.toUnsignedInt(extra.getShort(at + 2));
                if (!EXTRAS.contains(id) || at + 4 + length > extra.limit()) {
                    return false;
                }
                if (id == 1 && large != null) {
                    int value = at + 4;
                    for (int i = 0; i < large.length; i++) {
                        if (large[i] == MARK && value + 8 <= at + 4 + length) {
                            large[i] = extra.getLong(value);
                            value += 8;
                        }
                    }
                }
                at += 4 + length;
            }
            return at == extra.limit();
        }
    }

    /**
     * An exported pack: a folder or a zip with log/entries.ndjson, log/checkpoint and log/key, with
     * the documents that entries name, what was derived from them, and SHA256SUMS of all but those.
     */
    private static final class PackSource extends Source {
        private static final int BLOCK = 1 << 20;
        private static final int DIGEST_LETTERS = 64;
        private final Map<String, String> documents = new TreeMap<>();
        private final Set<String> namedDocuments = new HashSet<>();
        private final PackFiles files;
        private final Derivation derivation;
        private InputStream entries;
        private byte[] buffer = new byte[BLOCK];
        private int filled;
        private int used;
        private boolean ended;

        PackSource(Path path) throws IOException {
            files = new PackFiles(path);
            derivation = new Derivation(files);
            for (String file : files.names) {
                if (file.startsWith("documents/")) {
                    documents.put(file.substring("documents/".length(), file.indexOf('.')), file);
                }
            }
        }

        @Override
        boolean isRefused(Report report) throws IOException {
            files.refused.forEach(failure -> report.fail(failure.code(), failure.position(), failure.text()));
            if (!files.refused.isEmpty()) {
                return true;
            }
            entries = files.stream(PackFiles.ENTRIES);
            if (entries == null) {
                throw new Unreadable(files.path + " has no log/entries.ndjson.");
            }
            return false;
        }

        @Override
        void entry(long position, byte[] bytes, int from, int length, Report report) throws IOException {
            derivation.entry(position, bytes, from, length, report);
        }

        private InputStream stream(String name) throws IOException {
            return files.stream(name);
        }

        private String text(String name) throws IOException {
            return files.text(name);
        }

        @Override
        List<Note> notes(Report report) throws IOException {
            List<Note> notes = new ArrayList<>();
            int number = 0;
            for (String note : text("log/checkpoints.txt").split("---\n")) {
                if (!note.isBlank()) {
                    add(notes, note, "checkpoint " + number++ + " of the pack", 0, report);
                }
            }
            String newest = text("log/checkpoint");
            if (!newest.isEmpty()) {
                add(notes, newest, "the pack's checkpoint", 0, report);
            } else if (text("log/consistency").isEmpty()) {
                throw new Unreadable(files.path + " has no log/checkpoint.");
            }
            return notes;
        }

        @Override
        Later later(Report report) throws IOException {
            String later = text("log/consistency");
            try {
                return later.isEmpty() ? null : Later.parse(later);
            } catch (IllegalArgumentException e) {
                report.fail(Code.CHECKPOINT_MALFORMED, 0, "log/consistency: " + e.getMessage());
                return null;
            }
        }

        @Override
        boolean isCovered() {
            return true;
        }

        @Override
        List<Key> keys() throws IOException {
            return VerifyLedger.keys(text("log/key"));
        }

        @Override
        long size(Note newest) {
            return -1;
        }

        @Override
        Batch next() throws IOException {
            int[] from = new int[TILE];
            int[] length = new int[TILE];
            int count = 0;
            int begin = used;
            int line = used;
            int scan = used;
            while (count < TILE) {
                if (scan == filled) {
                    if (ended) {
                        break;
                    }
                    // What is being gathered moves to the front, and more is read behind it.
                    int kept = filled - begin;
                    byte[] into = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
                    System.arraycopy(buffer, begin, into, 0, kept);
                    buffer = into;
                    scan -= begin;
                    line -= begin;
                    for (int i = 0; i < count; i++) {
                        from[i] -= begin;
                    }
                    begin = 0;
                    filled = kept;
                    int read = entries.readNBytes(buffer, filled, buffer.length - filled);
                    ended = read < buffer.length - filled;
                    filled += read;
                    continue;
                }
                byte[] block = buffer;
                int until = filled;
                while (scan < until && block[scan] != '\n') {
                    scan++;
                }
                if (scan < until) {
                    from[count] = line;
                    length[count++] = scan - line;
                    line = ++scan;
                }
            }
            String shortBecause = null;
            if (count < TILE && line < filled) {
                shortBecause = "the last line has no end";
            }
            used = line;
            if (count == 0 && shortBecause == null) {
                return null;
            }
            int first = begin;
            for (int i = 0; i < count; i++) {
                from[i] -= first;
            }
            used = shortBecause == null ? line : filled;
            name(first, line);
            return new Batch(Arrays.copyOfRange(buffer, first, line), from, length, count, shortBecause);
        }

        /** Notes which of the pack's documents stand in entries, as their digests in quotation marks. */
        private void name(int from, int until) {
            int begin = -1;
            for (int i = from; i < until && namedDocuments.size() < documents.size(); i++) {
                byte b = buffer[i];
                if (b == '"') {
                    if (begin >= 0 && i - begin == DIGEST_LETTERS) {
                        String text = new String(buffer, begin, DIGEST_LETTERS, StandardCharsets.US_ASCII);
                        if (documents.containsKey(text)) {
                            namedDocuments.add(text);
                        }
                    }
                    begin = i + 1;
                } else if (!(b >= '0' && b <= '9' || b >= 'a' && b <= 'f')) {
                    begin = -1;
                }
            }
        }

        @Override
        void end(Verification verification, Report report) throws IOException {
            for (Map.Entry<String, String> document : documents.entrySet()) {
                try (InputStream in = stream(document.getValue())) {
                    if (in == null || !hex(sha256(), in).equals(document.getKey())) {
                        report.fail(Code.DOCUMENT_DIFFERS, Failure.NOWHERE, document.getValue());
                    } else if (!namedDocuments.contains(document.getKey())) {
                        report.fail(Code.DOCUMENT_NOT_NAMED, Failure.NOWHERE, document.getValue());
                    }
                }
            }
            listed(report);
            Map<String, String> sums = sums(report);
            derivation.end(verification, sums, report);
        }

        /** Compares the documents with the pack's own list of those that entries name. */
        private void listed(Report report) throws IOException {
            Set<String> missing = new HashSet<>();
            for (String line : text("tables/documents.csv").split("\r?\n")) {
                if (line.matches("[0-9a-f]{64},.*") && !documents.containsKey(line.substring(0, DIGEST_LETTERS))) {
                    missing.add(line.substring(0, DIGEST_LETTERS));
                    if (line.contains(",kept,") || line.contains(",altered,")) {
                        report.fail(Code.DOCUMENT_MISSING, Failure.NOWHERE, line.substring(0, DIGEST_LETTERS));
                    }
                }
            }
            report.checked("documents, each digested anew and named by an entry", documents.size());
            if (!missing.isEmpty()) {
                report.notChecked("%d documents that entries name: they are not in the pack".formatted(missing.size()));
            }
        }

        /** Compares every file with the digest that is listed, and tells what is not listed. */
        private Map<String, String> sums(Report report) throws IOException {
            Map<String, String> sums = new TreeMap<>();
            String text = text("SHA256SUMS");
            for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
                if (!line.matches("[0-9a-f]{64}  \\S+")) {
                    report.fail(Code.FILE_DIFFERS, Failure.NOWHERE, "SHA256SUMS: " + PackFiles.shown(line));
                    continue;
                }
                String file = line.substring(DIGEST_LETTERS + 2);
                if (sums.put(file, line.substring(0, DIGEST_LETTERS)) != null) {
                    report.fail(Code.NAME_DOUBLED, Failure.NOWHERE, "SHA256SUMS lists " + PackFiles.shown(file) + " twice");
                }
                try (InputStream in = stream(file)) {
                    if (in == null || !hex(sha256(), in).equals(line.substring(0, DIGEST_LETTERS))) {
                        report.fail(Code.FILE_DIFFERS, Failure.NOWHERE, PackFiles.shown(file) + (in == null ? ", which is not there" : ""));
                    }
                }
            }
            // Where there are no sums it is a bare log, and nothing else may lie beside it.
            for (String file : files.names) {
                boolean isBareLog = sums.isEmpty() && file.startsWith("log/");
                if (!sums.containsKey(file) && !file.equals("SHA256SUMS") && !file.startsWith("documents/") && !isBareLog) {
                    report.fail(Code.FILE_NOT_LISTED, Failure.NOWHERE, file);
                }
            }
            if (!sums.isEmpty()) {
                report.checked("files by their digests in SHA256SUMS", sums.size());
            }
            return sums;
        }

        @Override
        public void close() throws IOException {
            if (entries != null) {
                entries.close();
            }
            derivation.close();
            files.close();
        }
    }

    private static List<Key> keys(String lines) {
        List<Key> keys = new ArrayList<>();
        for (String line : lines.split("\\R")) {
            if (!line.isBlank()) {
                keys.add(Key.parse(line.strip()));
            }
        }
        return keys;
    }

    private static void add(List<Note> notes, String note, String where, long position, Report report) {
        try {
            notes.add(Note.parse(note, where));
        } catch (IllegalArgumentException e) {
            report.fail(Code.CHECKPOINT_MALFORMED, position, where + ": " + e.getMessage());
        }
    }

    /** Where tiles are read from: null when there is none of a name. */
    private interface Tiles {
        byte[] get(String name) throws IOException, InterruptedException;
    }

    private static final class WebTiles implements Tiles {
        private final String base;
        private final HttpClient http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();

        WebTiles(String base) {
            this.base = base;
        }

        @Override
        public byte[] get(String name) throws IOException, InterruptedException {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(base + name))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 404) {
                return null;
            }
            if (answer.statusCode() != 200) {
                throw new Unreadable(base + name + " answers " + answer.statusCode() + ".");
            }
            return answer.body();
        }
    }

    /** A log in tiles, in a folder or on the web. */
    private static final class TileSource extends Source {
        private static final Pattern VKEY = Pattern.compile("\"vkey\":\"([^\"\\\\]+)\"");
        private final Tiles tiles;
        private final String prefix;
        private final String keyName;
        private final Map<String, byte[]> hashes = new HashMap<>();
        private final List<byte[]> above = new ArrayList<>();
        private long size;
        private long next;

        TileSource(Tiles tiles, String prefix, String keyName) {
            this.tiles = tiles;
            this.prefix = prefix;
            this.keyName = keyName;
        }

        @Override
        List<Note> notes(Report report) throws IOException, InterruptedException {
            byte[] checkpoint = tiles.get(prefix + "checkpoint");
            if (checkpoint == null) {
                throw new Unreadable("There is no checkpoint: this is no log in tiles.");
            }
            List<Note> notes = new ArrayList<>();
            add(notes, new String(checkpoint, StandardCharsets.UTF_8), "the log's checkpoint", 0, report);
            return notes;
        }

        @Override
        List<Key> keys() throws IOException, InterruptedException {
            byte[] bytes = tiles.get(keyName);
            String lines = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
            // A ledger tells in JSON of every key that ever signed; elsewhere there is a line for each.
            return VerifyLedger.keys(
                    lines.startsWith("{")
                            ? VKEY.matcher(lines).results().map(found -> found.group(1)).collect(Collectors.joining("\n"))
                            : lines);
        }

        @Override
        long size(Note newest) {
            size = newest.size();
            return size;
        }

        @Override
        Batch next() throws IOException, InterruptedException {
            if (next >= size) {
                return null;
            }
            long index = next / TILE;
            int width = (int) Math.min(TILE, size - next);
            next += width;
            byte[] tile = tile("entries", index, width);
            int[] from = new int[TILE];
            int[] length = new int[TILE];
            int count = 0;
            int at = 0;
            while (tile != null && count < width && at + 2 <= tile.length) {
                int bytes = (tile[at] & 0xff) << 8 | tile[at + 1] & 0xff;
                if (at + 2 + bytes > tile.length) {
                    break;
                }
                from[count] = at + 2;
                length[count++] = bytes;
                at += 2 + bytes;
            }
            String shortBecause =
                    tile == null
                            ? "there is no tile of entries " + index
                            : count < width ? "the tile of entries " + index + " ends too early" : null;
            return new Batch(tile == null ? new byte[0] : tile, from, length, count, shortBecause);
        }

        /** A tile, or its beginning out of the whole one where the partial one is gone. */
        private byte[] tile(String level, long index, int width) throws IOException, InterruptedException {
            String path = prefix + "tile/" + level + "/" + number(index);
            byte[] tile = width == TILE ? null : tiles.get(path + ".p/" + width);
            return tile == null ? tiles.get(path) : tile;
        }

        private static String number(long index) {
            String path = "%03d".formatted(index % 1_000);
            for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
                path = "x%03d/".formatted(rest % 1_000) + path;
            }
            return path;
        }

        @Override
        void leaf(long position, byte[] leaf, Report report) throws IOException, InterruptedException {
            compare(0, position, leaf, report);
        }

        @Override
        void subtree(int height, long index, byte[] hash, Report report) {
            if (height % 8 == 0) {
                // Compared in the end: a tile on the web is asked for once.
                int level = height / 8;
                while (above.size() < level) {
                    above.add(new byte[0]);
                }
                byte[] before = above.get(level - 1);
                byte[] more = Arrays.copyOf(before, before.length + 32);
                System.arraycopy(hash, 0, more, before.length, 32);
                above.set(level - 1, more);
            }
        }

        @Override
        void end(Verification verification, Report report) throws IOException, InterruptedException {
            for (int level = 1; level <= above.size(); level++) {
                byte[] all = above.get(level - 1);
                for (int index = 0; index < all.length / 32; index++) {
                    compare(level, index, Arrays.copyOfRange(all, index * 32, index * 32 + 32), report);
                }
            }
            report.checked("hashes of tiles", size + above.stream().mapToLong(a -> a.length / 32).sum());
        }

        private void compare(int level, long index, byte[] hash, Report report) throws IOException, InterruptedException {
            long tile = index / TILE;
            long covered = 1L << (8 * level);
            String name = level + "/" + tile;
            if (!hashes.containsKey(name)) {
                long there = (size / covered) - tile * TILE;
                hashes.clear();
                hashes.put(name, tile(Integer.toString(level), tile, (int) Math.min(TILE, there)));
            }
            byte[] kept = hashes.get(name);
            int at = (int) (index % TILE) * 32;
            boolean same = kept != null && kept.length >= at + 32 && Arrays.equals(kept, at, at + 32, hash, 0, 32);
            long first = index * covered;
            if (!same && (level == 0 || report.firstFailureIn(first, first + covered) < 0)) {
                report.fail(
                        level == 0 ? Code.LEAF_HASH_DIFFERS : Code.TILE_DIFFERS,
                        first,
                        "hash %d of tile %s%s".formatted(index % TILE, name, kept == null ? ", which is not there" : ""));
            }
        }
    }

    // ---------------------------------------------------------------- what is derived from the entries

    /** Reads JSON into maps, lists, texts, numbers, flags and null, as it stands, in its order. */
    private static final class Json {
        private static final int MOST_DEPTH = 200;
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Object parse(String text) {
            Json json = new Json(text);
            try {
                Object value = json.value(0);
                json.space();
                if (json.at < text.length()) {
                    throw new IllegalArgumentException("something follows the JSON");
                }
                return value;
            } catch (StringIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("the JSON ends too early", e);
            }
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private Object value(int depth) {
            space();
            char c = text.charAt(at);
            if (depth > MOST_DEPTH) {
                throw new IllegalArgumentException("the JSON is too deep");
            }
            if (c == '{') {
                Map<String, Object> object = new LinkedHashMap<>();
                while (next('{', '}')) {
                    space();
                    String name = string();
                    space();
                    expect(':');
                    if (object.containsKey(name)) {
                        throw new IllegalArgumentException("a member stands twice in the JSON");
                    }
                    object.put(name, value(depth + 1));
                }
                return object;
            }
            if (c == '[') {
                List<Object> list = new ArrayList<>();
                while (next('[', ']')) {
                    list.add(value(depth + 1));
                }
                return list;
            }
            if (c == '"') {
                return string();
            }
            int from = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            return switch (word) {
                case "null" -> null;
                case "true" -> true;
                case "false" -> false;
                default -> number(word);
            };
        }

        /** A number as the ledger writes them; others could be longer than any memory when written out. */
        private static BigDecimal number(String word) {
            if (!word.matches("-?[0-9]{1,40}(\\.[0-9]{1,40})?")) {
                throw new IllegalArgumentException("the JSON is malformed");
            }
            return new BigDecimal(word);
        }

        /** Passes over the bracket or a comma; false at the end. */
        private boolean next(char opening, char closing) {
            space();
            boolean first = text.charAt(at) == opening;
            if (!first && text.charAt(at) == closing) {
                at++;
                return false;
            }
            if (!first && text.charAt(at) != ',') {
                throw new IllegalArgumentException("the JSON is malformed");
            }
            at++;
            space();
            if (first && text.charAt(at) == closing) {
                at++;
                return false;
            }
            return true;
        }

        private void expect(char wanted) {
            if (text.charAt(at++) != wanted) {
                throw new IllegalArgumentException("the JSON is malformed");
            }
        }

        private String string() {
            expect('"');
            StringBuilder string = new StringBuilder();
            for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
                if (c != '\\') {
                    string.append(c);
                    continue;
                }
                char escaped = text.charAt(at++);
                int special = "btnfr".indexOf(escaped);
                if (escaped == 'u') {
                    string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                } else {
                    string.append(special >= 0 ? "\b\t\n\f\r".charAt(special) : escaped);
                }
            }
            return string.toString();
        }

        /** What a path of members leads to, or null. */
        static Object at(Object value, String path) {
            Object found = value;
            for (String part : path.split("/")) {
                found = found instanceof Map<?, ?> object ? object.get(part) : null;
            }
            return found;
        }

        static String text(Object value, String path) {
            return text(at(value, path));
        }

        /** A value in a cell: objects and lists as they are written in JSON; null for null. */
        static String text(Object value) {
            return value == null || value instanceof String ? (String) value : written(value);
        }

        private static String written(Object value) {
            if (value instanceof Map<?, ?> object) {
                StringJoiner all = new StringJoiner(",", "{", "}");
                object.forEach((name, member) -> all.add(Attributes.quoted((String) name) + ":" + written(member)));
                return all.toString();
            }
            if (value instanceof List<?> list) {
                StringJoiner all = new StringJoiner(",", "[", "]");
                list.forEach(each -> all.add(written(each)));
                return all.toString();
            }
            return value instanceof String string
                    ? Attributes.quoted(string)
                    : value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> object(Object value) {
            return (Map<String, Object>) value;
        }

        static List<?> list(Object value) {
            return value == null ? List.of() : (List<?>) value;
        }
    }

    /** An amount of money; what the ledger writes as {"amount":"1250.00","currency":"CNY"}. */
    private static BigDecimal amount(Object money) {
        return new BigDecimal(Json.text(money, "amount"));
    }

    /** The last day that a date can mean, or the first where it is open: EDTF, ISO 8601-2. */
    private static LocalDate effective(String date) {
        int slash = date.indexOf('/');
        String from = slash < 0 ? date : date.substring(0, slash);
        String until = slash < 0 ? date : date.substring(slash + 1);
        return until.equals("..") ? bound(from, true) : bound(until, false);
    }

    private static LocalDate bound(String date, boolean first) {
        String day = date.replaceAll("[~?%]$", "");
        if (day.length() == 10) {
            return LocalDate.parse(day);
        }
        YearMonth month = YearMonth.parse(day.length() == 7 ? day : day + (first ? "-01" : "-12"));
        return first ? month.atDay(1) : month.atEndOfMonth();
    }

    /** A table of a pack (RFC 4180) that is held, row by row, against what the entries give. */
    private static final class PackTable implements AutoCloseable {
        private final String file;
        private final BufferedReader in;
        private List<String> header = List.of();
        private List<String> ahead;
        private long row = 1;
        private boolean differs;

        private PackTable(String file, InputStream in) throws IOException {
            this.file = file;
            this.in = in == null ? null : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
            ahead = read();
        }

        /** Opens a table whose columns are these; one that is not there has no rows, and is not compared. */
        static PackTable open(PackFiles files, String name, List<String> header, Report report) throws IOException {
            String file = "tables/" + name + ".csv";
            PackTable table = new PackTable(file, files.stream(file));
            table.header = header;
            if (table.in != null) {
                table.row(header, report);
            }
            return table;
        }

        boolean isThere() {
            return in != null;
        }

        /** The next row, which stays; null at the end. */
        List<String> peek() {
            return ahead;
        }

        List<String> next() throws IOException {
            List<String> next = ahead;
            ahead = read();
            row++;
            return next;
        }

        /** The next row must be this one. */
        void row(List<String> wanted, Report report) throws IOException {
            if (in == null || differs) {
                return;
            }
            List<String> is = next();
            if (wanted.equals(is)) {
                return;
            }
            for (int i = 0; is != null && i < wanted.size(); i++) {
                if (is.size() != wanted.size() || !wanted.get(i).equals(is.get(i))) {
                    boolean sameWidth = is.size() == wanted.size() && i < header.size();
                    differs(
                            sameWidth
                                    ? "%s is \"%s\", and the entries give \"%s\""
                                            .formatted(header.get(i), PackFiles.shown(is.get(i)), PackFiles.shown(wanted.get(i)))
                                    : "it has other columns",
                            report);
                    return;
                }
            }
            differs("it is not there, and the entries give %s".formatted(PackFiles.shown(String.join(",", wanted))), report);
        }

        void differs(String how, Report report) {
            if (!differs) {
                report.fail(Code.TABLE_DIFFERS, Failure.NOWHERE, "%s, row %d: %s".formatted(file, row - 1, how));
            }
            differs = true;
        }

        /** Nothing may follow. */
        void end(Report report) throws IOException {
            if (in != null && !differs && ahead != null) {
                next();
                differs("the entries give no such row", report);
            }
        }

        private List<String> read() throws IOException {
            int c = in == null ? -1 : in.read();
            if (c < 0) {
                return null;
            }
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            while (true) {
                if (quoted && c == '"') {
                    c = in.read();
                    if (c == '"') {
                        cell.append('"');
                    } else {
                        quoted = false;
                        continue;
                    }
                } else if (quoted && c >= 0) {
                    cell.append((char) c);
                } else if (c == '"' && cell.length() == 0) {
                    quoted = true;
                } else if (c == ',' || c == '\n' || c < 0) {
                    boolean ends = c == '\n' && cell.length() > 0 && cell.charAt(cell.length() - 1) == '\r';
                    cells.add(ends ? cell.substring(0, cell.length() - 1) : cell.toString());
                    cell.setLength(0);
                    if (c != ',') {
                        return cells;
                    }
                } else {
                    cell.append((char) c);
                }
                c = in.read();
            }
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }

    /** What spreadsheets could take for a formula has an apostrophe before it; nothing is "". */
    private static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        boolean guarded = "=+-@\t\r\n'".indexOf(text.charAt(0)) >= 0 && !text.matches("[-+]?[0-9]+(\\.[0-9]+)?");
        return guarded ? "'" + text : text;
    }

    /** One line of a double entry: debits positive. */
    private record Posting(String account, String gift, String receipt, String allocation, String party, BigDecimal amount) {}

    /** A fund's books: the balances of its accounts, by the gift whose money it is. */
    private static final class Books {
        final String currency;
        final Map<String, BigDecimal> balances = new TreeMap<>();
        final Map<String, BigDecimal> byGift = new HashMap<>();

        Books(String currency) {
            this.currency = currency;
        }

        BigDecimal zero() {
            return BigDecimal.ZERO.setScale(Currency.getInstance(currency).getDefaultFractionDigits());
        }

        /** The debit balance of the accounts below a name, or of those of them with an ending. */
        BigDecimal b(String below, String... endings) {
            BigDecimal sum = zero();
            for (Map.Entry<String, BigDecimal> each : balances.entrySet()) {
                String account = each.getKey();
                boolean counts = endings.length == 0 || Stream.of(endings).anyMatch(end -> account.endsWith(":" + end));
                if (account.startsWith(below + ":") && counts) {
                    sum = sum.add(each.getValue());
                }
            }
            return sum;
        }

        boolean has(String below) {
            return balances.keySet().stream().anyMatch(account -> account.startsWith(below + ":"));
        }

        /** The figures that statements show, in their order. */
        Map<String, BigDecimal> figures() {
            BigDecimal received = b("Income:Donations").negate();
            BigDecimal other = b("Income:Other").negate();
            BigDecimal refunded = b("Income:Refunded");
            BigDecimal charges = b("Expenses:Charges");
            BigDecimal allocated = b("Equity:Memo:Allocations", "Approved", "Released");
            BigDecimal returned = b("Assets:Advances", "Returned").add(b("Assets:Recoverable", "Recovered")).negate();
            Map<String, BigDecimal> figures = new LinkedHashMap<>();
            figures.put("pledged", b("Equity:Memo:Pledges", "Made", "Cancelled"));
            figures.put("committed", b("Equity:Memo:Commitments", "Made", "Cancelled"));
            figures.put("outstanding", b("Equity:Memo:Commitments"));
            figures.put("received", received);
            figures.put("other", other);
            figures.put("refunded", refunded);
            figures.put("charges", charges);
            figures.put("suspense", b("Liabilities:Suspense").negate());
            figures.put("allocated", allocated);
            figures.put("disbursed", b("Equity:Memo:Allocations", "Disbursed").negate());
            figures.put("advanced", b("Assets:Advances", "Disbursed"));
            figures.put("direct", b("Expenses:Direct"));
            figures.put("undisbursed", b("Equity:Memo:Allocations"));
            figures.put("spent", b("Expenses:Grants").add(b("Expenses:Direct")));
            figures.put("returned", returned);
            figures.put("unallocated", received.add(other).add(returned).subtract(refunded).subtract(charges).subtract(allocated));
            figures.put("bank", b("Assets:Bank"));
            figures.put("advances", b("Assets:Advances"));
            figures.put("recoverable", b("Assets:Recoverable"));
            figures.put("writtenOff", b("Expenses:WriteOff"));
            return figures;
        }

        /** Whether a figure is a promise of which no source tells anything. */
        boolean isKnown(String figure) {
            return switch (figure) {
                case "pledged" -> has("Equity:Memo:Pledges");
                case "committed", "outstanding" -> has("Equity:Memo:Commitments");
                default -> true;
            };
        }

        String printed(BigDecimal amount) {
            return currency + " " + String.format(Locale.ROOT, "%,." + zero().scale() + "f", amount);
        }
    }

    /** What an event of a fund posts (the rules of double entry are the ledger's, written here anew). */
    private static final class Poster {
        private static final String MEMO = "Equity:Memo:";
        private final String fund;
        private final Map<String, Object> data;
        private final List<Posting> made = new ArrayList<>();

        private Poster(Map<String, Object> data) {
            this.fund = Json.text(data, "fund");
            this.data = data;
        }

        static List<Posting> of(String type, Map<String, Object> data) {
            Poster poster = new Poster(data);
            poster.post(type);
            return poster.made;
        }

        private void post(String type) {
            String gift = Json.text(data, "gift");
            String allocation = Json.text(data, "allocation");
            String advance = "Assets:Advances:" + fund + ":" + allocation;
            String recoverable = "Assets:Recoverable:" + fund + ":" + Json.text(data, "disbursement");
            BigDecimal amount = data.get("amount") == null ? null : amount(data.get("amount"));
            switch (type) {
                case "PledgeRecorded" -> memo("Pledges:" + gift + ":Made", gift, null, amount);
                case "PledgeAmended" -> memo("Pledges:" + gift + ":Made", gift, null, amount.subtract(amount(data.get("was"))));
                case "PledgeCancelled" -> memo("Pledges:" + gift + ":Cancelled", gift, null, amount.negate());
                case "CommitmentRecorded" -> {
                    memo("Commitments:" + gift + ":Made", gift, null, amount);
                    if (data.get("fromPledge") != null) {
                        memo("Pledges:" + gift + ":Converted", gift, null, amount(data.get("fromPledge")).negate());
                    }
                }
                case "CommitmentAmended" -> memo("Commitments:" + gift + ":Made", gift, null, amount.subtract(amount(data.get("was"))));
                case "CommitmentCancelled" -> memo("Commitments:" + gift + ":Cancelled", gift, null, amount.negate());
                case "ReceiptRecorded" -> received(amount);
                case "ReceiptIdentified" -> {
                    String receipt = Json.text(data, "receipt");
                    add("Liabilities:Suspense:" + fund, null, receipt, null, null, amount);
                    add("Income:Donations:" + fund + ":" + gift, gift, receipt, null, null, amount.negate());
                    add("Assets:Bank:" + fund, null, receipt, null, null, amount.negate());
                    add("Assets:Bank:" + fund, gift, receipt, null, null, amount);
                    memo("Commitments:" + gift + ":Received", gift, null, amount(data.get("againstCommitment")).negate());
                }
                case "OtherIncomeRecorded" -> income(amount);
                case "ChargeRecorded" -> drawn("Expenses:Charges:" + fund, "draws", null, 1);
                case "DonorRefunded" -> drawn("Income:Refunded:" + fund + ":" + gift, "draws", null, 1);
                case "EntryReversed" -> reversed(gift, allocation, amount, advance);
                case "AllocationApproved" -> {
                    Map<String, BigDecimal> change = new HashMap<>();
                    sources("sources").forEach((of, more) -> change.merge(of, more, BigDecimal::add));
                    sources("sourcesBefore").forEach((of, less) -> change.merge(of, less.negate(), BigDecimal::add));
                    change.forEach((of, by) -> memo("Allocations:" + allocation + ":Approved", of, allocation, by));
                }
                case "AllocationReleased" -> {
                    for (Object source : Json.list(data.get("sources"))) {
                        memo("Allocations:" + allocation + ":Released", Json.text(source, "gift"), allocation, amount(Json.at(source, "amount")).negate());
                    }
                }
                case "Disbursed" -> paid(allocation, advance + ":Disbursed", "draws", 1);
                case "DirectCostPaid" -> paid(allocation, "Expenses:Direct:" + fund + ":" + allocation, "draws", 1);
                case "PaymentReturned", "DisbursementReversed" -> {
                    boolean direct = Boolean.TRUE.equals(data.get("direct"));
                    paid(allocation, direct ? "Expenses:Direct:" + fund + ":" + allocation : advance + ":Disbursed", "restores", -1);
                }
                case "MisdirectedPaymentRecorded" -> {
                    add(recoverable + ":Due", null, null, allocation, Json.text(data, "party"), amount);
                    add(advance + ":Misdirected", null, null, allocation, null, amount.negate());
                }
                case "RecoveryRecorded" -> drawn(recoverable + ":Recovered", "restores", allocation, -1);
                case "MisdirectedPaymentWrittenOff" -> {
                    add("Expenses:WriteOff:" + fund, null, null, allocation, null, amount);
                    add(recoverable + ":WrittenOff", null, null, allocation, null, amount.negate());
                }
                case "ReturnRecorded" -> drawn(advance + ":Returned", "restores", allocation, -1);
                case "ExpenditureAccepted" -> {
                    for (Object line : Json.list(data.get("lines"))) {
                        String account = "Expenses:Grants:%s:%s:%s".formatted(fund, allocation, Json.text(line, "line"));
                        add(account, null, null, allocation, null, amount(Json.at(line, "amount")));
                    }
                    add(advance + ":Reported", null, null, allocation, null, amount.negate());
                }
                case "FundEstablished",
                        "PeriodClosed",
                        "PeriodReopened",
                        "RestrictionAmended",
                        "AllocationProposed",
                        "AllocationRejected",
                        "AllocationAmendmentProposed",
                        "GrantAgreementSigned",
                        "ReceiptConfirmed",
                        "ExpenditureReported",
                        "ExpenditureDisallowed" -> {}
                default -> throw new IllegalArgumentException("this program does not know what " + type + " posts");
            }
        }

        private void reversed(String gift, String allocation, BigDecimal amount, String advance) {
            String kind = Json.text(data, "kind");
            switch (kind) {
                case "receipt" -> received(amount.negate());
                case "other-income" -> income(amount.negate());
                case "charge" -> drawn("Expenses:Charges:" + fund, "draws", null, -1);
                case "refund" -> drawn("Income:Refunded:" + fund + ":" + gift, "draws", null, -1);
                case "return" -> {
                    if (allocation != null) {
                        drawn(advance + ":Returned", "draws", allocation, 1);
                    }
                }
                default -> throw new IllegalArgumentException("this program does not know what the reversal of a " + kind + " posts");
            }
        }

        /** A reversal names what it takes back as its entry, and takes back what was against a commitment. */
        private void received(BigDecimal amount) {
            String gift = Json.text(data, "gift");
            String receipt = receipt();
            add("Assets:Bank:" + fund, gift, receipt, null, null, amount);
            String credited = gift == null ? "Liabilities:Suspense:" + fund : "Income:Donations:" + fund + ":" + gift;
            add(credited, gift, receipt, null, null, amount.negate());
            if (gift != null) {
                BigDecimal against = amount(data.get("againstCommitment"));
                memo("Commitments:" + gift + ":Received", gift, null, amount.signum() < 0 ? against : against.negate());
            }
        }

        private void income(BigDecimal amount) {
            add("Assets:Bank:" + fund, null, receipt(), null, null, amount);
            add("Income:Other:" + fund, null, receipt(), null, null, amount.negate());
        }

        private String receipt() {
            return Json.text(data, data.get("receipt") == null ? "entry" : "receipt");
        }

        private Map<String, BigDecimal> sources(String name) {
            Map<String, BigDecimal> sources = new HashMap<>();
            for (Object source : Json.list(data.get(name))) {
                sources.merge(Json.text(source, "gift"), amount(Json.at(source, "amount")), BigDecimal::add);
            }
            return sources;
        }

        private void paid(String allocation, String account, String draws, int sign) {
            drawn(account, draws, allocation, sign);
            for (Object draw : Json.list(data.get(draws))) {
                BigDecimal amount = amount(Json.at(draw, "amount"));
                memo("Allocations:" + allocation + ":Disbursed", Json.text(draw, "gift"), allocation, sign > 0 ? amount.negate() : amount);
            }
        }

        private void drawn(String account, String draws, String allocation, int sign) {
            for (Object draw : Json.list(data.get(draws))) {
                BigDecimal amount = amount(Json.at(draw, "amount"));
                BigDecimal signed = sign > 0 ? amount : amount.negate();
                String gift = Json.text(draw, "gift");
                String receipt = Json.text(draw, "receipt");
                add(account, gift, receipt, allocation, null, signed);
                add("Assets:Bank:" + fund, gift, receipt, allocation, null, signed.negate());
            }
        }

        private void memo(String account, String gift, String allocation, BigDecimal amount) {
            add(MEMO + account, gift, null, allocation, null, amount);
            add(MEMO + "Contra:" + fund, gift, null, allocation, null, amount.negate());
        }

        private void add(String account, String gift, String receipt, String allocation, String party, BigDecimal amount) {
            if (amount.signum() != 0) {
                made.add(new Posting(account, gift, receipt, allocation, party, amount));
            }
        }
    }

    /** What happened to the things of funds, each with the acts that made it what it is. */
    private static final class Things {
        final Map<String, TreeMap<String, Map<String, Object>>> byKind = new HashMap<>();

        Map<String, Map<String, Object>> of(String kind) {
            return byKind.computeIfAbsent(kind, any -> new TreeMap<>());
        }

        private Map<String, Object> changed(String kind, String id, long position) {
            Map<String, Object> thing = of(kind).computeIfAbsent(id, any -> new LinkedHashMap<>(Map.of("id", id)));
            thing.put("position", BigDecimal.valueOf(position));
            return thing;
        }

        /** Takes an event of a fund in. */
        void take(String type, Map<String, Object> data, long position) {
            String gift = Json.text(data, "gift");
            switch (type) {
                case "FundEstablished" -> {
                    Map<String, Object> fund = changed("fund", Json.text(data, "fund"), position);
                    for (String member : List.of("currency", "legalHolder", "account", "fiscalYear", "source")) {
                        fund.put(member, data.get(member));
                    }
                    fund.put("exceptions", new ArrayList<Object>());
                }
                case "PeriodClosed" -> changed("fund", Json.text(data, "fund"), position).put("closedUntil", data.get("until"));
                case "PeriodReopened" -> changed("fund", Json.text(data, "fund"), position).put("closedUntil", data.get("closedUntil"));
                case "PledgeRecorded" -> once("gift", gift, "pledge", null, given(data, position), position);
                case "CommitmentRecorded" -> once("gift", gift, "commitment", null, given(data, position), position);
                case "PledgeAmended", "PledgeCancelled" -> each("gift", gift, "pledgeChanges", null, data, position);
                case "CommitmentAmended", "CommitmentCancelled" -> each("gift", gift, "commitmentChanges", null, data, position);
                case "RestrictionAmended" -> each("gift", gift, "restrictions", null, data, position);
                case "DonorRefunded" -> each("gift", gift, "refunds", null, data, position);
                case "ReceiptRecorded" -> {
                    once("receipt", Json.text(data, "receipt"), "receipt", gift == null ? "in-suspense" : "received", data, position);
                    if (gift != null) {
                        given(data, position);
                    }
                }
                case "ReceiptIdentified" -> once("receipt", Json.text(data, "receipt"), "identification", "received", given(data, position), position);
                case "OtherIncomeRecorded" -> once("receipt", Json.text(data, "receipt"), "receipt", "own-income", data, position);
                case "ChargeRecorded" -> once("charge", Json.text(data, "entry"), "charge", "paid", data, position);
                case "EntryReversed" -> reversed(data, position);
                case "AllocationProposed" -> once("allocation", Json.text(data, "allocation"), "proposal", "proposed", data, position);
                case "AllocationApproved" -> allocation("approvals", "approved", data, position);
                case "AllocationRejected" -> allocation("rejections", "rejected", data, position);
                case "GrantAgreementSigned" -> allocation("agreements", "signed", data, position);
                case "AllocationAmendmentProposed" -> allocation("amendments", "amendment-proposed", data, position);
                case "AllocationReleased" -> allocation("releases", null, data, position);
                case "ExpenditureReported" -> allocation("expenditureReports", null, data, position);
                case "ExpenditureAccepted" -> allocation("accepted", null, data, position);
                case "ExpenditureDisallowed" -> allocation("disallowed", null, data, position);
                case "Disbursed", "DirectCostPaid" -> payment("payment", "paid", data, position);
                case "PaymentReturned" -> payment("sentBack", "sent-back", data, position);
                case "DisbursementReversed" -> payment("reversal", "reversed", data, position);
                case "ReceiptConfirmed" -> payment("confirmation", null, data, position);
                case "MisdirectedPaymentRecorded" -> payments("misdirected", data, position);
                case "RecoveryRecorded" -> payments("recoveries", data, position);
                case "MisdirectedPaymentWrittenOff" -> payments("writeOffs", data, position);
                case "ReturnRecorded" -> payments("returns", data, position);
                default -> throw new IllegalArgumentException("this program does not know what " + type + " changes");
            }
        }

        private void reversed(Map<String, Object> data, long position) {
            String entry = Json.text(data, "entry");
            switch (Json.text(data, "kind")) {
                case "receipt", "other-income" -> once("receipt", entry, "reversal", "reversed", data, position);
                case "charge" -> once("charge", entry, "reversal", "reversed", data, position);
                case "return" -> {
                    if (data.get("disbursement") != null) {
                        payments("returnReversals", data, position);
                    }
                }
                default -> {
                    if (data.get("gift") != null) {
                        each("gift", Json.text(data, "gift"), "refundReversals", null, data, position);
                    }
                }
            }
        }

        private Map<String, Object> given(Map<String, Object> data, long position) {
            Map<String, Object> gift = changed("gift", data.get("fund") + ":" + data.get("gift"), position);
            gift.put("fund", data.get("fund"));
            gift.put("gift", data.get("gift"));
            if (data.get("donor") != null || !gift.containsKey("donor")) {
                gift.put("donor", data.get("donor"));
            }
            return data;
        }

        private void allocation(String list, String status, Map<String, Object> data, long position) {
            each("allocation", Json.text(data, "allocation"), list, status, data, position);
        }

        private void payment(String member, String status, Map<String, Object> data, long position) {
            once("disbursement", Json.text(data, "disbursement"), member, status, data, position);
        }

        private void payments(String list, Map<String, Object> data, long position) {
            each("disbursement", Json.text(data, "disbursement"), list, null, data, position);
        }

        private Map<String, Object> ofFund(String kind, String id, String status, Map<String, Object> data, long position) {
            Map<String, Object> thing = changed(kind, data.get("fund") + ":" + id, position);
            thing.put("fund", data.get("fund"));
            if (status != null) {
                thing.put("status", status);
            }
            return thing;
        }

        private void once(String kind, String id, String member, String status, Map<String, Object> data, long position) {
            ofFund(kind, id, status, data, position).put(member, data);
        }

        private void each(String kind, String id, String list, String status, Map<String, Object> data, long position) {
            Map<String, Object> thing = ofFund(kind, id, status, data, position);
            List<Object> all = new ArrayList<>(Json.list(thing.get(list)));
            all.add(data);
            thing.put(list, all);
        }

        /** Notes at the fund a fact that breaks a rule. */
        void exception(String type, String subject, Map<String, Object> data, long position) {
            List<?> exceptions = Json.list(data.get("exceptions"));
            if (exceptions.isEmpty()) {
                return;
            }
            boolean isEntry = type.equals("ChargeRecorded") || type.equals("EntryReversed");
            Object fact = data.get("receipt") != null ? data.get("receipt") : data.get(isEntry ? "entry" : "disbursement");
            Map<String, Object> fund = changed("fund", Json.text(data, "fund"), position);
            List<Object> all = new ArrayList<>(Json.list(fund.get("exceptions")));
            for (Object exception : exceptions) {
                Map<String, Object> noted = new LinkedHashMap<>();
                noted.put("position", BigDecimal.valueOf(position));
                noted.put("event", type);
                noted.put("act", subject + "/" + fact);
                noted.put("rule", Json.at(exception, "rule"));
                noted.put("reason", Json.at(exception, "reason"));
                all.add(noted);
            }
            fund.put("exceptions", all);
        }

        /** A resolution cured a fact, where that is one of a fund. */
        void ratified(Map<String, Object> data, long position) {
            String act = Json.text(data, "act");
            String[] names = act.split("/", -1);
            if (names.length != 3 || !names[0].equals("fund") || !of("fund").containsKey(names[1])) {
                return;
            }
            Map<String, Object> fund = changed("fund", names[1], position);
            for (Object noted : Json.list(fund.get("exceptions"))) {
                if (act.equals(Json.text(noted, "act")) && Json.at(noted, "ratifiedBy") == null) {
                    Json.object(noted).put("ratifiedBy", data.get("resolution"));
                }
            }
        }
    }

    /**
     * Derives from the entries what a pack's tables and report say of them, by the rules as they are
     * written here, and compares. What it does not derive it names as not proven.
     */
    private static final class Derivation implements AutoCloseable {
        private static final String FUNDING = "org.iioe.ledger.funding.";
        private static final String RATIFIED = "org.iioe.ledger.meetings.ActRatified";
        private static final List<String> ALWAYS =
                List.of("report.html", "datapackage.json", "tables/trail.csv", "tables/postings.csv", "tables/trial-balance.csv", "tables/figures.csv", "tables/exceptions.csv", "tables/funds.csv");

        /**
         * The tables of funds: the table, the things that its rows are of or whose lists they stand
         * in, and its columns. A column is a member, or name=path; with $ it is money, and @ begins
         * the path of a source. ^ is the thing in whose list a row stands, # its number there.
         */
        private static final String TABLES =
                """
                funds|fund||id currency legalHolder account fiscalYear closedUntil @source position
                fund-exceptions|fund|exceptions|fund=^/id position event act rule reason ratifiedBy
                gifts|gift||fund gift donor $pledged=pledge/amount pledgedOn=pledge/on $committed=commitment/amount committedOn=commitment/on purposes=commitment/restriction/purposes position
                pledge-changes|gift|pledgeChanges|fund=^/fund gift=^/gift $was $amount reason on @source
                commitment-changes|gift|commitmentChanges|fund=^/fund gift=^/gift $was $amount reason on @source
                restriction-changes|gift|restrictions|fund=^/fund gift=^/gift was=was/purposes purposes=restriction/purposes donorConsent on @source
                instalments|gift|commitment/instalments|fund=^/fund gift=^/gift instalment due $amount condition
                refunds|gift|refunds|fund=^/fund gift=^/gift entry $amount bankRef valueDate postedOn on @source
                receipts|receipt||fund receipt=receipt/receipt status kind=receipt/kind gift=receipt/gift donor=receipt/donor identifiedAs=identification/gift identifiedDonor=identification/donor $amount=receipt/amount $original=receipt/original rate=receipt/rate bankRef=receipt/bankRef valueDate=receipt/valueDate postedOn=receipt/postedOn exception=receipt/rules reversalReason=reversal/reason @receipt/source position
                charges|charge||fund entry=charge/entry status kind=charge/kind $amount=charge/amount bankRef=charge/bankRef valueDate=charge/valueDate postedOn=charge/postedOn exception=charge/rules reversalReason=reversal/reason @charge/source position
                charge-draws|charge|charge/draws|fund=^/fund entry=^/charge/entry receipt gift $amount
                allocations|allocation||fund allocation=proposal/allocation status recipient=proposal/recipient purpose=proposal/purpose mode=proposal/mode $proposed=proposal/amount proposedOn=proposal/on @proposal/source position
                approvals|allocation|approvals|fund=^/fund allocation=^/proposal/allocation approval=# recipient purpose mode $was $amount authority delegated on @source
                approved-lines|allocation|approvals lines|fund=^/^/fund allocation=^/allocation approval=^/# line $amount
                approved-sources|allocation|approvals sources|fund=^/^/fund allocation=^/allocation approval=^/# gift $amount
                rejections|allocation|rejections|fund=^/fund allocation=^/proposal/allocation authority reason on @source
                amendments-proposed|allocation|amendments|fund=^/fund allocation=^/proposal/allocation $amount reason on @source
                releases|allocation|releases|fund=^/fund allocation=^/proposal/allocation $amount reason on @source
                agreements|allocation|agreements|fund=^/fund allocation=^/proposal/allocation $amount digest on @source
                expenditure-reported|allocation|expenditureReports|fund=^/fund allocation=^/proposal/allocation report $amount lines on @source from=period/from to=period/to evidence
                expenditure-accepted|allocation|accepted|fund=^/fund allocation=^/proposal/allocation report $amount lines on @source
                expenditure-disallowed|allocation|disallowed|fund=^/fund allocation=^/proposal/allocation report $amount lines on @source reason
                disbursements|disbursement||fund disbursement=payment/disbursement allocation=payment/allocation status recipient=payment/recipient payee=payment/payee $amount=payment/amount bankRef=payment/bankRef valueDate=payment/valueDate postedOn=payment/postedOn exception=payment/rules $confirmed=confirmation/amount confirmedOn=confirmation/on sentBackOn=sentBack/on reversalReason=reversal/reason @payment/source position
                draws|disbursement|payment/draws|fund=^/fund disbursement=^/payment/disbursement receipt gift $amount
                misdirected|disbursement|misdirected|fund=^/fund disbursement=^/payment/disbursement $amount party reason on @source
                recoveries|disbursement|recoveries|fund=^/fund disbursement=^/payment/disbursement entry $amount bankRef on @source
                write-offs|disbursement|writeOffs|fund=^/fund disbursement=^/payment/disbursement entry $amount authority reason on @source
                returns|disbursement|returns|fund=^/fund disbursement=^/payment/disbursement entry $amount bankRef exception=rules on @source
                """;

        private final PackFiles files;
        private final boolean isWanted;
        private final Set<String> proven = new HashSet<>();
        private final Things things = new Things();
        private final Map<String, Books> books = new TreeMap<>();
        private final Map<Long, List<List<String>>> exceptions = new TreeMap<>();
        private PackTable trail;
        private PackTable postings;
        private String recordedAt = "";
        private long recorded = Long.MIN_VALUE;
        private String underivable;

        Derivation(PackFiles files) {
            this.files = files;
            isWanted = files.names.stream().anyMatch(name -> name.startsWith("tables/") || name.equals("report.html"));
        }

        void entry(long position, byte[] bytes, int from, int length, Report report) throws IOException {
            if (!isWanted || underivable != null) {
                return;
            }
            open(report);
            try {
                Map<String, Object> entry = Json.object(Json.parse(new String(bytes, from, length, StandardCharsets.UTF_8)));
                Map<String, Object> data = Json.object(entry.get("data"));
                String type = Json.text(entry, "type");
                String name = type.substring(type.lastIndexOf('.') + 1);
                listExceptions(data);
                recorded = Math.max(recorded, Instant.parse(Json.text(entry, "time")).toEpochMilli());
                recordedAt = Instant.ofEpochMilli(recorded).toString();
                trail(position, name, entry, data, report);
                for (Object exception : Json.list(data.get("exceptions"))) {
                    exceptions.computeIfAbsent(position, at -> new ArrayList<>())
                            .add(Arrays.asList(Long.toString(position), name, Json.text(entry, "subject"), Json.text(exception, "rule"), Json.text(exception, "reason")));
                }
                List<Posting> made = List.of();
                if (type.startsWith(FUNDING)) {
                    made = Poster.of(name, data);
                    things.take(name, data, position);
                    things.exception(name, Json.text(entry, "subject"), data, position);
                    books.computeIfAbsent(Json.text(data, "fund"), fund -> new Books(Json.text(data, "currency")));
                } else if (type.equals(RATIFIED)) {
                    things.ratified(data, position);
                }
                post(position, made, data, report);
            } catch (ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
                // An entry of another version of the ledger: what it means is not known here.
                underivable = "position %d: %s".formatted(position, e.getMessage());
            }
        }

        /**
         * Facts of the first form keep the first rule that they break, as exception or null; those
         * of the second all of them, as exceptions. Here both have exceptions, and their rules in
         * one cell.
         */
        private static void listExceptions(Map<String, Object> data) {
            Object first = data.remove("exception");
            List<?> all = first == null ? Json.list(data.get("exceptions")) : List.of(first);
            data.put("exceptions", all);
            data.put("rules", all.isEmpty() ? null : all.stream().map(each -> Json.text(each, "rule")).collect(Collectors.joining(", ")));
        }

        private void open(Report report) throws IOException {
            if (trail == null) {
                trail =
                        PackTable.open(
                                files,
                                "trail",
                                List.of("position", "recordedAt", "event", "subject", "actor", "onBehalfOf", "command", "authority", "reason", "exception", "on", "source", "id", "receipt"),
                                report);
                postings =
                        PackTable.open(
                                files,
                                "postings",
                                List.of(
                                        "position", "line", "fund", "postedOn", "account", "gift", "receipt", "allocation", "party",
                                        "amount.amount", "amount.currency", "balanceAfter.amount", "balanceAfter.currency"),
                                report);
            }
        }

        private void trail(long position, String name, Map<String, Object> entry, Map<String, Object> data, Report report) throws IOException {
            List<String> row = new ArrayList<>();
            row.add(Long.toString(position));
            row.add(recordedAt);
            row.add(name);
            for (String attribute : List.of("subject", "actor", "onbehalfof", "command")) {
                row.add(Json.text(entry, attribute));
            }
            for (String path : List.of("authority", "reason", "rules", "on", "source/ref")) {
                row.add(Json.text(data, path));
            }
            row.add(Json.text(entry, "id"));
            row.add("/api/v1/log/entries/%d/receipt".formatted(position));
            row.replaceAll(VerifyLedger::cell);
            trail.row(row, report);
        }

        /** Compares an entry's postings, in whatever order, and the balances that stand beside them. */
        private void post(long position, List<Posting> made, Map<String, Object> data, Report report) throws IOException {
            String fund = made.isEmpty() ? "" : Json.text(data, "fund");
            List<List<String>> wanted = new ArrayList<>();
            for (Posting posting : made) {
                String on = data.get("postedOn") == null ? effective(Json.text(data, "on")).toString() : Json.text(data, "postedOn");
                Books of = books.get(fund);
                of.balances.merge(posting.account(), posting.amount(), BigDecimal::add);
                List<String> row =
                        new ArrayList<>(
                                Arrays.asList(fund, on, posting.account(), posting.gift(), posting.receipt(), posting.allocation(), posting.party(), posting.amount().toPlainString(), of.currency));
                row.replaceAll(VerifyLedger::cell);
                wanted.add(row);
            }
            String at = Long.toString(position);
            for (int line = 0; postings.isThere() && !postings.differs && postings.peek() != null && at.equals(postings.peek().get(0)); line++) {
                List<String> row = postings.next();
                if (row.size() != 13 || !row.get(1).equals(Integer.toString(line)) || !wanted.remove(row.subList(2, 11))) {
                    postings.differs("the entry of position %d makes no such posting".formatted(position), report);
                    return;
                }
                Books of = books.get(fund);
                BigDecimal balance = of.byGift.merge(row.get(4) + " " + row.get(5), new BigDecimal(row.get(9)), BigDecimal::add);
                if (!row.get(11).equals(balance.toPlainString()) || !row.get(12).equals(of.currency)) {
                    postings.differs("the balance after it is %s".formatted(balance.toPlainString()), report);
                }
            }
            if (postings.isThere() && !postings.differs && !wanted.isEmpty()) {
                postings.differs("a posting of position %d is not there: %s".formatted(position, PackFiles.shown(String.join(",", wanted.get(0)))), report);
            }
        }

        /** Compares what is known only in the end, and names what nothing was derived for. */
        void end(Verification verification, Map<String, String> sums, Report report) throws IOException {
            if (sums.isEmpty()) {
                return;
            }
            ALWAYS.stream()
                    .filter(file -> !files.has(file))
                    .forEach(file -> report.fail(Code.FILE_DIFFERS, Failure.NOWHERE, file + ", which belongs to every pack and is not there"));
            description(verification, sums, report);
            if (underivable == null && trail != null) {
                ends(trail, report);
                ends(postings, report);
                TABLES.lines().forEach(table -> table(table.split("\\|"), report));
                exceptions(report);
                figures(verification.position - 1, report);
                trialBalance(report);
                page(verification, report);
                report.checked("tables derived from the entries, row by row", proven.stream().filter(file -> file.startsWith("tables/")).count());
            } else if (trail != null) {
                report.notProven("the tables and the report as a whole: " + underivable);
            }
            notProven(sums.keySet(), report);
        }

        private void ends(PackTable table, Report report) throws IOException {
            table.end(report);
            if (table.isThere() && !table.differs) {
                proven.add(table.file);
            }
        }

        private void whole(String name, List<String> header, List<List<String>> rows, Report report) {
            try (PackTable table = PackTable.open(files, name, header, report)) {
                for (List<String> row : rows) {
                    table.row(row.stream().map(VerifyLedger::cell).toList(), report);
                }
                ends(table, report);
            } catch (IOException e) {
                throw new Unreadable("tables/" + name + ".csv: " + e.getMessage());
            }
        }

        private void table(String[] said, Report report) {
            List<String> columns = List.of(said[3].split(" "));
            List<String> header = new ArrayList<>();
            for (String column : columns) {
                String name = column.replaceAll("^[$]|=.*", "");
                header.addAll(
                        column.startsWith("@")
                                ? List.of("source", "certainty")
                                : column.startsWith("$") ? List.of(name + ".amount", name + ".currency") : List.of(name));
            }
            whole(said[0], header, rows(said[1], said[2], columns).stream().map(VerifyLedger::written).toList(), report);
        }

        /** The rows of a table, each cell a text, an amount of money, or null. */
        private List<List<Object>> rows(String kind, String lists, List<String> columns) {
            List<Map<String, Object>> found = new ArrayList<>(things.of(kind).values());
            for (String list : lists.isEmpty() ? new String[0] : lists.split(" ")) {
                List<Map<String, Object>> within = new ArrayList<>();
                for (Map<String, Object> thing : found) {
                    int number = 0;
                    for (Object each : Json.list(Json.at(thing, list))) {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("^", thing);
                        row.put("#", BigDecimal.valueOf(++number));
                        row.putAll(Json.object(each));
                        within.add(row);
                    }
                }
                found = within;
            }
            return found.stream().map(thing -> cells(thing, columns)).toList();
        }

        private static List<Object> cells(Map<String, Object> thing, List<String> columns) {
            List<Object> cells = new ArrayList<>();
            for (String column : columns) {
                String path = column.replaceAll("^([$@]|[^=@]+=)+", "");
                if (column.startsWith("@")) {
                    cells.add(Json.text(thing, path + "/ref"));
                    cells.add(Json.text(thing, path + "/certainty"));
                } else if (column.startsWith("$")) {
                    cells.add(new Money(Json.text(thing, path + "/amount"), Json.text(thing, path + "/currency")));
                } else if (Json.at(thing, path) instanceof List<?> list) {
                    cells.add(list.stream().map(Json::text).collect(Collectors.joining(", ")));
                } else {
                    cells.add(Json.text(thing, path));
                }
            }
            return cells;
        }

        private void exceptions(Report report) {
            whole("exceptions", List.of("position", "event", "subject", "rule", "reason", "ratifiedBy"), exceptionsByCure(), report);
        }

        /** Those that no resolution ratified first. */
        private List<List<String>> exceptionsByCure() {
            Map<Long, String> cured = new HashMap<>();
            for (Map<String, Object> fund : things.of("fund").values()) {
                for (Object noted : Json.list(fund.get("exceptions"))) {
                    if (Json.at(noted, "ratifiedBy") != null) {
                        cured.put(Long.parseLong(Json.text(noted, "position")), Json.text(noted, "ratifiedBy"));
                    }
                }
            }
            List<List<String>> rows = new ArrayList<>();
            for (boolean isCured : new boolean[] {false, true}) {
                exceptions.forEach((position, each) -> {
                    if (cured.containsKey(position) == isCured) {
                        for (List<String> row : each) {
                            List<String> whole = new ArrayList<>(row);
                            whole.add(cured.get(position));
                            rows.add(whole);
                        }
                    }
                });
            }
            return rows;
        }

        private void figures(long position, Report report) {
            List<List<String>> rows = new ArrayList<>();
            books.forEach((fund, of) ->
                    of.figures().forEach((figure, amount) ->
                            rows.add(
                                    List.of(
                                            fund,
                                            figure,
                                            amount.toPlainString(),
                                            of.currency,
                                            Boolean.toString(of.isKnown(figure)),
                                            "/api/v1/reports/journal?fund=%s&figure=%s&asOf=%d".formatted(fund, figure, position)))));
            whole("figures", List.of("fund", "figure", "closing.amount", "closing.currency", "known", "entries"), rows, report);
        }

        private void trialBalance(Report report) {
            List<List<String>> rows = new ArrayList<>();
            books.forEach((fund, of) ->
                    of.balances.forEach((account, balance) -> {
                        String debit = balance.signum() > 0 ? balance.toPlainString() : "";
                        String credit = balance.signum() < 0 ? balance.negate().toPlainString() : "";
                        rows.add(
                                List.of(
                                        fund,
                                        account,
                                        of.zero().toPlainString(),
                                        of.currency,
                                        balance.toPlainString(),
                                        of.currency,
                                        debit,
                                        debit.isEmpty() ? "" : of.currency,
                                        credit,
                                        credit.isEmpty() ? "" : of.currency));
                    }));
            whole(
                    "trial-balance",
                    List.of(
                            "fund", "account", "opening.amount", "opening.currency", "change.amount", "change.currency",
                            "debit.amount", "debit.currency", "credit.amount", "credit.currency"),
                    rows,
                    report);
        }

        // What report.html shows before it speaks of proofs, as it has to be written.

        private void page(Verification verification, Report report) throws IOException {
            String[] sections = files.text("report.html").split("<h2>", -1);
            List<String> derived =
                    List.of(
                            section(
                                    "Exceptions: facts that break a rule, those not ratified first",
                                    List.of("#Position", "What", "Of", "Rule", "Reason", "-Ratified by"),
                                    exceptionsByCure()),
                            section("Suspense: money that is nobody's gift yet", List.of("Fund", "Receipt", "Value date", "Bank reference", "#Amount"), suspense()),
                            section("Equations of the books that do not hold", List.of("Fund", "Equation", "#Left side", "#Right side", "Holds"), broken()),
                            section(
                                    "Funds",
                                    List.of("Id", "Currency", "Legal holder", "Account", "Fiscal year", "-Closed until", "Source", "Certainty", "#Position"),
                                    rows("fund", "", List.of("id", "currency", "legalHolder", "account", "fiscalYear", "closedUntil", "@source", "position"))),
                            section("Figures of each fund", List.of("Fund", "Figure", "#Closing"), known()));
            boolean same = sections.length == 8;
            for (int i = 0; same && i < derived.size(); i++) {
                if (!sections[i + 1].equals(derived.get(i))) {
                    same = false;
                    report.fail(Code.REPORT_DIFFERS, Failure.NOWHERE, "report.html, under \"%s\"".formatted(derived.get(i).substring(0, derived.get(i).indexOf('<'))));
                }
            }
            if (sections.length != 8) {
                report.fail(Code.REPORT_DIFFERS, Failure.NOWHERE, "report.html has other sections than the ledger writes");
            } else if (same && !moment(verification).matcher(sections[6]).matches()) {
                report.fail(Code.REPORT_DIFFERS, Failure.NOWHERE, "report.html, under what moment it is of");
            }
        }

        private static String section(String title, List<String> columns, List<? extends List<?>> rows) {
            StringBuilder html = new StringBuilder(title + "</h2>\n");
            if (rows.isEmpty()) {
                return html.append("<p class=\"u\">None.</p>\n").toString();
            }
            html.append("<div class=\"wide\"><table>\n<tr>");
            columns.forEach(column -> html.append(tag("th", column, escaped(column.replaceAll("^[#-]", "")))));
            html.append("</tr>\n");
            for (List<?> row : rows) {
                html.append("<tr>");
                for (int i = 0; i < columns.size(); i++) {
                    String nothing = columns.get(i).startsWith("-") ? "\u2013" : "<span class=\"u\">unknown</span>";
                    html.append(tag("td", columns.get(i), row.get(i) == null ? nothing : escaped(row.get(i).toString())));
                }
                html.append("</tr>\n");
            }
            return html.append("</table></div>\n").toString();
        }

        private static String tag(String name, String column, String content) {
            return "<%1$s%2$s>%3$s</%1$s>".formatted(name, column.startsWith("#") ? " class=\"n\"" : "", content);
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
        }

        private List<List<Object>> suspense() {
            List<List<Object>> rows = new ArrayList<>();
            for (Map<String, Object> receipt : things.of("receipt").values()) {
                if ("in-suspense".equals(receipt.get("status"))) {
                    String fund = Json.text(receipt, "fund");
                    rows.add(
                            Arrays.asList(
                                    fund,
                                    Json.text(receipt, "receipt/receipt"),
                                    Json.text(receipt, "receipt/valueDate"),
                                    Json.text(receipt, "receipt/bankRef"),
                                    books.get(fund).printed(amount(Json.at(receipt, "receipt/amount")))));
                }
            }
            // By fund, and within it by receipt: the ids of both are one word in the map above.
            rows.sort(Comparator.comparing(row -> row.get(0).toString()));
            return rows;
        }

        private List<List<Object>> broken() {
            List<List<Object>> rows = new ArrayList<>();
            books.forEach((fund, of) -> {
                Map<String, BigDecimal> f = of.figures();
                BigDecimal bank = f.get("received").add(f.get("other")).add(f.get("suspense")).subtract(f.get("refunded")).subtract(f.get("charges"));
                BigDecimal used = f.get("spent").add(f.get("returned")).add(f.get("writtenOff")).add(f.get("advances")).add(f.get("recoverable"));
                equation(rows, fund, of, "memorandum accounts = 0", of.b("Equity:Memo"), of.zero());
                equation(
                        rows,
                        fund,
                        of,
                        "bank = received + other + suspense - refunded - charges - disbursed + returned",
                        f.get("bank"),
                        bank.subtract(f.get("disbursed")).add(f.get("returned")));
                equation(rows, fund, of, "unallocated = bank - suspense - undisbursed", f.get("unallocated"), f.get("bank").subtract(f.get("suspense")).subtract(f.get("undisbursed")));
                equation(rows, fund, of, "disbursed = advances paid + direct costs", f.get("disbursed"), f.get("advanced").add(f.get("direct")));
                equation(rows, fund, of, "disbursed = spent + returned + written off + advances + recoverable", f.get("disbursed"), used);
            });
            return rows;
        }

        private static void equation(List<List<Object>> rows, String fund, Books of, String words, BigDecimal left, BigDecimal right) {
            if (left.compareTo(right) != 0) {
                rows.add(List.of(fund, words, of.printed(left), of.printed(right), "no"));
            }
        }

        private List<List<Object>> known() {
            List<List<Object>> rows = new ArrayList<>();
            books.forEach((fund, of) ->
                    of.figures().forEach((figure, amount) -> rows.add(Arrays.asList(fund, figure, of.isKnown(figure) ? of.printed(amount) : null))));
            return rows;
        }

        /** The section that says what moment it is of; its zone and count of documents are the ledger's word. */
        private Pattern moment(Verification verification) throws IOException {
            String covered = checkpointSize(verification) == null ? "none" : "over %d entries".formatted(checkpointSize(verification));
            List<String> rows = new ArrayList<>();
            rows.add(said("Ledger", Pattern.quote(escaped(verification.origins.at(verification.position - 1)))));
            rows.add(said("Position", Long.toString(verification.position - 1)));
            rows.add(said("Root at exactly that position", Pattern.quote(base64(verification.tree.root()))));
            rows.add(said("Recorded up to", Pattern.quote(recordedAt)));
            rows.add(said("Zone of business days", "[A-Za-z0-9_+/:-]+"));
            rows.add(said("Checkpoint", covered));
            if (verification.beyond >= 0) {
                rows.add(said("Later checkpoint", "over %d entries".formatted(verification.beyond)));
            }
            rows.add(said("Documents", "[0-9]+ named by digest, [0-9]+ of them kept and here, [0-9]+ not received(; ALTERED since they were received: [0-9]+)?"));
            return Pattern.compile(
                    Pattern.quote("The moment, and what proves it</h2>\n<div class=\"wide\"><table>\n<tr><th>What</th><th>Is</th></tr>\n")
                            + String.join("", rows)
                            + Pattern.quote("</table></div>\n"));
        }

        private static String said(String what, String is) {
            return "<tr><td>" + what + "</td><td>" + is + "</td></tr>\n";
        }

        private Long checkpointSize(Verification verification) throws IOException {
            String newest = files.text("log/checkpoint");
            return newest.isEmpty() || verification.own.isEmpty() ? null : Long.valueOf(verification.own.get(verification.own.size() - 1).size());
        }

        /** What the description says of the log and of each file. */
        private void description(Verification verification, Map<String, String> sums, Report report) throws IOException {
            try {
                Object said = Json.parse(files.text("datapackage.json"));
                long position = verification.position - 1;
                String origin = verification.origins.at(position);
                Map<String, String> wanted = new LinkedHashMap<>();
                wanted.put("id", origin + "@" + position);
                wanted.put("version", Long.toString(position));
                wanted.put("ledger/origin", origin);
                wanted.put("ledger/position", Long.toString(position));
                wanted.put("ledger/root", base64(verification.tree.root()));
                if (underivable == null && trail != null) {
                    wanted.put("created", recordedAt);
                    wanted.put("ledger/recordedAt", recordedAt);
                }
                Long size = checkpointSize(verification);
                wanted.put("ledger/checkpointSize", size == null ? null : size.toString());
                wanted.forEach((path, text) -> {
                    if (text == null ? Json.at(said, path) != null : !text.equals(Json.text(said, path))) {
                        report.fail(Code.DESCRIPTION_DIFFERS, Failure.NOWHERE, "datapackage.json: " + path);
                    }
                });
                Map<String, String> described = new TreeMap<>();
                for (Object resource : Json.list(Json.at(said, "resources"))) {
                    described.merge(Json.text(resource, "path"), Json.text(resource, "hash"), (one, other) -> "two of them");
                }
                Map<String, String> listed = new TreeMap<>();
                sums.forEach((file, sum) -> listed.put(file, "sha256:" + sum));
                listed.remove("datapackage.json");
                if (!described.equals(listed)) {
                    report.fail(Code.DESCRIPTION_DIFFERS, Failure.NOWHERE, "datapackage.json describes other files than SHA256SUMS lists");
                }
            } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
                report.fail(Code.DESCRIPTION_DIFFERS, Failure.NOWHERE, "datapackage.json: " + e.getMessage());
            }
        }

        private void notProven(Set<String> listed, Report report) {
            List<String> others = new ArrayList<>();
            for (String file : listed) {
                if (file.equals(PackFiles.FORMER_PROGRAM)) {
                    report.notProven(file + ": a program, as packs carried one formerly; it was not run");
                } else if (file.equals("report.html")) {
                    report.notProven("report.html: its words outside of the sections that were compared (exceptions, suspense, equations, funds, figures, moment)");
                } else if (file.equals("datapackage.json")) {
                    report.notProven("datapackage.json: its titles and descriptions");
                } else if (!proven.contains(file) && !file.startsWith("log/")) {
                    others.add(file);
                }
            }
            if (!others.isEmpty()) {
                report.notProven("what the ledger derived and this program does not: " + String.join(", ", others));
            }
        }

        @Override
        public void close() throws IOException {
            if (trail != null) {
                trail.close();
                postings.close();
            }
        }
    }

    /** Money in a table: two cells. */
    private record Money(String amount, String currency) {}

    /** A row as it is written: money in two cells. */
    private static List<String> written(List<Object> row) {
        List<String> written = new ArrayList<>();
        for (Object cell : row) {
            if (cell instanceof Money money) {
                written.add(money.amount());
                written.add(money.currency());
            } else {
                written.add((String) cell);
            }
        }
        return written;
    }

    // ---------------------------------------------------------------- the verification

    private static final class Verification {
        private final Options options;
        private final Source source;
        private final Report report;
        private final Frontier tree = new Frontier();
        private final Map<Long, byte[]> roots = new HashMap<>();
        private final Table ids = new Table();
        private final Table sequences = new Table();
        /** Of each stream: which command made its newest events, and before which number others did. */
        private final Table makers = new Table();
        private final Table others = new Table();
        private final List<Long> overtaken = new ArrayList<>();
        private long overtakings;
        private long bases;
        private List<Note> own = List.of();
        private final Origins origins = new Origins();
        private final List<Run> sources = new ArrayList<>();
        private boolean ours;
        private long position;
        /** Over how many entries the later checkpoint is, or -1 without one. */
        private long beyond = -1;
        /** How many entries are under a signature whose root is theirs. */
        private long covered;

        Verification(Options options, Source source, Report report) {
            this.options = options;
            this.source = source;
            this.report = report;
        }

        void run() throws IOException, SQLException, InterruptedException {
            if (source.isRefused(report)) {
                return;
            }
            report.isRead = true;
            own = source.notes(report);
            Later later = source.later(report);
            beyond = later == null ? -1 : later.note().size();
            options.malformed.forEach(text -> report.fail(Code.CHECKPOINT_MALFORMED, 0, text));
            Note newest = !own.isEmpty() ? own.get(own.size() - 1) : later == null ? null : later.note();
            if (newest == null && options.earlier.isEmpty()) {
                throw new Unreadable("There is no checkpoint to compare with.");
            }
            Set<Long> wanted = new HashSet<>();
            own.forEach(note -> wanted.add(note.size()));
            options.earlier.forEach(note -> wanted.add(note.size()));
            if (later != null) {
                wanted.add(later.size());
            }
            read(wanted, newest == null ? -1 : source.size(newest));
            origins.named(newest == null ? options.earlier.get(0).origin() : newest.origin(), own.isEmpty() && ours ? sources : List.of());
            String name = origins.current();
            sources();
            List<Note> signed = new ArrayList<>(own);
            for (Note note : options.earlier) {
                if (origins.isOne(note.origin())) {
                    signed.add(note);
                } else {
                    report.fail(Code.OTHER_LOG, 0, "%s is of %s, this log is %s".formatted(note.where(), note.origin(), name));
                }
            }
            List<Note> notes = signed.stream().filter(note -> !isLost(note)).toList();
            if (later != null) {
                signed.add(later.note());
            }
            signed.addAll(origins.promised());
            signatures(signed);
            compare(notes);
            goesOn(later);
            source.end(this, report);
            receipt();
            limits();
            report.good = "%s, size %d, root %s".formatted(name, position, base64(tree.root()));
        }

        /** Hashes in parallel, a little ahead of where the tree grows. */
        private void read(Set<Long> wanted, long expected) throws IOException, SQLException, InterruptedException {
            ExecutorService pool = Executors.newFixedThreadPool(options.threads, task -> {
                Thread thread = new Thread(task, "hashing");
                thread.setDaemon(true);
                return thread;
            });
            ArrayDeque<Future<Batch>> ahead = new ArrayDeque<>();
            root(wanted);
            try {
                boolean more = true;
                boolean first = true;
                while (more || !ahead.isEmpty()) {
                    while (more && ahead.size() < options.threads * 4) {
                        Batch batch = source.next();
                        more = batch != null;
                        if (batch != null) {
                            if (first && batch.count > 0) {
                                ours = Scanner.isOurs(batch.bytes, batch.from[0], batch.length[0]);
                                first = false;
                            }
                            ahead.add(pool.submit(() -> batch.hash(ours)));
                        }
                    }
                    if (!ahead.isEmpty()) {
                        take(ahead.remove().get(), wanted);
                        report.progress(position, expected);
                    }
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                pool.shutdownNow();
            }
            report.checked("entries, each hashed anew", position);
            report.entries = position;
            if (ours) {
                report.checked("entries in the form of CloudEvents, ids unique, streams without gaps", position);
                overtaken();
            } else {
                report.notChecked("what stands in the entries: they are not this ledger's");
            }
        }

        private void take(Batch batch, Set<Long> wanted) throws SQLException, IOException, InterruptedException {
            for (int i = 0; i < batch.count; i++) {
                if (batch.facts != null && batch.facts[i] != null) {
                    order(batch.facts[i], batch, i);
                }
                source.leaf(position, batch.leaves[i], report);
                if (ours && batch.facts[i] != null && batch.facts[i].malformed == null) {
                    source.entry(position, batch.bytes, batch.from[i], batch.length[i], report);
                }
                tree.append(batch.leaves[i], (height, index, hash) -> source.subtree(height, index, hash, report));
                position++;
                root(wanted);
            }
            if (batch.shortBecause != null) {
                report.fail(Code.POSITION_MISSING, position, batch.shortBecause);
            }
        }

        private void root(Set<Long> wanted) {
            source.edge(position, tree);
            if (wanted.contains(position)) {
                roots.put(position, tree.root());
                report.checked("roots", 1);
            }
        }

        /** The entries from a position on that bear one source. */
        private record Run(long from, byte[] source) {}

        /** Which source each entry bears is compared in the end, when all names are known. */
        private void sources() {
            for (int i = 0; i < sources.size(); i++) {
                String source = new String(sources.get(i).source(), StandardCharsets.UTF_8);
                long until = i + 1 < sources.size() ? sources.get(i + 1).from() : position;
                for (long at = sources.get(i).from(); at < until; at = origins.end(at)) {
                    if (!origins.at(at).equals(source)) {
                        report.fail(Code.ENTRY_MALFORMED, at, "its source is not the log's origin");
                    }
                }
            }
        }

        /** Whether the log says that it lost what a checkpoint covers; the reader is told then. */
        private boolean isLost(Note note) {
            Continuation lost = origins.losing(note);
            if (lost == null) {
                return false;
            }
            report.lost(
                    "%s of size %d covers positions %d to %d of %s, and these positions are lost; %s"
                            .formatted(note.where(), note.size(), lost.kept(), note.size() - 1, note.origin(), lost.told()));
            return true;
        }

        private void order(Facts facts, Batch batch, int at) {
            if (facts.malformed != null) {
                report.fail(Code.ENTRY_MALFORMED, position, facts.malformed);
                return;
            }
            byte[] source = sources.isEmpty() ? new byte[0] : sources.get(sources.size() - 1).source();
            if (!Arrays.equals(batch.bytes, facts.sourceFrom, facts.sourceUntil, source, 0, source.length)) {
                sources.add(new Run(position, Arrays.copyOfRange(batch.bytes, facts.sourceFrom, facts.sourceUntil)));
            }
            if (facts.continues) {
                byte[] entry = Arrays.copyOfRange(batch.bytes, batch.from[at], batch.from[at] + batch.length[at]);
                origins.add(Continuation.parse(position, entry), report);
            }
            long before = ids.put(facts.idHigh, facts.idLow, position);
            if (before >= 0) {
                report.fail(Code.EVENT_DOUBLED, position, "its event stands at position " + before + " too");
            }
            basis(facts, batch);
            long last = sequences.put(facts.subjectHigh, facts.subjectLow, facts.sequence);
            if (makers.put(facts.subjectHigh, facts.subjectLow, facts.command) != facts.command) {
                others.put(facts.subjectHigh, facts.subjectLow, facts.sequence);
            }
            if (facts.sequence != last + 1) {
                report.fail(
                        Code.SEQUENCE_BROKEN,
                        position,
                        "number %d of its stream follows %s".formatted(facts.sequence, last < 0 ? "nothing" : "number " + last));
            }
        }

        /**
         * What a decision rests on must stand before it. That something of the same stream stands
         * between, which another command made, is told: the decision was taken without knowing it.
         */
        private void basis(Facts facts, Batch batch) {
            if (facts.basisUntil == 0) {
                return;
            }
            String basis = new String(batch.bytes, facts.basisFrom, facts.basisUntil - facts.basisFrom, StandardCharsets.UTF_8);
            for (String each : basis.split(" ")) {
                int at = each.lastIndexOf('@');
                String sequence = each.substring(at + 1);
                if (at < 1 || !sequence.matches("0|[1-9][0-9]{0,17}")) {
                    report.fail(Code.ENTRY_MALFORMED, position, "its basis names no event: " + PackFiles.shown(each));
                    return;
                }
                long named = Long.parseLong(sequence);
                byte[] stream = each.substring(0, at).getBytes(StandardCharsets.UTF_8);
                long high = Scanner.hash(stream, 0, stream.length, 0x9E3779B97F4A7C15L);
                long low = Scanner.hash(stream, 0, stream.length, 0xC2B2AE3D27D4EB4FL);
                long newest = sequences.get(high, low);
                bases++;
                if (newest < named) {
                    report.fail(
                            Code.BASIS_MISSING,
                            position,
                            "number %d of stream %s, of which %s stands before it"
                                    .formatted(named, PackFiles.shown(each.substring(0, at)), newest < 0 ? "nothing" : "number " + newest));
                    continue;
                }
                boolean own = makers.get(high, low) == facts.command;
                long newestOfOthers = own ? others.get(high, low) - 1 : newest;
                if (newestOfOthers > named) {
                    overtakings++;
                    if (overtaken.size() < MOST_SHOWN && !overtaken.contains(position)) {
                        overtaken.add(position);
                    }
                }
            }
        }

        private void overtaken() {
            report.checked("events that decisions rest on, each before the decision", bases);
            if (overtakings > 0) {
                report.remark(
                        "BASIS_OVERTAKEN: %d times something was recorded between a decision and what it rests on, which it did not know; first at position %s. Where events are kept in Axon Server that can happen; it is no alteration."
                                .formatted(overtakings, overtaken.stream().map(String::valueOf).collect(Collectors.joining(", "))));
            }
        }

        private void signatures(List<Note> notes) throws IOException, SQLException, InterruptedException {
            List<Key> keys = options.keys;
            boolean given = keys.stream().anyMatch(key -> key.type() == Key.NOTE);
            if (!given) {
                keys = new ArrayList<>(options.keys);
                keys.addAll(source.keys());
                report.notChecked("who signed: no --key was given, and a key that comes with a log proves nothing about whose it is");
            }
            if (keys.stream().noneMatch(key -> key.type() == Key.NOTE)) {
                report.notChecked("signatures: no key was given or found");
                return;
            }
            Set<String> done = new HashSet<>();
            for (Note note : notes) {
                if (isFormer(note) && keys.stream().noneMatch(key -> key.name().equals(note.origin()))) {
                    report.notChecked("who signed what the log was called %s for: no --key of that name was given".formatted(note.origin()));
                    continue;
                }
                int good = 0;
                for (Sig signature : note.signatures()) {
                    for (Key key : keys) {
                        if (key.type() == Key.NOTE && key.signed(note, signature)) {
                            good++;
                            report.checked("signatures of " + key.text(), 1);
                        }
                    }
                    cosignature(note, signature, keys, done);
                }
                if (good == 0) {
                    report.fail(
                            Code.SIGNATURE_INVALID,
                            Math.max(0, note.size() - 1),
                            "%s of size %d, under the name %s".formatted(note.where(), note.size(), note.origin()));
                }
            }
        }

        /** Whether it was signed under a name that the log has no more. */
        private boolean isFormer(Note note) {
            return origins.isOne(note.origin()) && !note.origin().equals(origins.current());
        }

        private void cosignature(Note note, Sig signature, List<Key> keys, Set<String> done) {
            for (Key key : keys) {
                if (key.type() == Key.COSIGNATURE
                        && key.name().equals(signature.name())
                        && Arrays.equals(key.id(), signature.keyId())
                        && done.add(note.size() + key.text())) {
                    if (key.signed(note, signature)) {
                        report.checked("cosignatures of " + key.text(), 1);
                    } else {
                        report.fail(Code.COSIGNATURE_INVALID, Math.max(0, note.size() - 1), note.where() + ", by " + key.name());
                    }
                }
            }
        }

        /** Every root at its size: the first that differs says between which sizes history does. */
        private void compare(List<Note> notes) {
            List<Note> bySize = new ArrayList<>(notes);
            bySize.sort(Comparator.comparingLong(Note::size));
            long agreed = 0;
            Note firstBad = null;
            int bad = 0;
            for (Note note : bySize) {
                byte[] root = roots.get(note.size());
                if (root == null) {
                    report.fail(
                            Code.BEYOND_THE_LOG,
                            position,
                            "%s covers %d entries, and there are %d".formatted(note.where(), note.size(), position));
                } else if (Arrays.equals(root, note.root())) {
                    agreed = firstBad == null ? note.size() : agreed;
                    covered = firstBad == null ? note.size() : covered;
                    report.checked("checkpoints whose root is that of the entries", 1);
                } else {
                    firstBad = firstBad == null ? note : firstBad;
                    bad++;
                }
            }
            if (firstBad != null) {
                long cause = report.firstFailureIn(agreed, firstBad.size());
                report.fail(
                        Code.ROOT_DIFFERS,
                        cause >= 0 ? cause : agreed,
                        "from position %d to %d something is not what %s covers (%d of %d checkpoints)%s"
                                .formatted(
                                        agreed,
                                        firstBad.size() - 1,
                                        firstBad.where(),
                                        bad,
                                        bySize.size(),
                                        cause >= 0 ? ", as the entry above tells" : ""));
            }
        }

        /** What a later checkpoint covers of the entries, and whether anything covers the last of them. */
        private void goesOn(Later later) {
            if (later != null) {
                byte[] root = roots.get(later.size());
                if (root != null && later.goesOnFrom(root)) {
                    report.checked("later checkpoint that goes on from these entries", 1);
                    if (!origins.isOne(later.note().origin())) {
                        report.notChecked(
                                "why the later checkpoint, which goes on from exactly these entries, is of %s: the log was continued behind them"
                                        .formatted(later.note().origin()));
                    }
                    covered = Math.max(covered, later.size());
                } else {
                    long cause = report.firstFailureIn(covered, later.size());
                    report.fail(
                            Code.CONSISTENCY_INVALID,
                            cause >= 0 ? cause : Math.min(covered, position),
                            "the checkpoint of %d entries and the first %d of them".formatted(later.note().size(), later.size()));
                }
            }
            if (covered < position && source.isCovered() && !report.hasFailed()) {
                report.fail(Code.NOT_COVERED, covered, "positions %d to %d".formatted(covered, position - 1));
            } else if (covered < position && !source.isCovered()) {
                report.notChecked("positions %d to %d: no checkpoint covers them yet".formatted(covered, position - 1));
            }
        }

        private void receipt() throws IOException {
            if (options.receipt != null) {
                report.notChecked("the receipt against this source's entries: give the entry by --entry, and leave the source out");
            }
        }

        private void limits() {
            long newest = options.earlier.stream().filter(note -> origins.losing(note) == null).mapToLong(Note::size).max().orElse(0);
            report.notChecked(
                    newest == 0
                            ? "whether history was rewritten and signed again as a whole: only checkpoints that you kept elsewhere (--checkpoint) show that"
                            : "whether what follows position %d was rewritten and signed again as a whole: the newest checkpoint that you kept ends there"
                                    .formatted(newest - 1));
        }
    }

    // ---------------------------------------------------------------- a log under several names

    /** What an entry says that continues the log under a new origin; problem is null where it can be so. */
    private record Continuation(
            long position, String origin, String former, long kept, long lost, long size, Note promised, String told, String problem) {
        static Continuation parse(long position, byte[] entry) {
            Map<String, byte[]> data = Attributes.of(Attributes.of(entry).getOrDefault("data", new byte[0]));
            String origin = Attributes.text(data, "origin");
            String former = Attributes.text(data, "former");
            long kept = number(data, "kept");
            long lost = number(data, "lost");
            long size = number(data, "signed");
            Note promised = null;
            String problem = null;
            try {
                promised = Note.parse(Attributes.text(data, "checkpoint"), "the checkpoint that the entry at position " + position + " names");
                if (!promised.origin().equals(former)
                        || promised.size() != size
                        || !base64(promised.root()).equals(Attributes.text(data, "signedRoot"))) {
                    problem = "it names another checkpoint than it holds";
                } else if (kept != position || lost != Math.max(0, size - kept)) {
                    problem = "it says that %d positions are kept and %d lost, of %d that were signed".formatted(kept, lost, size);
                }
            } catch (IllegalArgumentException e) {
                problem = "its checkpoint: " + e.getMessage();
            }
            String told =
                    "%s was continued as %s at position %d (decided by %s on %s: %s)%s"
                            .formatted(
                                    former,
                                    origin,
                                    position,
                                    Attributes.text(data, "decidedBy"),
                                    Attributes.text(data, "on"),
                                    Attributes.text(data, "reason"),
                                    lost > 0
                                            ? "; positions %d to %d, which were signed before, are lost".formatted(kept, size - 1)
                                            : "; its key was lost");
            return new Continuation(position, origin, former, kept, lost, size, promised, told, problem);
        }

        private static long number(Map<String, byte[]> data, String name) {
            String text = new String(data.getOrDefault(name, new byte[0]), StandardCharsets.US_ASCII);
            return text.matches("0|[1-9][0-9]{0,17}") ? Long.parseLong(text) : -1;
        }
    }

    /** The names of a log, which it tells itself, and from which position on each holds. */
    private static final class Origins {
        private final List<Continuation> continued = new ArrayList<>();
        private String first = "";

        void add(Continuation next, Report report) {
            String problem = next.problem();
            if (!continued.isEmpty() && !current().equals(next.former())) {
                problem = "it goes on from %s, and the log is %s".formatted(next.former(), current());
            }
            if (problem != null) {
                report.fail(Code.CONTINUATION_INVALID, next.position(), problem);
            }
            report.continued(next.told());
            continued.add(next);
        }

        /** A log that was never continued has the name of what was signed; where nothing was, of its entries. */
        void named(String signed, List<Verification.Run> sources) {
            first =
                    !continued.isEmpty()
                            ? continued.get(0).former()
                            : sources.size() == 1 ? new String(sources.get(0).source(), StandardCharsets.UTF_8) : signed;
        }

        String current() {
            return continued.isEmpty() ? first : continued.get(continued.size() - 1).origin();
        }

        /** The name that the entry of a position bears. */
        String at(long position) {
            String origin = first;
            for (Continuation each : continued) {
                origin = each.position() <= position ? each.origin() : origin;
            }
            return origin;
        }

        /** Where the next name begins. */
        long end(long position) {
            return continued.stream().mapToLong(Continuation::position).filter(p -> p > position).min().orElse(Long.MAX_VALUE);
        }

        boolean isOne(String origin) {
            return first.equals(origin) || continued.stream().anyMatch(each -> each.origin().equals(origin));
        }

        /** The continuation that lost what a checkpoint covers, or null. */
        Continuation losing(Note note) {
            return continued.stream()
                    .filter(each -> each.former().equals(note.origin()) && note.size() > each.kept())
                    .findFirst()
                    .orElse(null);
        }

        /** What was promised under former names, as the log itself holds it. */
        List<Note> promised() {
            return continued.stream().map(Continuation::promised).filter(note -> note != null).toList();
        }
    }

    // ---------------------------------------------------------------- one receipt

    private static int receiptAlone(Options options, PrintStream out) throws IOException {
        String receipt = Files.readString(options.receipt);
        byte[] entry = Files.readAllBytes(options.entry);
        if (entry.length > 0 && entry[entry.length - 1] == '\n') {
            entry = Arrays.copyOf(entry, entry.length - 1);
        }
        String problem = receiptProblem(receipt, entry, options.keys);
        if (problem != null) {
            out.println("BAD " + Code.RECEIPT_INVALID + ": " + problem);
            return 1;
        }
        int blank = receipt.indexOf("\n\n");
        Note note = Note.parse(receipt.substring(blank + 2), "the receipt's checkpoint");
        out.println(
                "GOOD: the entry stands in the log %s of %d entries.".formatted(note.origin(), note.size()));
        if (options.keys.isEmpty()) {
            out.println("Not checked: who signed, since no --key was given.");
        }
        return 0;
    }

    private static String receiptProblem(String receipt, byte[] entry, List<Key> keys) {
        try {
            int blank = receipt.indexOf("\n\n");
            List<String> lines = new ArrayList<>(List.of(receipt.substring(0, Math.max(0, blank)).split("\n")));
            if (blank < 0 || !lines.remove(0).equals("c2sp.org/tlog-proof@v1")) {
                return "it is no c2sp.org/tlog-proof@v1";
            }
            lines.removeIf(line -> line.startsWith("extra "));
            if (lines.isEmpty() || !lines.get(0).matches("index (0|[1-9][0-9]{0,17})")) {
                return "it names no index";
            }
            long index = Long.parseLong(lines.remove(0).substring("index ".length()));
            List<byte[]> path = new ArrayList<>();
            lines.forEach(line -> path.add(Base64.getDecoder().decode(line)));
            Note note = Note.parse(receipt.substring(blank + 2), "the receipt's checkpoint");
            if (!includes(note.root(), note.size(), index, leaf(sha256(), entry, 0, entry.length), path)) {
                return "the entry is not the one at index %d of the log's first %d".formatted(index, note.size());
            }
            if (!keys.isEmpty()
                    && note.signatures().stream().noneMatch(s -> keys.stream().anyMatch(k -> k.signed(note, s)))) {
                return "no key that you trust signed its checkpoint";
            }
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** RFC 6962 section 2.1.1, from the leaf upwards. */
    private static boolean includes(byte[] root, long size, long index, byte[] leaf, List<byte[]> path) {
        if (index >= size) {
            return false;
        }
        MessageDigest digest = sha256();
        byte[] hash = leaf;
        long at = index;
        long last = size - 1;
        for (byte[] sibling : path) {
            if (last == 0 || sibling.length != 32) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(digest, sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(digest, hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    // ---------------------------------------------------------------- the database

    /** A ledger's own PostgreSQL: what was sealed, what it was sealed from, and what was kept of it. */
    private static final class DatabaseSource extends Source {
        /** The log is the event store. */
        private static final String ROWS =
                """
                SELECT position, ctid::text, event_id, subject,
                       (extract(epoch FROM recorded_at) * 1000)::bigint, entry, leaf_hash, sequence::text
                  FROM ledger.sealed_entry
                 ORDER BY position, ctid
                """;
        private static final String STATE =
                """
                SELECT next_position, tree_size, frontier, coalesce(checkpoint_number, -1), coalesce(checkpoint_size, -1)
                  FROM ledger.sealer_state, ledger.signer_state
                """;

        /** Formerly events were stored in a table of their own first, and sealed from there. */
        private static final String ROWS_WITH_EVENTS =
                """
                SELECT s.position, s.ctid::text, s.event_id, s.subject,
                       (extract(epoch FROM s.recorded_at) * 1000)::bigint, s.entry, s.leaf_hash,
                       s.store_index, s.store_xid::text, e.globalindex, e.xid::text,
                       e.eventidentifier, e.payloadtype, e.aggregateidentifier, e.timestamp,
                       e.payloadrevision, e.sequencenumber, e.type, e.payload, e.metadata
                  FROM ledger.sealed_entry s
                  LEFT JOIN ledger.domainevententry e ON e.eventidentifier = s.event_id
                 ORDER BY s.position, s.ctid
                """;
        private static final String STATE_OF_SEALER =
                "SELECT next_position, tree_size, frontier, coalesce(checkpoint_number, -1), coalesce(checkpoint_size, -1) FROM ledger.sealer_state";
        private static final String NOT_SEALED =
                """
                SELECT eventidentifier, globalindex FROM ledger.domainevententry e
                 WHERE NOT EXISTS (SELECT 1 FROM ledger.sealed_entry s WHERE s.event_id = e.eventidentifier)
                 ORDER BY globalindex
                """;

        private final Connection database;
        private final ArrayDeque<byte[]> storedLeaves = new ArrayDeque<>();
        private final Map<String, byte[]> nodes = new TreeMap<>();
        private final Set<String> noteTexts = new HashSet<>();
        private final List<Failure> found = new ArrayList<>();
        private final Origins origins = new Origins();
        private final Map<String, Long> signedUpTo = new HashMap<>();
        private Statement statement;
        private ResultSet rows;
        private boolean pending;
        private long next;
        private long events;
        private long elsewhere;
        private long elsewhereSince = Long.MAX_VALUE;
        private long recordedAt = Long.MIN_VALUE;
        private String lastRow = "";
        private boolean hasEvents;
        private long signedTree;
        private byte[] signedEdge;
        private long lastNumber = -1;
        private long lastSize = -1;

        DatabaseSource(String url) throws SQLException {
            Properties login = new Properties();
            if (System.getenv("PGUSER") != null && !url.contains("user=")) {
                login.setProperty("user", System.getenv("PGUSER"));
            }
            if (System.getenv("PGPASSWORD") != null && !url.contains("password=")) {
                login.setProperty("password", System.getenv("PGPASSWORD"));
            }
            try {
                database = DriverManager.getConnection(url, login);
            } catch (SQLException e) {
                throw new Unreadable(
                        e.getMessage().startsWith("No suitable driver")
                                ? "The PostgreSQL driver is not on the class path: java -cp postgresql.jar VerifyLedger.java jdbc:…"
                                : "The database does not let us in: " + e.getMessage());
            }
            database.setAutoCommit(false);
            database.setReadOnly(true);
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }

        private ResultSet query(String sql) throws SQLException {
            statement = database.createStatement();
            statement.setFetchSize(2_000);
            try {
                return statement.executeQuery(sql);
            } catch (SQLException e) {
                throw new Unreadable("This database keeps no ledger of this version: " + e.getMessage());
            }
        }

        @Override
        List<Note> notes(Report report) throws SQLException {
            try (ResultSet row = query("SELECT to_regclass('ledger.domainevententry') IS NOT NULL")) {
                hasEvents = row.next() && row.getBoolean(1);
            }
            try (ResultSet row = query(hasEvents ? STATE_OF_SEALER : STATE)) {
                signedTree = row.next() ? row.getLong(2) : -1;
            }
            try (ResultSet row = query("SELECT position, entry FROM ledger.sealed_entry WHERE subject = 'log' ORDER BY position")) {
                while (row.next()) {
                    // What is wrong with it is told when the entries are read.
                    origins.continued.add(Continuation.parse(row.getLong(1), row.getBytes(2)));
                }
            }
            try (ResultSet identity = query("SELECT origin FROM ledger.ledger_identity")) {
                origins.first = identity.next() ? identity.getString(1) : "";
            }
            try (ResultSet store = query("SELECT to_jsonb(s) ->> 'store', (to_jsonb(s) ->> 'store_since')::bigint FROM ledger.sealer_state s")) {
                if (store.next() && "axonserver".equals(store.getString(1))) {
                    elsewhereSince = store.getLong(2);
                }
            }
            List<Note> notes = new ArrayList<>();
            String checkpoints =
                    """
                    SELECT number, size, root, note, ARRAY(SELECT line FROM ledger.cosignature s
                            WHERE s.size = c.size ORDER BY witness)
                      FROM ledger.checkpoint c ORDER BY number, size
                    """;
            try (ResultSet row = query(checkpoints)) {
                while (row.next()) {
                    checkpoint(row, notes, report);
                }
            }
            report.checked("checkpoints as the database keeps them", notes.size());
            try (ResultSet row = query("SELECT level, index, hash FROM ledger.log_node")) {
                while (row.next()) {
                    nodes.put(row.getInt(1) + "/" + row.getLong(2), row.getBytes(3));
                }
            }
            return notes;
        }

        private void checkpoint(ResultSet row, List<Note> notes, Report report) throws SQLException {
            long number = row.getLong(1);
            long size = row.getLong(2);
            long at = Math.max(0, size - 1);
            if (number != lastNumber + 1) {
                report.fail(Code.CHECKPOINT_MISSING, Math.max(0, lastSize), "number " + (lastNumber + 1) + " of the checkpoints");
            }
            lastNumber = number;
            lastSize = size;
            StringBuilder text = new StringBuilder(row.getString(4));
            for (Object line : (Object[]) row.getArray(5).getArray()) {
                text.append(line);
            }
            int before = notes.size();
            add(notes, text.toString(), "checkpoint number " + number, at, report);
            if (notes.size() == before) {
                return;
            }
            Note note = notes.get(before);
            noteTexts.add(note.text());
            if (note.size() != size) {
                report.fail(Code.CHECKPOINT_COLUMN_DIFFERS, at, "the size of number " + number);
            }
            if (!Arrays.equals(note.root(), row.getBytes(3))) {
                report.fail(Code.CHECKPOINT_COLUMN_DIFFERS, at, "the root of number " + number);
            }
            signedUpTo.merge(note.origin(), size, Math::max);
            if (!origins.isOne(note.origin())) {
                report.fail(
                        Code.OTHER_LOG,
                        at,
                        "checkpoint number %d is of %s, this log is %s".formatted(number, note.origin(), origins.current()));
            }
        }

        @Override
        List<Key> keys() throws SQLException {
            List<Key> keys = new ArrayList<>();
            try (ResultSet row = query("SELECT vkey FROM ledger.log_key")) {
                while (row.next()) {
                    keys.add(Key.parse(row.getString(1)));
                }
            }
            return keys;
        }

        @Override
        long size(Note newest) throws SQLException {
            try (ResultSet row = query("SELECT count(*) FROM ledger.sealed_entry")) {
                row.next();
                return row.getLong(1);
            }
        }

        @Override
        Batch next() throws SQLException {
            if (rows == null) {
                rows = query(hasEvents ? ROWS_WITH_EVENTS : ROWS);
                pending = rows.next();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int[] from = new int[TILE];
            int[] length = new int[TILE];
            int count = 0;
            while (count < TILE && pending) {
                long position = rows.getLong(1);
                if (position < next) {
                    again(position);
                    pending = rows.next();
                    continue;
                }
                from[count] = bytes.size();
                if (position > next) {
                    found.add(new Failure(Code.POSITION_MISSING, next, "the entries go on at position " + position));
                    storedLeaves.add(new byte[0]);
                } else {
                    byte[] entry = rows.getBytes(6);
                    row(position, entry);
                    bytes.writeBytes(entry);
                    length[count] = entry.length;
                    storedLeaves.add(rows.getBytes(7));
                    lastRow = rows.getString(2);
                    pending = rows.next();
                }
                count++;
                next++;
            }
            return count == 0 ? null : new Batch(bytes.toByteArray(), from, length, count, null);
        }

        private void again(long position) throws SQLException {
            boolean sameEntry = hasEvents && rows.getString(2).equals(lastRow);
            found.add(
                    sameEntry
                            ? new Failure(Code.EVENT_DOUBLED, position, "event " + rows.getString(3) + " stands in the store twice")
                            : new Failure(Code.POSITION_DOUBLED, position, "another entry is of event " + rows.getString(3)));
        }

        /** Compares an entry with what stands beside it, and with the event that it was made of. */
        private void row(long position, byte[] entry) throws SQLException {
            Map<String, byte[]> attributes = Attributes.of(entry);
            String id = Attributes.text(attributes, "id");
            column(position, "event_id", rows.getString(3), id);
            column(position, "subject", rows.getString(4), Attributes.text(attributes, "subject"));
            try {
                recordedAt = Math.max(recordedAt, Instant.parse(Attributes.text(attributes, "time")).toEpochMilli());
                column(position, "recorded_at", Instant.ofEpochMilli(rows.getLong(5)).toString(), Instant.ofEpochMilli(recordedAt).toString());
            } catch (DateTimeParseException e) {
                found.add(new Failure(Code.ENTRY_MALFORMED, position, "its time is no instant"));
            }
            if (!hasEvents) {
                column(position, "sequence", rows.getString(8), Attributes.text(attributes, "sequence"));
                elsewhere += position >= elsewhereSince ? 1 : 0;
                return;
            }
            if (!rows.getString(3).equals(id)) {
                return; // The event cannot be found by it.
            }
            if (rows.getString(12) == null && position >= elsewhereSince) {
                elsewhere++;
                return;
            }
            if (rows.getString(12) == null) {
                found.add(new Failure(Code.EVENT_MISSING, position, "no event has the id " + id));
                return;
            }
            events++;
            if (rows.getString(8) != null) {
                event(position, "globalindex", rows.getString(10), rows.getString(8));
                event(position, "xid", rows.getString(11), rows.getString(9));
            }
            String problem = Attributes.difference(attributes, entry, rows, origins.at(position));
            if (problem != null) {
                found.add(new Failure(Code.EVENT_DIFFERS, position, problem));
            }
        }

        private void column(long position, String column, String kept, String derived) {
            if (!derived.equals(kept)) {
                found.add(new Failure(Code.COLUMN_DIFFERS, position, "%s is %s, and the entry says %s".formatted(column, kept, derived)));
            }
        }

        private void event(long position, String column, String now, String sealed) {
            if (!sealed.equals(now)) {
                found.add(new Failure(Code.EVENT_DIFFERS, position, "%s is %s, and was %s when it was sealed".formatted(column, now, sealed)));
            }
        }

        @Override
        void leaf(long position, byte[] leaf, Report report) {
            byte[] stored = storedLeaves.remove();
            for (Failure each : found) {
                report.fail(each.code(), each.position(), each.text());
            }
            found.clear();
            if (stored.length > 0 && !Arrays.equals(stored, leaf)) {
                report.fail(Code.LEAF_HASH_DIFFERS, position, "the entry hashes to %s, kept is %s".formatted(base64(leaf), base64(stored)));
            }
        }

        @Override
        void subtree(int height, long index, byte[] hash, Report report) {
            if (height % 8 != 0) {
                return;
            }
            byte[] kept = nodes.remove(height / 8 + "/" + index);
            long first = index << height;
            report.checked("nodes of the tree as the database keeps them", 1);
            if (report.firstFailureIn(first, first + (1L << height)) >= 0) {
                return; // What it covers is told of already.
            }
            String name = "node %d of level %d".formatted(index, height / 8);
            if (kept == null) {
                // What follows the entries that were signed last may be about to be kept.
                if (first + (1L << height) <= signedTree) {
                    report.fail(Code.NODE_MISSING, first, name);
                }
            } else if (!Arrays.equals(kept, hash)) {
                report.fail(Code.NODE_DIFFERS, first, name);
            }
        }

        @Override
        void edge(long size, Frontier tree) {
            if (size == signedTree) {
                signedEdge = tree.bytes();
            }
        }

        @Override
        void end(Verification verification, Report report) throws SQLException, InterruptedException {
            found.forEach(each -> report.fail(each.code(), each.position(), each.text()));
            if (hasEvents) {
                report.checked("events of the store compared, column by column", events);
            }
            if (elsewhere > 0) {
                report.checked("entries whose events Axon Server keeps, which this program does not read", elsewhere);
            }
            nodes.forEach((name, hash) -> {
                String[] place = name.split("/");
                report.fail(Code.NODE_EXTRA, Long.parseLong(place[1]) << (8 * Integer.parseInt(place[0])), "node " + place[1] + " of level " + place[0]);
            });
            for (Note note : verification.options.earlier) {
                // Under a former name some may have been signed after the copy was made that the log goes on from.
                long newest = note.origin().equals(origins.current()) ? next : signedUpTo.getOrDefault(note.origin(), 0L);
                if (origins.isOne(note.origin()) && note.size() <= newest && !noteTexts.contains(note.text())) {
                    report.fail(Code.CHECKPOINT_MISSING, Math.max(0, note.size() - 1), note.where() + " is not among the log's own");
                }
            }
            state(report);
            documents(report);
            notSealed(report);
        }

        /** Digests every document that is kept beside the log, one at a time. */
        private void documents(Report report) throws SQLException {
            List<String> altered = new ArrayList<>();
            long count = 0;
            try (Statement one = database.createStatement()) {
                one.setFetchSize(1);
                try (ResultSet row = one.executeQuery("SELECT digest, bytes, content FROM ledger.document ORDER BY digest")) {
                    while (row.next()) {
                        byte[] content = row.getBytes(3);
                        String digest = HexFormat.of().formatHex(sha256().digest(content));
                        if (!digest.equals(row.getString(1)) || content.length != row.getLong(2)) {
                            altered.add(row.getString(1));
                        }
                        count++;
                    }
                }
            } catch (SQLException e) {
                throw new Unreadable("This database keeps no documents of this version: " + e.getMessage());
            }
            for (String digest : altered) {
                report.fail(Code.DOCUMENT_DIFFERS, namedAt(digest), digest);
            }
            report.checked("documents, each digested anew", count);
        }

        /** The first entry that names a document, or nowhere. */
        private long namedAt(String digest) throws SQLException {
            String first =
                    "SELECT min(position) FROM ledger.sealed_entry WHERE position(convert_to('\"%s\"', 'UTF8') IN entry) > 0"
                            .formatted(digest.replaceAll("[^0-9a-f]", ""));
            try (ResultSet row = query(first)) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? Failure.NOWHERE : position;
            }
        }

        private void state(Report report) throws SQLException {
            try (ResultSet row = query(hasEvents ? STATE_OF_SEALER : STATE)) {
                boolean one = row.next();
                // Signing follows sealing, and sealing followed the storing of events at once.
                boolean isWhole = one && row.getLong(1) == next && (hasEvents ? signedTree == next : signedTree <= next);
                if (!isWhole) {
                    report.fail(
                            Code.STATE_DIFFERS,
                            next,
                            "it says that %d entries are sealed and %d in the tree"
                                    .formatted(one ? row.getLong(1) : -1, signedTree));
                } else if (!Arrays.equals(row.getBytes(3), signedEdge) && report.firstFailureIn(0, Long.MAX_VALUE) < 0) {
                    long from = edgeDiffersFrom(row.getBytes(3), signedEdge);
                    report.fail(Code.STATE_DIFFERS, from, "the tree's right edge, as it was kept, is not the entries' from there on");
                }
                if (one && (row.getLong(4) != lastNumber || row.getLong(5) != lastSize)) {
                    report.fail(
                            Code.CHECKPOINT_MISSING,
                            Math.max(0, lastSize),
                            "the newest is number %d over %d, and %d over %d was signed"
                                    .formatted(lastNumber, lastSize, row.getLong(4), row.getLong(5)));
                }
            }
            report.checked("state of the sealer", 1);
        }

        /** Where the first of the tree's perfect subtrees begins that is not the one that was kept. */
        private long edgeDiffersFrom(byte[] kept, byte[] derived) {
            long from = 0;
            int at = 0;
            for (long bit = Long.highestOneBit(signedTree); bit > 0; bit >>= 1) {
                if ((signedTree & bit) != 0) {
                    if (kept.length < at + 32 || !Arrays.equals(kept, at, at + 32, derived, at, at + 32)) {
                        return from;
                    }
                    from += bit;
                    at += 32;
                }
            }
            return from;
        }

        /** What was committed a moment ago is about to be sealed: only what stays unsealed is wrong. */
        private void notSealed(Report report) throws SQLException, InterruptedException {
            if (!hasEvents) {
                return;
            }
            Set<String> first = notSealed().keySet();
            if (first.isEmpty()) {
                return;
            }
            database.rollback();
            Thread.sleep(3_000);
            Map<String, Long> still = notSealed();
            still.keySet().retainAll(first);
            still.forEach((event, index) ->
                    report.fail(Code.EVENT_NOT_SEALED, next, "event %s at index %d of the store".formatted(event, index)));
        }

        private Map<String, Long> notSealed() throws SQLException {
            Map<String, Long> events = new LinkedHashMap<>();
            try (ResultSet row = query(NOT_SEALED)) {
                while (row.next()) {
                    events.put(row.getString(1), row.getLong(2));
                }
            }
            return events;
        }

        @Override
        public void close() throws SQLException {
            database.close();
        }
    }

    /** The attributes of an entry, and how they are written from an event's row. */
    private static final class Attributes {
        private static final Map<String, String> COLUMNS =
                Map.of(
                        "id", "eventidentifier",
                        "type", "payloadtype",
                        "subject", "aggregateidentifier",
                        "time", "timestamp",
                        "revision", "payloadrevision",
                        "sequence", "sequencenumber",
                        "aggregatetype", "type",
                        "data", "payload");

        /** Reads the members of a JSON object with their values' bytes; stops where it is malformed. */
        static Map<String, byte[]> of(byte[] object) {
            Map<String, byte[]> members = new LinkedHashMap<>();
            Scanner scanner = new Scanner(object, 0, object.length);
            try {
                while (scanner.at < object.length - 1) {
                    scanner.at++; // the brace or the comma
                    while (object[scanner.at] == ' ') {
                        scanner.at++;
                    }
                    if (object[scanner.at] != '"') {
                        break;
                    }
                    int name = ++scanner.at;
                    scanner.skipString();
                    String member = new String(object, name, scanner.at - 1 - name, StandardCharsets.UTF_8);
                    scanner.at++; // the colon
                    while (object[scanner.at] == ' ') {
                        scanner.at++;
                    }
                    int from = scanner.at;
                    scanner.skipValue();
                    while (object[from] != '"' && object[from] != '{' && object[from] != '[' && object[scanner.at] != ',' && object[scanner.at] != '}') {
                        scanner.at++;
                    }
                    members.put(member, Arrays.copyOfRange(object, from, scanner.at));
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                members.put("", new byte[0]);
            }
            return members;
        }

        static String text(Map<String, byte[]> members, String name) {
            byte[] value = members.get(name);
            return value == null || value.length < 2 ? "" : unquoted(new String(value, StandardCharsets.UTF_8));
        }

        /** Writes the entry anew from the event's row, and names the column that makes a difference. */
        static String difference(Map<String, byte[]> sealed, byte[] entry, ResultSet row, String origin) throws SQLException {
            Map<String, byte[]> now = new LinkedHashMap<>();
            put(now, "specversion", "1.0");
            put(now, "id", row.getString(12));
            put(now, "source", origin);
            put(now, "type", row.getString(13));
            put(now, "subject", row.getString(14));
            put(now, "time", row.getString(15));
            if (row.getString(16) != null && !row.getString(16).isEmpty()) {
                put(now, "revision", row.getString(16));
            }
            put(now, "sequence", Long.toString(row.getLong(17)));
            if (row.getString(18) != null) {
                put(now, "aggregatetype", row.getString(18));
            }
            put(now, "datacontenttype", "application/json");
            now.put("data", row.getBytes(19));
            byte[] metadata = row.getBytes(20);
            new TreeMap<>(of(metadata == null ? new byte[0] : metadata))
                    .forEach((name, value) -> put(now, name, unquoted(new String(value, StandardCharsets.UTF_8))));
            if (Arrays.equals(written(now), entry)) {
                return null;
            }
            Set<String> names = new HashSet<>(sealed.keySet());
            names.addAll(now.keySet());
            List<String> columns = new ArrayList<>();
            for (String name : names) {
                if (!Arrays.equals(sealed.get(name), now.get(name))) {
                    columns.add(COLUMNS.getOrDefault(name, name.equals("source") ? "the log's origin" : "metadata"));
                }
            }
            return "of event %s: %s".formatted(row.getString(12), columns.isEmpty() ? "the order of its attributes" : String.join(", ", columns.stream().distinct().sorted().toList()));
        }

        private static void put(Map<String, byte[]> attributes, String name, String value) {
            attributes.put(name, quoted(value).getBytes(StandardCharsets.UTF_8));
        }

        private static byte[] written(Map<String, byte[]> attributes) {
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            attributes.forEach((name, value) -> {
                entry.writeBytes(((entry.size() == 0 ? "{\"" : ",\"") + name + "\":").getBytes(StandardCharsets.UTF_8));
                entry.writeBytes(value);
            });
            entry.write('}');
            return entry.toByteArray();
        }

        /** RFC 8785 section 3.2.2.2. */
        private static String quoted(String value) {
            StringBuilder quoted = new StringBuilder("\"");
            for (char c : value.toCharArray()) {
                int special = "\b\t\n\f\r\"\\".indexOf(c);
                if (special >= 0) {
                    quoted.append('\\').append("btnfr\"\\".charAt(special));
                } else if (c < 0x20) {
                    quoted.append("\\u%04x".formatted((int) c));
                } else {
                    quoted.append(c);
                }
            }
            return quoted.append('"').toString();
        }

        private static String unquoted(String json) {
            if (json.length() < 2 || json.charAt(0) != '"') {
                return json;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 1; i < json.length() - 1; i++) {
                char c = json.charAt(i);
                if (c != '\\') {
                    text.append(c);
                    continue;
                }
                char escaped = json.charAt(++i);
                if (escaped == 'u' && i + 4 < json.length()) {
                    text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                    i += 4;
                } else {
                    int special = "btnfr".indexOf(escaped);
                    text.append(special >= 0 ? "\b\t\n\f\r".charAt(special) : escaped);
                }
            }
            return text.toString();
        }
    }
}
