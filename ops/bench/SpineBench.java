import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures commands over HTTP against what the same PostgreSQL can do: bare commits of one row of
 * 480 bytes by pgbench, before each measurement and in the same database. Client, ledger and
 * database share the machine. What it writes is made up: never point it at a ledger that anybody
 * needs.
 *
 * <pre>
 * java -cp postgresql.jar ops/bench/SpineBench.java http://127.0.0.1:8080 jdbc:… RESULT.json
 *     [warmup=60] [seconds=20] [rounds=5] [five-minutes=300]
 * </pre>
 *
 * PGUSER and PGPASSWORD name the database's owner; pgbench has to be on the path. After each
 * measurement the result so far is written to RESULT.json, and what is in it already is not measured
 * again: a run that was cut short goes on. The table is printed at the end.
 */
public final class SpineBench {
    private static final String SOURCE =
            "\"on\":\"2025-01-01\",\"source\":{\"ref\":\"benchmark\",\"certainty\":\"stated\"}";
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final URI address;
    private final String database;
    private final Path file;
    private final List<String> measured = new ArrayList<>();
    private final AtomicLong number = new AtomicLong(System.nanoTime());

    private SpineBench(URI address, String database, Path file) {
        this.address = address;
        this.database = database;
        this.file = file;
    }

    public static void main(String[] arguments) throws Exception {
        // What is sent and measured is written alike in every country.
        Locale.setDefault(Locale.ROOT);
        if (arguments.length < 3) {
            System.err.println("SpineBench HTTP JDBC RESULT.json [warmup=60] [seconds=20] [rounds=5] [five-minutes=300]");
            System.exit(2);
        }
        SpineBench bench = new SpineBench(URI.create(arguments[0]), arguments[1], Path.of(arguments[2]));
        if (Files.exists(bench.file)) {
            Files.readAllLines(bench.file).stream()
                    .filter(line -> line.startsWith("  {"))
                    .map(line -> line.strip().replaceAll(",$", ""))
                    .forEach(bench.measured::add);
        }
        int seconds = setting(arguments, "seconds", 20);
        int rounds = setting(arguments, "rounds", 5);
        bench.prepare();
        bench.load(16, setting(arguments, "warmup", 60), bench::organisation);
        for (int clients : new int[] {16, 64, 1}) {
            bench.measure("commands, %d clients".formatted(clients), clients, seconds, rounds, bench::organisation);
        }
        bench.funds(16);
        bench.measure("receipts, 16 clients on 16 funds", 16, seconds, rounds, client -> bench.receipt("bench-fund-" + client));
        bench.measure("receipts, 16 clients on one fund", 16, seconds, rounds, client -> bench.receipt("bench-fund-0"));
        bench.bulk(seconds, rounds);
        bench.long16(setting(arguments, "five-minutes", 300));
        bench.print();
    }

