import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures. What it writes is made up: never point it at a ledger that anybody needs.
 *
 * <pre>
 * java ops/bench/LedgerBench.java verify 1000000
 *     how fast VerifyLedger goes through an evidence pack of so many entries of 700 bytes
 * java -cp postgresql.jar ops/bench/LedgerBench.java sealing http://127.0.0.1:8080 jdbc:… 20
 *     how many events the log takes from 16 writers, and how long an append takes at half of that,
 *     for so many seconds each
 * </pre>
 *
 * The user and password of the database come from PGUSER and PGPASSWORD.
 */
public final class LedgerBench {
    private static final int WRITERS = 16;

    private static final String SOURCE =
            "\"on\":\"2025-01-01\",\"source\":{\"ref\":\"benchmark\",\"certainty\":\"stated\"}";

    private LedgerBench() {}

    public static void main(String[] arguments) throws Exception {
        // What is sent and measured is written alike in every country.
        java.util.Locale.setDefault(java.util.Locale.ROOT);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "verify" -> verify(Integer.parseInt(arguments[1]));
            case "sealing" -> sealing(arguments[2], Integer.parseInt(arguments[3]));
            default -> {
                System.err.println("verify ENTRIES, or sealing HTTP JDBC SECONDS");
                System.exit(2);
            }
        }
    }

    // ---------------------------------------------------------------- verification

    private static void verify(int entries) throws Exception {
        Path pack = Files.createTempDirectory("evidence-pack");
        try {
            Path key = pack(pack, entries);
            List<Double> rates = new ArrayList<>();
            long peak = 0;
            for (int run = 0; run < 3; run++) {
                long began = System.nanoTime();
                Process process =
                        new ProcessBuilder(
                                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                        "-Xmx384m",
                                        Path.of("ops", "verify", "VerifyLedger.java").toString(),
                                        "--quiet",
                                        "--key",
                                        key.toString(),
                                        pack.toString())
                                .inheritIO()
                                .start();
                while (process.isAlive()) {
                    peak = Math.max(peak, kilobytes(process.pid()));
                    Thread.sleep(50);
                }
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("The pack did not verify.");
                }
                rates.add(entries / ((System.nanoTime() - began) / 1e9));
            }
            rates.sort(null);
            System.out.printf(
                    "verify: %,d entries of 700 bytes, the whole command with compiling its source: median of three %,.0f entries a second (%s), %,d MB at most; what it says itself is above%n",
                    entries, rates.get(1), rates.stream().map("%,.0f"::formatted).toList(), peak / 1024);
        } finally {
            try (var files = Files.walk(pack)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // It has ended, or this system does not tell.
        }
    }

    private static Path pack(Path folder, int entries) throws Exception {
        String origin = "bench.example/log";
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] typed = new byte[33];
        typed[0] = 1;
        System.arraycopy(encoded, encoded.length - 32, typed, 1, 32);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] id = Arrays.copyOf(digest.digest(typed), 4);
        Path log = Files.createDirectories(folder.resolve("log"));
        Path key = log.resolve("key");
        Files.writeString(
                key,
                "%s+%s+%s\n".formatted(origin, HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(typed)));
        ArrayDeque<byte[]> peaks = new ArrayDeque<>();
        StringBuilder notes = new StringBuilder();
        String note = "";
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(log.resolve("entries.ndjson")), 1 << 20)) {
            for (int i = 0; i < entries; i++) {
                byte[] entry = entry(origin, i);
                out.write(entry);
                out.write('\n');
                digest.update((byte) 0);
                byte[] hash = digest.digest(entry);
                for (int rest = i; (rest & 1) == 1; rest >>= 1) {
                    hash = node(digest, peaks.removeLast(), hash);
                }
                peaks.addLast(hash);
                if ((i + 1) % 5_000 == 0 || i + 1 == entries) {
                    byte[] root = null;
                    for (var each = peaks.descendingIterator(); each.hasNext(); ) {
                        byte[] peak = each.next();
                        root = root == null ? peak : node(digest, peak, root);
                    }
                    String text = "%s\n%d\n%s\n".formatted(origin, i + 1, Base64.getEncoder().encodeToString(root));
                    Signature signature = Signature.getInstance("Ed25519");
                    signature.initSign(pair.getPrivate());
                    signature.update(text.getBytes(StandardCharsets.UTF_8));
                    byte[] signed = Arrays.copyOf(id, 68);
                    System.arraycopy(signature.sign(), 0, signed, 4, 64);
                    note = "%s\n\u2014 %s %s\n".formatted(text, origin, Base64.getEncoder().encodeToString(signed));
                    notes.append(note).append("---\n");
                }
            }
        }
        Files.writeString(log.resolve("checkpoints.txt"), notes);
        Files.writeString(log.resolve("checkpoint"), note);
        return key;
    }

    private static byte[] node(MessageDigest digest, byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static byte[] entry(String origin, int number) {
        String head =
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"org.iioe.ledger.audit.ValueClaimed\",\"subject\":\"bench/%d\",\"time\":\"2025-01-01T00:00:00.000Z\",\"sequence\":\"%d\",\"aggregatetype\":\"Bench\",\"datacontenttype\":\"application/json\",\"data\":{\"text\":\""
                        .formatted(new UUID(0x5EED, number), origin, number / 10, number % 10);
        String tail = "\"},\"actor\":\"bench\"}";
        return (head + "x".repeat(700 - head.length() - tail.length()) + tail).getBytes(StandardCharsets.UTF_8);
    }

    // ---------------------------------------------------------------- sealing

    private static void sealing(String jdbc, int seconds) throws Exception {
        write(jdbc, 5, 0, new ConcurrentLinkedQueue<>());
        double full = write(jdbc, seconds, 0, new ConcurrentLinkedQueue<>());
        System.out.printf("full: %,.0f events a second by %d writers, an append each%n", full, WRITERS);
        Queue<Double> times = new ConcurrentLinkedQueue<>();
        double half = write(jdbc, seconds, full / 2, times);
        print("an append, from when it was due until it is sealed, at %,.0f events a second".formatted(half), new ArrayList<>(times));
    }

    private static double write(String jdbc, int seconds, double rate, Queue<Double> times) throws Exception {
        AtomicLong count = new AtomicLong();
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection database = connect(jdbc);
                        Append append = new Append(database)) {
                    String stream = "bench-" + UUID.randomUUID();
                    for (long i = 0; System.nanoTime() < end; i++) {
                        long due = System.nanoTime();
                        if (rate > 0) {
                            due = began + (long) (i * WRITERS / rate * 1e9);
                            LockSupport.parkNanos(due - System.nanoTime());
                        }
                        append.add(stream, "org.iioe.ledger.audit.ValueClaimed",
                                "{\"kind\":\"bench\",\"value\":\"%d\",\"holder\":\"nobody\",%s}".formatted(i, SOURCE));
                        append.send();
                        times.add((System.nanoTime() - due) / 1e6);
                        count.incrementAndGet();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return count.get() / ((System.nanoTime() - began) / 1e9);
    }

    // ---------------------------------------------------------------- the store

    private static Connection connect(String jdbc) throws Exception {
        Connection database = DriverManager.getConnection(jdbc, System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
        database.setSchema("ledger");
        database.setAutoCommit(false);
        return database;
    }

    private static long number(Connection database, String sql) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            long number = row.next() ? row.getLong(1) : -1;
            if (!database.getAutoCommit()) {
                database.commit();
            }
            return number;
        }
    }

    /** Appends as a node of the ledger does: by the function that seals. */
    private static final class Append implements AutoCloseable {
        private final Connection database;
        private final PreparedStatement seal;
        private final String origin;
        private final Map<String, Long> sequences = new HashMap<>();
        private final List<String> ids = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>();
        private final List<Long> numbers = new ArrayList<>();
        private final List<byte[]> entries = new ArrayList<>();

        Append(Connection database) throws Exception {
            this.database = database;
            database.setAutoCommit(true);
            // Nothing is compared: nobody else writes to these streams.
            seal = database.prepareStatement("SELECT seal(-1, ?, ?, ?, ?, ?, '{}', '{}', '{}', NULL)");
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery("SELECT origin FROM ledger_identity")) {
                row.next();
                origin = row.getString(1);
            }
        }

        void add(String stream, String type, String payload) throws Exception {
            Long sequence = sequences.get(stream);
            if (sequence == null) {
                sequence = number(database, "SELECT coalesce(max(sequence) + 1, 0) FROM sealed_entry WHERE subject = '" + stream + "'");
            }
            sequences.put(stream, sequence + 1);
            String id = UUID.randomUUID().toString();
            ids.add(id);
            subjects.add(stream);
            numbers.add(sequence);
            entries.add(
                    "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"2025-01-01T00:00:00.000Z\",\"sequence\":\"%d\",\"aggregatetype\":\"Bench\",\"datacontenttype\":\"application/json\",\"data\":%s,\"actor\":\"bench\"}"
                            .formatted(id, origin, type, stream, sequence, payload)
                            .getBytes(StandardCharsets.UTF_8));
        }

        void send() throws Exception {
            if (ids.isEmpty()) {
                return;
            }
            Long[] milliseconds = new Long[ids.size()];
            Arrays.fill(milliseconds, 1_735_689_600_000L);
            seal.setArray(1, database.createArrayOf("text", ids.toArray()));
            seal.setArray(2, database.createArrayOf("text", subjects.toArray()));
            seal.setArray(3, database.createArrayOf("int8", numbers.toArray()));
            seal.setArray(4, database.createArrayOf("int8", milliseconds));
            seal.setArray(5, database.createArrayOf("bytea", entries.toArray(byte[][]::new)));
            seal.executeQuery().close();
            ids.clear();
            subjects.clear();
            numbers.clear();
            entries.clear();
        }

        @Override
        public void close() throws java.sql.SQLException {
            seal.close();
        }
    }

    private static void print(String what, List<Double> times) {
        times.sort(null);
        System.out.printf(
                "%s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms (%,d)%n",
                what, at(times, 50), at(times, 95), at(times, 99), times.get(times.size() - 1), times.size());
    }

    private static double at(List<Double> times, int percent) {
        return times.get(Math.min(times.size() - 1, times.size() * percent / 100));
    }
}
