import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a running ledger against its bars, most of them as a ratio to what the same PostgreSQL can
 * do: bare commits of one row of 480 bytes by pgbench, before each round and in the same database.
 * Client, ledger and database share the machine. What it writes is made up: never point it at a ledger
 * that anybody needs. {@code ops/bench/run} starts ledgers, runs all of this on them and writes the table.
 *
 * <pre>
 * java -cp postgresql.jar ops/bench/SpineBench.java http://127.0.0.1:8080 jdbc:… RESULT.json
 *     [only=part of a name|of another] [name=put before names] [rounds=5] [seconds=20] [warmup=60]
 *     [long=300] [long-rounds=5] [heap-minutes=30] [stream=100000] [entries=1000000] [gets=5000] [drips=8000]
 * java ops/bench/SpineBench.java parts             lists the parts
 * </pre>
 *
 * PGUSER and PGPASSWORD name the database's owner; pgbench has to be on the path, 10,000 files may be
 * open. After each round what was measured is written to RESULT.json, the table to RESULT.md, and
 * rounds that are there already are not measured again: a run that was cut short goes on.
 *
 * <p>Parts that have to be asked for by their whole name: {@code first}, which is to be the first thing
 * that a ledger does after its start and adds one round a call; {@code statements}, for which the server
 * has to have been started with pg_stat_statements; {@code fill}, which brings an empty ledger to
 * {@code entries} entries; {@code behind}, for what {@code stock/run} starts.
 */
public final class SpineBench {
    private static final String FIRST = "first";

    /** Measures one round: figures by name. */
    interface Round {
        Map<String, Double> measure() throws Exception;
    }

    /**
     * What can be measured by itself.
     *
     * @param what its name
     * @param rounds how many rounds make it whole
     * @param warm whether the ledger is to be warm
     * @param asked whether it is measured only where it is named
     */
    record Part(String what, int rounds, boolean warm, boolean asked, Round round) {}

    private final URI address;
    private final Database database;
    private final Map<String, Integer> settings;
    private final List<Part> parts = new ArrayList<>();

    private SpineBench(URI address, Database database, Map<String, Integer> settings) {
        this.address = address;
        this.database = database;
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        // What is sent and measured is written alike in every country.
        Locale.setDefault(Locale.ROOT);
        boolean lists = Arrays.equals(arguments, new String[] {"parts"});
        if (arguments.length < 3 && !lists) {
            System.err.println("SpineBench HTTP JDBC RESULT.json [setting=value…], or SpineBench parts; its head names the settings");
            System.exit(2);
        }
        Map<String, Integer> settings = new LinkedHashMap<>(Map.of(
                "rounds", 5, "seconds", 20, "warmup", 60, "long", 300, "long-rounds", 5, "heap-minutes", 30,
                "stream", 100_000, "entries", 1_000_000));
        settings.putAll(Map.of("gets", 5_000, "drips", 8_000));
        String only = null;
        String name = "";
        for (int i = 3; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            switch (setting[0]) {
                case "only" -> only = setting[1];
                case "name" -> name = setting[1] + ": ";
                default -> {
                    if (settings.replace(setting[0], Integer.valueOf(setting[1])) == null) {
                        throw new IllegalArgumentException("There is no setting " + setting[0]);
                    }
                }
            }
        }
        SpineBench bench =
                new SpineBench(
                        URI.create(lists ? "http://127.0.0.1:8080" : arguments[0]), new Database(lists ? "" : arguments[1]), settings);
        bench.list();
        if (lists) {
            bench.parts.forEach(part -> System.out.println(part.what()));
            return;
        }
        bench.measure(new Results(Path.of(arguments[2])), Optional.ofNullable(only), name);
    }

    /** In this order: what a later part writes does not lie in the way of an earlier one. */
    private void list() {
        int rounds = settings.get("rounds");
        int seconds = settings.get("seconds");
        Commands commands = new Commands(address, database, seconds);
        Reads reads = new Reads(address, database, seconds, settings.get("entries"));
        Streams streams = new Streams(address, database, settings.get("stream"));
        Crowds crowds = new Crowds(address, database, seconds, settings.get("gets"), settings.get("drips"));
        add(FIRST, rounds, false, true, streams::first);
        add("fill", 1, false, true, reads::fill);
        add("statements", rounds, true, true, commands::statements);
        add("commands, 16 clients", rounds, true, false, () -> commands.clients(16));
        add("behind", rounds, false, true, commands::behind);
        add("commands, 64 clients", rounds, true, false, () -> commands.clients(64));
        add("commands, 1 client", rounds, true, false, () -> commands.clients(1));
        add("half rate", rounds, true, false, commands::halfRate);
        add("one fund", rounds, true, false, commands::oneFund);
        add("NDJSON", rounds, true, false, commands::together);
        add("five minutes", settings.get("long-rounds"), true, false, () -> commands.forMinutes(settings.get("long")));
        add("heap", 1, true, false, () -> commands.heap(settings.get("heap-minutes")));
        add("a fund of many entries", rounds, true, false, streams::manyToFew);
        add("as-of, %d entries".formatted(settings.get("entries")), rounds, false, false, reads::asOf);
        add("rebuild", rounds, false, false, reads::rebuild);
        add("gets", rounds, true, false, crowds::gets);
        add("drips", rounds, true, false, crowds::drips);
    }

    private void add(String what, int rounds, boolean warm, boolean asked, Round round) {
        parts.add(new Part(what, rounds, warm, asked, round));
    }

    private void measure(Results results, Optional<String> only, String name) throws Exception {
        boolean warm = false;
        for (Part part : parts) {
            List<String> asked = only.map(text -> List.of(text.split("\\|"))).orElse(List.of());
            if (part.asked() ? !asked.contains(part.what()) : only.isPresent() && asked.stream().noneMatch(part.what()::contains)) {
                continue;
            }
            int missing = part.rounds() - results.rounds(name + part.what());
            // There is one first command a start.
            missing = part.what().equals(FIRST) ? Math.min(1, missing) : missing;
            for (int round = 0; round < missing; round++) {
                if (part.warm() && !warm) {
                    warm(settings.get("warmup"));
                    warm = true;
                }
                results.add(name + part.what(), part.round().measure());
            }
        }
    }

    private void warm(int seconds) throws IOException {
        if (seconds > 0) {
            Load.closed(
                            address, 16, seconds, 201,
                            client -> Request.post(address, "/api/v1/commands/RegisterOrganisation", Request.register())::next)
                    .whole();
        }
    }
}
