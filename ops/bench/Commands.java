import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast commands are recorded. */
final class Commands {
    private static final int FUNDS = 16;

    private final URI address;
    private final Database database;
    private final int seconds;
    private List<String> funds = List.of();

    Commands(URI address, Database database, int seconds) {
        this.address = address;
        this.database = database;
        this.seconds = seconds;
    }

    private Load.Client registering() {
        return Request.registering(address)::next;
    }

    private Load.Client receiving(String fund) {
        return Request.receiving(address, fund)::next;
    }

    /** Each client registers organisations, one after the other: an event each, beside key and claim. */
    Map<String, Double> clients(int clients) throws Exception {
        Database.Bare bare = database.bare(Math.min(16, clients), 10);
        double before = database.transactions();
        Load load = Load.closed(address, clients, seconds, 201, client -> registering()).whole();
        Map<String, Double> figures = figures(load, bare);
        figures.put("transactionsACommand", (database.transactions() - before) / load.done());
        if (clients == 1) {
            figures.put("bareP50Ms", bare.p50Ms());
            figures.put("p50ToBare", load.percentile(50) / bare.p50Ms());
        }
        return figures;
    }

    private static Map<String, Double> figures(Load load, Database.Bare bare) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("ratio", load.rate() / bare.rate());
        figures.put("rate", load.rate());
        figures.put("bare", bare.rate());
        figures.put("p50Ms", load.percentile(50));
        figures.put("p99Ms", load.percentile(99));
        figures.put("clientCpuMs", load.cpuMs());
        return figures;
    }

    /** Takes the rate of 16 clients, and then sends at half of it whether answers come or not. */
    Map<String, Double> halfRate() throws Exception {
        Load full = Load.closed(address, 16, seconds, 201, client -> registering()).whole();
        Load half = Load.open(address, 64, full.rate() / 2, seconds, 201, client -> registering()).whole();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p99Ms", half.percentile(99));
        figures.put("p50Ms", half.percentile(50));
        figures.put("mostMs", half.percentile(100));
        figures.put("rate", half.rate());
        figures.put("fullRate", full.rate());
        return figures;
    }

    /** 16 clients on one fund against 16 clients on a fund each. */
    Map<String, Double> oneFund() throws Exception {
        if (funds.isEmpty()) {
            funds = Setup.funds(address, FUNDS);
        }
        Load sixteen = Load.closed(address, FUNDS, seconds, 201, client -> receiving(funds.get(client))).whole();
        Load one = Load.closed(address, FUNDS, seconds, 201, client -> receiving(funds.getFirst())).whole();
        return Results.figures("toSixteen", one.rate() / sixteen.rate(), "rate", one.rate(), "sixteenRate", sixteen.rate());
    }

    /** One client, atomic batches of 1,000. */
    Map<String, Double> together() throws Exception {
        Database.Bare bare = database.bare(16, 10);
        Request batch =
                Request.post(address, "/api/v1/commands", Request.line("RegisterOrganisation", Request.register()).repeat(1_000));
        Load load = Load.closed(address, 1, seconds, 201, client -> batch::next).whole();
        return Results.figures("ratio", 1_000 * load.rate() / bare.rate(), "rate", 1_000 * load.rate(), "bare", bare.rate());
    }

    /**
     * What the server counts of statements while 16 clients send, until their last command is shown,
     * and for two seconds more: all of it, also what feed and signer send, and BEGIN, COMMIT and SET.
     */
    Map<String, Double> statements() throws Exception {
        if (!database.countsStatements()) {
            throw new IllegalStateException(
                    "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements', then start the server anew.");
        }
        database.run("CREATE SCHEMA IF NOT EXISTS bench");
        database.run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA bench");
        database.run("SELECT bench.pg_stat_statements_reset()");
        Load load = Load.closed(address, 16, seconds, 201, client -> registering()).whole();
        database.shown();
        Thread.sleep(2_000);
        try (Connection connection = database.open()) {
            // The owner's are this program's own: the ledger has another login.
            String counted =
                    " FROM bench.pg_stat_statements WHERE toplevel AND userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)";
            return Results.figures(
                    "aCommand", Database.number(connection, "SELECT coalesce(sum(calls), 0)" + counted) / load.done(),
                    "kinds", Database.number(connection, "SELECT count(*)" + counted),
                    "rate", load.rate());
        }
    }

    /** How many events stock Axon's read model does not show yet; counted, since there it may be far behind. */
    Map<String, Double> behind() throws IOException {
        return Results.figures("events", Double.valueOf(Setup.get(address, "/behind")));
    }

    /** Whether the rate is kept, and how far read models are behind at the end. */
    Map<String, Double> forMinutes(int seconds) throws Exception {
        Database.Bare bare = database.bare(16, 20);
        Load load = Load.closed(address, 16, seconds, 201, client -> registering()).whole();
        double behind = database.shown();
        Map<String, Double> figures = figures(load, bare);
        figures.put("seconds", (double) seconds);
        figures.put("behindSeconds", behind);
        long end = load.began() + seconds * 1_000_000_000L;
        long minute = Math.min(60, seconds / 2) * 1_000_000_000L;
        figures.put("lastMinuteToFirst", load.rate(end - minute, end) / load.rate(load.began(), load.began() + minute));
        return figures;
    }

    /**
     * Heap that is used while 16 clients send, looked at every two seconds. The least of each minute is
     * taken for what collections leave; growth is its median in the last third of the run by that in
     * the first.
     */
    Map<String, Double> heap(int minutes) throws Exception {
        List<Double> used = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        long end = System.nanoTime() + minutes * 60_000_000_000L;
        Thread looking = Thread.ofPlatform().start(() -> {
            try (HttpLine line = new HttpLine(address)) {
                while (System.nanoTime() < end) {
                    used.add(heap(line));
                    Thread.sleep(2_000);
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                failures.add(e);
            }
        });
        Load load = Load.closed(address, 16, () -> System.nanoTime() >= end, 201, client -> registering()).whole();
        looking.join();
        if (!failures.isEmpty()) {
            throw new IllegalStateException("The heap could not be asked for.", failures.getFirst());
        }
        List<Double> kept = new ArrayList<>();
        int minute = Math.max(1, used.size() / minutes);
        for (int i = 0; i + minute <= used.size(); i += minute) {
            kept.add(used.subList(i, i + minute).stream().mapToDouble(n -> n).min().orElseThrow());
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("minutes", (double) minutes);
        figures.put("rate", load.rate());
        figures.put("mostMB", used.stream().mapToDouble(n -> n).max().orElseThrow());
        int third = Math.max(1, kept.size() / 3);
        double first = Results.median(kept.subList(0, third)).orElseThrow();
        double last = Results.median(kept.subList(kept.size() - third, kept.size())).orElseThrow();
        figures.put("firstKeptMB", first);
        figures.put("lastKeptMB", last);
        figures.put("growth", last / first);
        return figures;
    }

    private double heap(HttpLine line) throws IOException {
        if (line.exchange(Request.get(address, "/actuator/prometheus").next()) != 200) {
            throw new IOException(line.text());
        }
        return line.body().lines()
                        .filter(text -> text.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(text -> Double.parseDouble(text.substring(text.indexOf("} ") + 2)))
                        .sum()
                / (1 << 20);
    }
}