    private static int setting(String[] arguments, String name, int otherwise) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name + "="))
                .map(argument -> Integer.parseInt(argument.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    // ---------------------------------------------------------------- the reference

    private Connection open() throws SQLException {
        return DriverManager.getConnection(database, System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
    }

    private void prepare() throws SQLException {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            statement.execute("DROP TABLE IF EXISTS bench.bare");
            statement.execute("CREATE TABLE bench.bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, content text NOT NULL)");
        }
    }

    /** Bare commits a second. */
    private double reference(int connections, int seconds) throws IOException, InterruptedException {
        URI url = URI.create(database.substring("jdbc:".length()));
        Path script = Files.createTempFile("bare", ".sql");
        try {
            Files.writeString(script, "INSERT INTO bench.bare (content) VALUES ('%s');\n".formatted("x".repeat(480)));
            Process process =
                    new ProcessBuilder(
                                    "pgbench", "-n", "-M", "prepared", "-c", Integer.toString(connections),
                                    "-j", Integer.toString(Math.min(2, connections)), "-T", Integer.toString(seconds),
                                    "-f", script.toString(), "-h", url.getHost(), "-p", Integer.toString(url.getPort()),
                                    url.getPath().substring(1).replaceAll("\\?.*", ""))
                            .redirectErrorStream(true)
                            .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher tps = TPS.matcher(said);
            if (process.waitFor() != 0 || !tps.find()) {
                throw new IllegalStateException("pgbench: " + said);
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            Files.delete(script);
        }
    }

    // ---------------------------------------------------------------- the load

    /** What a client sends next: a path and a body. */
    private interface Command {
        String[] of(int client);
    }

    private String[] organisation(int client) {
        long n = number.incrementAndGet();
        return new String[] {
            "/api/v1/commands/RegisterOrganisation",
            "{\"organisation\":\"bench-%d\",\"nameAsGiven\":\"Bench %d\",\"kind\":\"other\",\"group\":null,\"country\":\"KE\",\"identifiers\":[],\"confirmedDistinct\":false,%s}"
                    .formatted(n, n, SOURCE)
        };
    }

    private String[] receipt(String fund) {
        return new String[] {
            "/api/v1/commands/RecordOtherIncome",
            "{\"fund\":\"%s\",\"receipt\":\"receipt-%d\",\"kind\":\"interest\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},%s}"
                    .formatted(fund, number.incrementAndGet(), SOURCE)
        };
    }

    private void funds(int count) throws IOException {
        try (Client client = new Client(address)) {
            for (int i = 0; i < count; i++) {
                client.send(
                        "/api/v1/commands/EstablishFund", "application/json",
                        "{\"fund\":\"bench-fund-%d\",\"currency\":\"CNY\",\"legalHolder\":null,\"account\":null,\"fiscalYear\":null,%s}"
                                .formatted(i, SOURCE));
            }
        }
    }

    /** What a load came to. */
    private record Load(long commands, double seconds, double p50, double p99, List<Double> perMinute) {
        double rate() {
            return commands / seconds;
        }
    }

    private Load load(int clients, int seconds, Command command) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<List<Long>> took = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        long began = System.nanoTime();
        for (int c = 0; c < clients; c++) {
            int number = c;
            List<Long> mine = new ArrayList<>();
            took.add(mine);
            threads.add(Thread.ofPlatform().start(() -> {
                try (Client client = new Client(address)) {
                    while (!over.get()) {
                        String[] next = command.of(number);
                        long sent = System.nanoTime();
                        int status = client.send(next[0], "application/json", next[1]);
                        mine.add(System.nanoTime() - sent);
                        if (status != 201) {
                            throw new IllegalStateException("status " + status + " for " + next[1]);
                        }
                        done.incrementAndGet();
                    }
                } catch (IOException | RuntimeException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        List<Double> perMinute = new ArrayList<>();
        long before = 0;
        for (int s = 1; s <= seconds; s++) {
            Thread.sleep(Math.max(0, (began + s * 1_000_000_000L - System.nanoTime()) / 1_000_000));
            if (s % 60 == 0) {
                perMinute.add((done.get() - before) / 60.0);
                before = done.get();
            }
        }
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A client failed.", failures.getFirst());
        }
        double took1 = (System.nanoTime() - began) / 1e9;
        long[] all = took.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
        return new Load(done.get(), took1, all[all.length / 2] / 1e6, all[(int) (all.length * 0.99)] / 1e6, perMinute);
    }

    private boolean isMeasured(String what) {
        return measured.stream().anyMatch(line -> line.startsWith("{\"what\":\"" + what + "\""));
    }

    private void measure(String what, int clients, int seconds, int rounds, Command command) throws Exception {
        if (isMeasured(what)) {
            return;
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        double statements = 0;
        for (int round = 0; round < rounds; round++) {
            double reference = reference(Math.min(16, clients), 10);
            long before = transactions();
            Load load = load(clients, seconds, command);
            statements = (transactions() - before) / (double) load.commands();
            bare.add(reference);
            rates.add(load.rate());
            medians.add(load.p50());
            ratios.add(load.rate() / reference);
        }
        add("{\"what\":\"%s\",\"rate\":%s,\"bare\":%s,\"ratio\":%s,\"p50ms\":%s,\"transactionsACommand\":%.2f}"
                .formatted(what, spread(rates, 0), spread(bare, 0), spread(ratios, 3), spread(medians, 2), statements));
    }

    /** Transactions of the ledger's database so far. */
    private long transactions() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void bulk(int seconds, int rounds) throws Exception {
        String what = "commands, NDJSON of 1,000, one client";
        if (isMeasured(what)) {
            return;
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double reference = reference(16, 10);
            long began = System.nanoTime();
            long commands = 0;
            try (Client client = new Client(address)) {
                while (System.nanoTime() - began < seconds * 1_000_000_000L) {
                    StringBuilder lines = new StringBuilder();
                    for (int i = 0; i < 1_000; i++) {
                        lines.append("{\"command\":\"RegisterOrganisation\",\"key\":\"").append(UUID.randomUUID())
                                .append("\",\"data\":").append(organisation(0)[1]).append("}\n");
                    }
                    int status = client.send("/api/v1/commands", "application/x-ndjson", lines.toString());
                    if (status != 201) {
                        throw new IllegalStateException("status " + status);
                    }
                    commands += 1_000;
                }
            }
            rates.add(commands / ((System.nanoTime() - began) / 1e9));
            ratios.add(rates.getLast() / reference);
        }
        add("{\"what\":\"%s\",\"rate\":%s,\"ratio\":%s}".formatted(what, spread(rates, 0), spread(ratios, 3)));
    }

    private void long16(int seconds) throws Exception {
        String what = "commands, 16 clients, %d s".formatted(seconds);
        if (seconds == 0 || isMeasured(what)) {
            return;
        }
        double reference = reference(16, 20);
        Load load = load(16, seconds, this::organisation);
        long behind;
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT next_position - 1 - position FROM ledger.sealer_state, ledger.read_model_position")) {
            row.next();
            behind = row.getLong(1);
        }
        List<Double> minutes = load.perMinute();
        add("{\"what\":\"%s\",\"rate\":%.0f,\"bare\":%.0f,\"ratio\":%.3f,\"p50ms\":%.2f,\"p99ms\":%.2f,\"lastMinuteToFirst\":%.2f,\"entriesBehindAtTheEnd\":%d}"
                .formatted(
                        what, load.rate(), reference, load.rate() / reference, load.p50(), load.p99(),
                        minutes.size() < 2 ? Double.NaN : minutes.getLast() / minutes.getFirst(), behind));
    }

    private static String spread(List<Double> values, int decimals) {
        List<Double> sorted = values.stream().sorted().toList();
        return "[%s]".formatted(String.join(",", List.of(
                format(sorted.getFirst(), decimals), format(sorted.get(sorted.size() / 2), decimals), format(sorted.getLast(), decimals))));
    }

    private static String format(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void add(String line) throws IOException {
        measured.add(line);
        Files.writeString(file, "[\n  " + String.join(",\n  ", measured) + "\n]\n");
        System.out.println(line);
    }

    private void print() {
        System.out.println("Least, median and most of the rounds:");
        measured.forEach(System.out::println);
    }

    // ---------------------------------------------------------------- a client

    /** One connection that is kept: it costs the machine little beside what it measures. */
    private static final class Client implements AutoCloseable {
        private final URI address;
        private final String host;
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        Client(URI address) throws IOException {
            this.address = address;
            this.host = address.getHost() + ":" + address.getPort();
            open();
        }

        private void open() throws IOException {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            out = socket.getOutputStream();
        }

        int send(String path, String type, String body) throws IOException {
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head =
                    "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nLedger-User: bench\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(path, host, type, UUID.randomUUID(), content.length);
            ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + content.length);
            request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(content);
            out.write(request.toByteArray());
            return answer();
        }

        private int answer() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = -1;
            boolean closes = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
                closes |= header.equalsIgnoreCase("Connection: close");
            }
            if (length >= 0) {
                in.skipNBytes(length);
            } else {
                for (int chunk = Integer.parseInt(line(), 16); chunk > 0; chunk = Integer.parseInt(line(), 16)) {
                    in.skipNBytes(chunk + 2L);
                }
                line();
            }
            if (closes) {
                socket.close();
                open();
            }
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("The ledger closed the connection.");
                }
                if (b != '\r') {
                    line.append((char) b);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
