import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a command costs on a fund with a long history: its stream is as long as its entries are many. */
final class Streams {
    private static final String LONG = "bench-long";
    private static final int FEW = 10;
    private static final int FUNDS = 100;
    private static final int EACH = 10;

    private final URI address;
    private final Database database;
    private final int entries;

    Streams(URI address, Database database, int entries) {
        this.address = address;
        this.database = database;
        this.entries = entries;
    }

    /** Fills the long fund up to what it lacks. */
    private void fill() throws Exception {
        if (!Setup.isThere(address, "/api/v1/funds/" + LONG)) {
            Setup.record(address, List.of(Request.line("EstablishFund", Request.establish(LONG))));
        }
        long there = (long) database.number("SELECT count(*) FROM ledger.sealed_entry WHERE subject = 'fund/" + LONG + "'");
        String income = Request.line("RecordOtherIncome", Request.income(LONG));
        for (long missing = entries - there; missing > 0; missing -= 1_000) {
            Setup.record(address, java.util.Collections.nCopies((int) Math.min(1_000, missing), income));
        }
        database.shown();
    }

    /**
     * One client, in turn a command on the fund of many entries and one on a fund of ten. There are many
     * of these, and each takes ten commands: it has fifteen entries on the average.
     */
    Map<String, Double> manyToFew() throws Exception {
        fill();
        List<String> few = Setup.funds(address, FUNDS);
        Setup.record(
                address,
                few.stream()
                        .flatMap(fund -> java.util.Collections.nCopies(FEW, Request.line("RecordOtherIncome", Request.income(fund))).stream())
                        .toList());
        database.shown();
        Request toMany = Request.receiving(address, LONG);
        List<Request> toFew = few.stream().map(fund -> Request.receiving(address, fund)).toList();
        List<Double> many = new ArrayList<>();
        List<Double> small = new ArrayList<>();
        try (HttpLine line = new HttpLine(address)) {
            for (int i = 0; i < FUNDS * EACH; i++) {
                many.add(send(line, toMany));
                small.add(send(line, toFew.get(i % FUNDS)));
            }
        }
        double manyP50 = Results.median(many).orElseThrow();
        double fewP50 = Results.median(small).orElseThrow();
        return Results.figures("toSmall", manyP50 / fewP50, "p50Ms", manyP50, "smallP50Ms", fewP50, "entries", (double) entries);
    }

    /** Milliseconds. */
    private static double send(HttpLine line, Request request) throws IOException {
        var next = request.next();
        long sent = System.nanoTime();
        if (line.exchange(next) != 201) {
            throw new IOException(line.text());
        }
        return (System.nanoTime() - sent) / 1e6;
    }

    /** The first command on the fund of many entries since the ledger has been started. */
    Map<String, Double> first() throws IOException, java.sql.SQLException {
        double there = database.number("SELECT count(*) FROM ledger.sealed_entry WHERE subject = 'fund/" + LONG + "'");
        if (there < entries) {
            throw new IllegalStateException("The fund has %.0f entries: measure \"a fund of many entries\" before.".formatted(there));
        }
        try (HttpLine line = new HttpLine(address)) {
            return Results.figures("seconds", send(line, Request.receiving(address, LONG)) / 1e3, "entries", there);
        }
    }
}
