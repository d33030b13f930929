import java.io.IOException;
import java.io.OutputStream;
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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.postgresql.PGConnection;

/** The PostgreSQL that everything is compared with, by its owner's login. */
final class Database {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final String url;
    private boolean prepared;

    Database(String url) {
        this.url = url;
    }

    /**
     * Bare commits of one row of 480 bytes.
     *
     * @param rate a second
     * @param p50Ms of one connection; not a number for several
     */
    record Bare(double rate, double p50Ms) {}

    Bare bare(int connections, int seconds) throws IOException, InterruptedException, SQLException {
        prepare();
        URI address = URI.create(url.substring("jdbc:".length()));
        Path folder = Files.createTempDirectory("bare");
        try {
            Path script =
                    Files.writeString(
                            folder.resolve("bare.sql"),
                            "INSERT INTO bench.bare (content) VALUES ('%s');\n".formatted("x".repeat(480)));
            List<String> command =
                    new ArrayList<>(List.of(
                            "pgbench", "-n", "-M", "prepared", "-c", Integer.toString(connections),
                            "-j", Integer.toString(Math.min(2, connections)), "-T", Integer.toString(seconds),
                            "-f", script.toString(), "-h", address.getHost(), "-p", Integer.toString(address.getPort())));
            if (connections == 1) {
                command.addAll(List.of("-l", "--log-prefix=" + folder.resolve("took")));
            }
            command.add(address.getPath().substring(1).replaceAll("\\?.*", ""));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher tps = TPS.matcher(said);
            if (process.waitFor() != 0 || !tps.find()) {
                throw new IllegalStateException("pgbench: " + said);
            }
            return new Bare(Double.parseDouble(tps.group(1)), connections == 1 ? p50(folder) : Double.NaN);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static double p50(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            Path log = files.filter(file -> file.getFileName().toString().startsWith("took")).findFirst().orElseThrow();
            // The third column: microseconds.
            long[] took =
                    Files.readAllLines(log).stream().mapToLong(line -> Long.parseLong(line.split(" ")[2])).sorted().toArray();
            return took[took.length / 2] / 1e3;
        }
    }

    private void prepare() throws SQLException {
        if (!prepared) {
            run("CREATE SCHEMA IF NOT EXISTS bench");
            run("DROP TABLE IF EXISTS bench.bare");
            run("CREATE TABLE bench.bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, content text NOT NULL)");
            prepared = true;
        }
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
    }

    void run(String sql) throws SQLException {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    double number(String sql) throws SQLException {
        try (Connection connection = open()) {
            return number(connection, sql);
        }
    }

    /** The first column of the only row. */
    static double number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** Transactions in this database so far. */
    double transactions() throws SQLException {
        return number("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
    }

    /** How many entries are in the log. */
    long entries() throws SQLException {
        return (long) number("SELECT next_position FROM ledger.sealer_state");
    }

    /** Waits until the read models show what is newest now: seconds. */
    double shown() throws SQLException, InterruptedException {
        try (Connection connection = open()) {
            long began = System.nanoTime();
            double newest = number(connection, "SELECT next_position - 1 FROM ledger.sealer_state");
            while (number(connection, "SELECT position FROM ledger.read_model_position") < newest) {
                Thread.sleep(2);
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** Copies the log to nowhere: entries a second. */
    double copied() throws SQLException, IOException {
        try (Connection connection = open()) {
            long began = System.nanoTime();
            long rows =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY ledger.sealed_entry TO STDOUT", OutputStream.nullOutputStream());
            return rows / ((System.nanoTime() - began) / 1e9);
        }
    }

    /** Whether the server counts statements: its library has to be loaded when the server starts. */
    boolean countsStatements() throws SQLException {
        return number("SELECT count(*) FROM pg_settings WHERE name = 'shared_preload_libraries' AND setting LIKE '%pg_stat_statements%'") > 0;
    }
}
