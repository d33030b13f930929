package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.export.Hledger;
import org.iioe.ledger.histories.OwnAccount.Allocation;
import org.iioe.ledger.histories.OwnAccount.Fund;
import org.iioe.ledger.histories.OwnAccount.Line;
import org.iioe.ledger.histories.OwnAccount.Payment;
import org.iioe.ledger.histories.OwnAccount.Receipt;
import org.iioe.ledger.histories.OwnAccount.Vote;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Made-up histories of a whole network: 30 members, 8 donors, 5 funds in currencies of 0, 2 and 3
 * decimals, thousands of entries. Whatever the ledger reports, exports and traces is compared with
 * what the generator remembers of its own acts, and with what hledger reckons. One seed alone:
 * {@code -Dseed=7}.
 */
@Order(2)
class HistoriesTest {
    /** The first seed is looked at from all its moments, and thing by thing; others at fewer. */
    private static final int SPARSE = 8;

    @TempDir private Path folder;

    private TestLedger ledger;
    private Random random;
    private OwnAccount own;
    private String at = "";

    /** What the generator knew at a position. */
    private record Snapshot(
            long position,
            Map<String, Map<String, Long>> figures,
            Map<String, List<Long>> units,
            Map<String, BigDecimal> values) {}

    static LongStream seeds() {
        String one = System.getProperty("seed");
        return one == null
                ? LongStream.of(1, 7, 20261125).limit(Sizes.HISTORIES)
                : LongStream.of(Long.parseLong(one));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_reported_is_what_was_done(long seed) throws IOException {
        boolean thorough = seed == seeds().findFirst().orElseThrow();
        random = new Random(seed + 1);
        try (TestLedger empty = TestLedger.empty()) {
            ledger = empty;
            Generator generator = new Generator(ledger, seed);
            generator.begin();
            List<Snapshot> moments = new ArrayList<>();
            long step = Sizes.HISTORY_ENTRIES / Sizes.HISTORY_MOMENTS;
            while (entries() < Sizes.HISTORY_ENTRIES) {
                generator.goOn();
                assertThat(generator.refused()).isLessThan(100);
                own = generator.account();
                if (entries() >= (moments.size() + 1) * step) {
                    moments.add(snapshot());
                }
            }
            moments.add(snapshot());
            System.out.printf(
                    "Seed %d: %,d entries, %d acts refused, %s%n",
                    seed, entries(), generator.refused(), generator.taken());
            assertThat(generator.taken().keySet())
                    .contains(
                            "ReverseEntry",
                            "ReverseDisbursement",
                            "RecordPaymentReturned",
                            "RefundDonor",
                            "RatifyAct",
                            "ClosePeriod",
                            "WriteOff",
                            "RecordReturn",
                            "AcceptItems",
                            "RefuseItems",
                            "ReturnItems",
                            "ValueLine");
            at = "seed " + seed;
            for (int i = 0; i < moments.size(); i++) {
                if (thorough || i % SPARSE == 0 || i == moments.size() - 1) {
                    moment(moments.get(i), seed);
                }
            }
            long last = moments.getLast().position();
            at = "seed %d, position %d".formatted(seed, last);
            statements(last);
            donors(last);
            allocations(last);
            members(last);
            things(last);
            log(last, moments.getFirst().position());
            traces(thorough ? Sizes.HISTORY_TRACES : 100);
        }
    }

    private long entries() {
        return ledger.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM sealed_entry")
                .query(Long.class)
                .single();
    }

    private Snapshot snapshot() {
        Map<String, Map<String, Long>> figures = new LinkedHashMap<>();
        own.funds.forEach((id, fund) -> figures.put(id, fund.figures("*")));
        Map<String, List<Long>> units = new LinkedHashMap<>();
        own.lines.forEach((id, line) ->
                units.put(
                        id,
                        List.of(
                                line.delivered,
                                line.store(),
                                line.transit,
                                line.held(),
                                line.gone)));
        Map<String, BigDecimal> values = new TreeMap<>();
        own.lines
                .values()
                .forEach(line -> {
                    value(values, "Assets:InKind", (line.store() + line.transit) * line.perUnit);
                    value(values, "Income:InKind:" + line.donor, -line.given);
                    line.passedOn.forEach(
                            (member, of) -> value(values, "Expenses:InKind:" + member, of));
                });
        return new Snapshot(entries() - 1, figures, units, values);
    }

    private static void value(Map<String, BigDecimal> to, String account, long hundredths) {
        Hledger.put(to, account + " " + OwnAccount.VALUES_IN, BigDecimal.valueOf(hundredths, 2));
    }

    private JsonNode read(String path, long position) {
        Answer answer =
                ledger.get(
                        "/api/v1/%s%sasOf=%d&minPosition=%d"
                                .formatted(
                                        path, path.contains("?") ? "&" : "?", position, position));
        assertThat(answer.status()).as("%s %s", path, answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode rows(JsonNode report, String section) {
        for (JsonNode each : report.get("sections")) {
            if (each.get("section").asString().equals(section)) {
                return each.get("rows");
            }
        }
        throw new AssertionError("There is no section " + section);
    }

    private static long minor(JsonNode row, String column, Fund fund) {
        JsonNode money = row.get(column);
        assertThat(money.get("currency").asString()).isEqualTo(fund.currency);
        return new BigDecimal(money.get("amount").asString())
                .movePointRight(fund.decimals)
                .longValueExact();
    }

    // ------------------------------------------------------------------ at each moment

    private void moment(Snapshot then, long seed) throws IOException {
        String when = "seed %d, position %d".formatted(seed, then.position());
        then.figures()
                .forEach((id, figures) -> {
                    Fund fund = own.funds.get(id);
                    JsonNode report = read("reports/fund-statement?fund=" + id, then.position());
                    Map<String, Long> shown = new TreeMap<>();
                    for (JsonNode row : rows(report, "figures")) {
                        if (figures.containsKey(row.get("figure").asString())) {
                            shown.put(row.get("figure").asString(), minor(row, "closing", fund));
                        }
                    }
                    assertThat(shown).as("%s of %s", id, when).isEqualTo(figures);
                    for (JsonNode equation : rows(report, "equations")) {
                        assertThat(equation.get("holds").asBoolean())
                                .as("%s: %s of %s", equation, id, when)
                                .isTrue();
                    }
                });
        if (Hledger.isThere()) {
            Path journal = folder.resolve("journal-%d-%d".formatted(seed, then.position()));
            Answer answer = ledger.get("/api/v1/exports/journal.hledger?asOf=" + then.position());
            assertThat(answer.status()).isEqualTo(200);
            Files.writeString(journal, answer.response().body());
            Hledger.check(journal);
            Map<String, BigDecimal> theirs = Hledger.balances(journal);
            assertThat(theirs).as(when).isEqualTo(ours(then));
            equations(theirs, then, when);
        } else {
            System.out.println(Hledger.MISSING);
        }
    }

    /** Every account of every fund by our trial balance; units as the generator counts them. */
    private Map<String, BigDecimal> ours(Snapshot then) {
        Map<String, BigDecimal> ours = new TreeMap<>();
        for (JsonNode row : rows(read("reports/trial-balance", then.position()), "accounts")) {
            for (String part : List.of("opening", "change")) {
                Hledger.put(
                        ours,
                        row.get("account").asString()
                                + " "
                                + row.at("/" + part + "/currency").asString(),
                        new BigDecimal(row.at("/" + part + "/amount").asString()));
            }
        }
        then.values().forEach((account, value) -> Hledger.put(ours, account, value));
        JsonNode contributions = read("contributions?limit=100", then.position()).get("items");
        BigDecimal carried = BigDecimal.ZERO;
        for (JsonNode contribution : contributions) {
            String id = contribution.get("id").asString();
            JsonNode line = contribution.at("/lines/0");
            carried = carried.add(new BigDecimal(line.at("/carried/amount").asString("0")));
            List<Long> counted = new ArrayList<>();
            for (String figure : List.of("delivered", "store", "transit", "held", "gone")) {
                counted.add(line.get(figure).asLong());
            }
            assertThat(counted).as("%s, %d", id, then.position()).isEqualTo(then.units().get(id));
            String units = " " + id + "/line";
            unit(ours, "Store" + units, counted.get(1));
            unit(ours, "Source:" + contribution.get("donor").asString() + units, -counted.get(0));
            unit(ours, "Transit" + units, counted.get(2));
            unit(ours, "Gone:theft" + units, counted.get(4));
            long allocated = 0;
            for (JsonNode member : line.path("members")) {
                String name = member.get("member").asString();
                allocated += member.get("allocated").asLong();
                unit(ours, "Held:" + name + units, member.get("held").asLong());
                unit(ours, "Allocated:" + name + units, member.get("allocated").asLong());
            }
            unit(ours, "AllocationContra" + units, -allocated);
        }
        assertThat(carried)
                .as("equation 13, %d", then.position())
                .isEqualByComparingTo(
                        then.values()
                                .getOrDefault(
                                        "Assets:InKind " + OwnAccount.VALUES_IN, BigDecimal.ZERO));
        return ours;
    }

    private static void unit(Map<String, BigDecimal> to, String account, long units) {
        Hledger.put(to, "Equity:Units:" + account, BigDecimal.valueOf(units));
    }

    /** The equations of the domain, by the balances of hledger and the figures of the generator. */
    private void equations(Map<String, BigDecimal> theirs, Snapshot then, String when) {
        Map<String, BigDecimal> promises = new TreeMap<>();
        theirs.forEach((account, balance) -> {
            if (account.startsWith("Equity:Memo:")) {
                promises.merge(
                        account.substring(account.lastIndexOf(' ')), balance, BigDecimal::add);
            }
        });
        assertThat(promises).as("memorandum, " + when).isNotEmpty();
        promises.forEach((currency, sum) ->
                assertThat(sum).as("%s, %s", currency, when).isEqualByComparingTo("0"));
        then.figures()
                .forEach((id, f) -> {
                    Fund fund = own.funds.get(id);
                    Map<String, Long> b = new TreeMap<>();
                    long sum = 0;
                    for (Map.Entry<String, BigDecimal> each : theirs.entrySet()) {
                        String account = each.getKey().replaceAll(" .*", "") + ":";
                        if (account.contains(":" + id + ":")) {
                            long minor =
                                    each.getValue().movePointRight(fund.decimals).longValueExact();
                            b.merge(kind(account), minor, Long::sum);
                            sum += account.startsWith("Equity:Memo:") ? 0 : minor;
                        }
                    }
                    assertThat(sum).as("equation 1 of %s, %s", id, when).isZero();
                    expect(b, "Assets:Bank", f.get("bank"), "equation 2 of " + id + ", " + when);
                    expect(b, "Income:Donations", -f.get("received"), id + ", " + when);
                    expect(b, "Income:Other", -f.get("other"), id + ", " + when);
                    expect(b, "Income:Refunded", f.get("refunded"), id + ", " + when);
                    expect(b, "Expenses:Charges", f.get("charges"), id + ", " + when);
                    expect(b, "Expenses:WriteOff", f.get("writtenOff"), id + ", " + when);
                    expect(b, "Liabilities:Suspense", -f.get("suspense"), id + ", " + when);
                    assertThat(f.get("unallocated"))
                            .as("equation 3 of %s, %s", id, when)
                            .isEqualTo(
                                    b.getOrDefault("Assets:Bank", 0L)
                                            + b.getOrDefault("Liabilities:Suspense", 0L)
                                            - f.get("undisbursed"));
                    assertThat(f.get("disbursed"))
                            .as("equation 5 of %s, %s", id, when)
                            .isEqualTo(
                                    f.get("spent")
                                            + f.get("returned")
                                            + f.get("writtenOff")
                                            + b.getOrDefault("Assets:Advances", 0L)
                                            + b.getOrDefault("Assets:Recoverable", 0L));
                });
    }

    private static String kind(String account) {
        String[] parts = account.split(":", 3);
        return parts[0] + ":" + parts[1];
    }

    private static void expect(Map<String, Long> b, String account, long wanted, String when) {
        assertThat(b.getOrDefault(account, 0L)).as("%s of %s", account, when).isEqualTo(wanted);
    }

    // ------------------------------------------------------------------ in the end

    private void statements(long position) {
        own.funds.forEach((id, fund) -> {
            JsonNode report = read("reports/fund-statement?fund=" + id, position);
            for (JsonNode row : rows(report, "gifts")) {
                String gift = row.path("gift").isNull() ? "" : row.get("gift").asString();
                Map<String, Long> figures = fund.figures(gift);
                for (String column : List.of("received", "allocated", "disbursed", "unallocated")) {
                    assertThat(minor(row, column, fund))
                            .as("%s of gift %s of %s, %s", column, gift, id, at)
                            .isEqualTo(figures.get(column));
                }
            }
            grouped(
                    rows(report, "members"),
                    "member",
                    fund,
                    all -> "Organisation " + all.recipient);
            grouped(rows(report, "purposes"), "purpose", fund, all -> all.purpose);
            for (String section : List.of("gifts", "members", "purposes")) {
                JsonNode rows = rows(report, section);
                expands(rows.get(random.nextInt(rows.size())), fund);
            }
            Map<String, String> exceptions = new TreeMap<>();
            for (JsonNode row : rows(report, "exceptions")) {
                String act = row.get("act").asString();
                exceptions.put(
                        act.substring(act.lastIndexOf('/') + 1),
                        row.get("ratifiedBy").asString(""));
            }
            assertThat(exceptions).as("exceptions of %s, %s", id, at).isEqualTo(fund.exceptions);
            Set<String> suspense = new HashSet<>();
            rows(report, "suspense").forEach(row -> suspense.add(row.get("receipt").asString()));
            Set<String> nobodys = new HashSet<>();
            fund.receipts.forEach((receipt, of) -> {
                if (of.suspense() && !of.reversed) {
                    nobodys.add(receipt);
                }
            });
            assertThat(suspense).as("suspense of %s, %s", id, at).isEqualTo(nobodys);
            limits(report, fund);
            period(fund, position);
        });
    }

    /** Limits are broken where the generator went beyond, and nowhere else. */
    private void limits(JsonNode report, Fund fund) {
        Set<String> broken = new HashSet<>();
        for (JsonNode row : rows(report, "limits")) {
            assertThat(row.get("state").asString())
                    .as("%s of %s, %s", row, fund.id, at)
                    .isIn("kept", "within what is committed", "broken, see exceptions");
            if (row.get("limit").asString().contains("disbursed <= allocated")
                    && !row.get("state").asString().equals("kept")) {
                broken.add(row.get("of").asString());
            }
        }
        Set<String> beyond = new HashSet<>();
        fund.allocations.forEach((id, allocation) -> {
            if (fund.paid(id) > allocation.allocated()) {
                beyond.add(id);
            }
        });
        assertThat(broken).as("limits of %s, %s", fund.id, at).isEqualTo(beyond);
    }

    /** The figures of a row are the sums of the postings at its address. */
    private void expands(JsonNode row, Fund fund) {
        for (String figure : List.of("allocated", "disbursed")) {
            Answer journal = ledger.get(row.get("entries").asString() + "&figure=" + figure);
            assertThat(journal.status()).as(journal.response().body()).isEqualTo(200);
            long sum = 0;
            for (JsonNode posting : rows(journal.json(), "postings")) {
                sum += minor(posting, "amount", fund);
            }
            assertThat(sum)
                    .as("%s of %s, %s", figure, row.get("entries"), at)
                    .isEqualTo(minor(row, figure, fund));
        }
    }

    private void grouped(
            JsonNode rows, String column, Fund fund, Function<Allocation, String> key) {
        Map<String, List<Long>> shown = new TreeMap<>();
        rows.forEach(row ->
                shown.put(
                        row.get(column).asString(),
                        List.of(
                                minor(row, "allocated", fund),
                                minor(row, "disbursed", fund),
                                minor(row, "spent", fund))));
        Map<String, List<Long>> done = new TreeMap<>();
        fund.allocations.forEach((id, allocation) -> {
            long paid = fund.paid(id);
            if (allocation.approved) {
                done.merge(
                        key.apply(allocation),
                        List.of(
                                allocation.allocated(),
                                paid,
                                allocation.direct ? paid : allocation.accepted),
                        (a, b) ->
                                List.of(
                                        a.get(0) + b.get(0),
                                        a.get(1) + b.get(1),
                                        a.get(2) + b.get(2)));
            }
        });
        assertThat(shown).as("by %s of %s, %s", column, fund.id, at).isEqualTo(done);
    }

    /** What two periods that meet show adds up: the second opens where the first closes. */
    private void period(Fund fund, long position) {
        String middle = fund.day.minusDays(random.nextInt(60)).toString();
        String next = LocalDate.parse(middle).plusDays(1).toString();
        String report = "reports/fund-statement?fund=" + fund.id;
        JsonNode first = rows(read(report + "&until=" + middle, position), "figures");
        JsonNode second = rows(read(report + "&from=" + next, position), "figures");
        Map<String, Long> figures = fund.figures("*");
        for (int i = 0; i < first.size(); i++) {
            JsonNode one = first.get(i);
            JsonNode two = second.get(i);
            String figure = one.get("figure").asString();
            String of = "%s of %s around %s, %s".formatted(figure, fund.id, middle, at);
            assertThat(two.get("opening")).as(of).isEqualTo(one.get("closing"));
            assertThat(minor(one, "opening", fund)).as(of).isZero();
            assertThat(minor(one, "change", fund) + minor(two, "change", fund))
                    .as(of)
                    .isEqualTo(minor(two, "closing", fund))
                    .isEqualTo(figures.getOrDefault(figure, minor(two, "closing", fund)));
        }
    }

    /** Each receipt in one donor's report, each use once; all reports together are the funds. */
    private void donors(long position) {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (String donor : Generator.donors()) {
            JsonNode report = read("reports/donor-report?donor=" + donor, position);
            for (JsonNode row : rows(report, "receipts")) {
                Fund fund = own.funds.get(row.get("fund").asString());
                String id = row.get("receipt").asString();
                Receipt receipt = fund.receipt(id);
                String as = "receipt %s of %s, %s".formatted(id, fund.id, at);
                assertThat(seen.add(fund.id + "/" + id)).as("once: " + as).isTrue();
                assertThat(fund.gifts.get(receipt.gift).donor).as(as).isEqualTo(donor);
                assertThat(minor(row, "amount", fund))
                        .as(as)
                        .isEqualTo(receipt.reversed ? 0 : receipt.amount);
                assertThat(minor(row, "remaining", fund)).as(as).isEqualTo(receipt.remaining());
                assertThat(minor(row, "used", fund))
                        .as(as)
                        .isEqualTo(receipt.reversed ? 0 : receipt.used());
            }
            uses(report);
            gifts(donor, report, sums);
            for (JsonNode row : rows(report, "equation")) {
                if (row.get("part").asString().equals("difference")) {
                    int figures = 0;
                    for (Map.Entry<String, JsonNode> cell : row.properties()) {
                        if (cell.getValue().has("amount")) {
                            figures++;
                            assertThat(new BigDecimal(cell.getValue().get("amount").asString()))
                                    .as("%s of %s, %s", cell.getKey(), row.get("fund"), at)
                                    .isEqualByComparingTo("0");
                        }
                    }
                    assertThat(figures).isGreaterThan(5);
                }
            }
        }
        own.funds.forEach((id, fund) -> {
            fund.receipts.forEach((receipt, of) ->
                    assertThat(seen.contains(id + "/" + receipt))
                            .as("receipt %s of %s, %s", receipt, id, at)
                            .isEqualTo(of.gift != null));
            Map<String, Long> all = fund.figures("*");
            Map<String, Long> ofOwn = fund.figures("");
            for (String figure : List.of("received", "allocated", "disbursed", "unallocated")) {
                assertThat(
                                sums.getOrDefault(id, Map.of()).getOrDefault(figure, 0L)
                                        + ofOwn.get(figure))
                        .as("all donors and own income: %s of %s, %s", figure, id, at)
                        .isEqualTo(all.get(figure));
            }
        });
    }

    private void uses(JsonNode report) {
        Map<String, List<String>> shown = new TreeMap<>();
        for (JsonNode row : rows(report, "uses")) {
            Fund fund = own.funds.get(row.get("fund").asString());
            String act = row.get("id").asString();
            shown.computeIfAbsent(
                            fund.id + "/" + row.get("receipt").asString(), any -> new ArrayList<>())
                    .add(act + " " + minor(row, "amount", fund));
            Payment payment = fund.payments.get(act);
            if (payment != null && row.get("use").asString().startsWith("di")) {
                Allocation under = fund.allocation(payment.allocation);
                assertThat(
                                List.of(
                                        row.get("recipient").asString(),
                                        row.get("purpose").asString(),
                                        row.get("resolution").asString()))
                        .as("payment %s of %s, %s", act, fund.id, at)
                        .isEqualTo(
                                List.of(
                                        "Organisation " + under.recipient,
                                        under.purpose,
                                        under.resolution));
                assertThat(row.get("confirmed").asString())
                        .startsWith(
                                payment.confirmed
                                        ? fund.currency + " " + fund.money(payment.amount)
                                        : "not confirmed");
                String remarks = row.get("remarks").asString("");
                assertThat(remarks.contains("misdirected to A stranger"))
                        .as("payment %s of %s, %s", act, fund.id, at)
                        .isEqualTo(payment.misdirected > 0);
                String cured = fund.exceptions.get(act);
                assertThat(remarks.contains("exception "))
                        .as("payment %s of %s, %s", act, fund.id, at)
                        .isEqualTo(cured != null);
                assertThat(remarks.contains("not ratified")).isEqualTo("".equals(cured));
            }
        }
        shown.forEach((key, uses) -> {
            String[] parts = key.split("/");
            List<String> done = new ArrayList<>();
            own.funds
                    .get(parts[0])
                    .receipt(parts[1])
                    .uses
                    .forEach(use -> done.add(use.act() + " " + use.amount()));
            assertThat(uses).as("uses of %s, %s", key, at).containsExactlyElementsOf(done);
        });
        for (JsonNode row : rows(report, "receipts")) {
            String key = row.get("fund").asString() + "/" + row.get("receipt").asString();
            boolean used =
                    !own.funds
                            .get(row.get("fund").asString())
                            .receipt(row.get("receipt").asString())
                            .uses
                            .isEmpty();
            assertThat(shown.containsKey(key)).as("uses of %s, %s", key, at).isEqualTo(used);
        }
    }

    private void gifts(String donor, JsonNode report, Map<String, Map<String, Long>> sums) {
        int shown = 0;
        for (JsonNode row : rows(report, "gifts")) {
            Fund fund = own.funds.get(row.get("fund").asString());
            String gift = row.get("gift").asString();
            assertThat(fund.gifts.get(gift).donor).isEqualTo(donor);
            Map<String, Long> figures = fund.figures(gift);
            for (String figure :
                    List.of("received", "refunded", "allocated", "disbursed", "unallocated")) {
                long of = minor(row, figure, fund);
                assertThat(of)
                        .as("%s of %s of %s, %s", figure, gift, fund.id, at)
                        .isEqualTo(figures.get(figure));
                sums.computeIfAbsent(fund.id, any -> new TreeMap<>()).merge(figure, of, Long::sum);
            }
            shown++;
        }
        long given =
                own.funds.values().stream()
                        .flatMap(fund -> fund.gifts.values().stream())
                        .filter(gift -> gift.donor.equals(donor))
                        .count();
        assertThat(shown).as("gifts of %s, %s", donor, at).isEqualTo((int) given);
    }

    private void allocations(long position) {
        own.funds.forEach((id, fund) -> {
            JsonNode report = read("reports/allocation-report?fund=" + id, position);
            Map<String, String> shown = new TreeMap<>();
            rows(report, "allocations")
                    .forEach(row ->
                            shown.put(
                                    row.get("allocation").asString(),
                                    "%d %d %s %s"
                                            .formatted(
                                                    minor(row, "allocated", fund),
                                                    minor(row, "disbursed", fund),
                                                    row.get("authority").asString("-"),
                                                    row.get("recipient").asString())));
            for (JsonNode row : rows(report, "allocations")) {
                long accounted = 0;
                for (String part :
                        List.of("spent", "returned", "writtenOff", "recoverable", "advances")) {
                    accounted += minor(row, part, fund);
                }
                assertThat(accounted)
                        .as("equation 5 of %s of %s, %s", row.get("allocation"), id, at)
                        .isEqualTo(minor(row, "disbursed", fund));
            }
            Map<String, String> done = new TreeMap<>();
            fund.allocations.forEach((key, of) ->
                    done.put(
                            key,
                            "%d %d %s Organisation %s"
                                    .formatted(
                                            of.allocated(),
                                            fund.paid(key),
                                            of.resolution == null ? "-" : of.resolution,
                                            of.recipient)));
            assertThat(shown).as("allocations of %s, %s", id, at).isEqualTo(done);
            Map<String, Long> accepted = new TreeMap<>();
            rows(report, "expenditure")
                    .forEach(row ->
                            accepted.merge(
                                    row.get("allocation").asString(),
                                    minor(row, "accepted", fund),
                                    Long::sum));
            fund.allocations.forEach((key, of) ->
                    assertThat(accepted.getOrDefault(key, 0L))
                            .as("accepted of %s of %s, %s", key, id, at)
                            .isEqualTo(of.accepted));
            Set<String> payments = new HashSet<>();
            rows(report, "payments")
                    .forEach(row -> payments.add(row.get("disbursement").asString()));
            assertThat(payments).as("payments of %s, %s", id, at).isEqualTo(fund.payments.keySet());
        });
    }

    private void members(long position) {
        for (String member : Generator.members()) {
            JsonNode report = read("reports/member-statement?organisation=" + member, position);
            Map<String, String> votes = new TreeMap<>();
            rows(report, "votes")
                    .forEach(row -> {
                        if (row.get("vote").isString()) {
                            votes.put(row.get("resolution").asString(), row.get("vote").asString());
                        }
                    });
            Map<String, String> cast = new TreeMap<>();
            for (Vote vote : own.votes.values()) {
                if (vote.choices().containsKey(member)) {
                    cast.put(vote.resolution(), vote.choices().get(member));
                }
            }
            assertThat(votes).as("votes of %s, %s", member, at).isEqualTo(cast);
            assertThat(rows(report, "signed").size()).as(member).isEqualTo(1);
            boolean in =
                    rows(report, "organisation")
                            .get(0)
                            .path("status")
                            .asString("")
                            .equals("member");
            assertThat(in).as("%s, %s", member, at).isEqualTo(own.members.contains(member));
            Set<String> payments = new HashSet<>();
            rows(report, "payments")
                    .forEach(row ->
                            payments.add(
                                    row.get("fund").asString()
                                            + "/"
                                            + row.get("disbursement").asString()));
            Set<String> paid = new HashSet<>();
            own.funds
                    .values()
                    .forEach(fund ->
                            fund.payments.forEach((id, payment) -> {
                                if (fund.allocation(payment.allocation).recipient.equals(member)) {
                                    paid.add(fund.id + "/" + id);
                                }
                            }));
            assertThat(payments).as("payments to %s, %s", member, at).isEqualTo(paid);
        }
        Map<String, Set<String>> adopted = new TreeMap<>();
        own.votes
                .values()
                .forEach(vote ->
                        adopted.computeIfAbsent(vote.meeting(), any -> new HashSet<>())
                                .add(vote.resolution()));
        adopted.forEach((meeting, resolutions) -> {
            Set<String> shown = new HashSet<>();
            rows(read("reports/meeting-record?meeting=" + meeting, position), "resolutions")
                    .forEach(row -> shown.add(row.get("id").asString()));
            assertThat(shown).as("resolutions of %s, %s", meeting, at).isEqualTo(resolutions);
        });
    }

    private void things(long position) {
        Map<String, Long> delivered = new TreeMap<>();
        for (String donor : Generator.donors()) {
            rows(read("reports/donor-report?donor=" + donor, position), "inKind")
                    .forEach(row ->
                            delivered.merge(
                                    row.get("contribution").asString(),
                                    row.get("delivered").asLong(),
                                    Long::sum));
        }
        Map<String, Long> done = new TreeMap<>();
        for (Line line : own.lines.values()) {
            done.put(line.contribution, line.delivered);
        }
        assertThat(delivered).as("delivered, " + at).isEqualTo(done);
        Map<String, Long> placed = new TreeMap<>();
        JsonNode inventory = read("reports/inventory", position);
        rows(inventory, "units")
                .forEach(row ->
                        placed.merge(
                                "%s %s %s"
                                        .formatted(
                                                row.get("contribution").asString(),
                                                row.get("whereabouts").asString(),
                                                row.get("member").asString("-")),
                                row.get("quantity").asLong(),
                                Long::sum));
        Map<String, Long> wanted = new TreeMap<>();
        for (Line line : own.lines.values()) {
            put(wanted, line.contribution + " store -", line.store());
            line.held.forEach((member, units) ->
                    put(
                            wanted,
                            "%s held Organisation %s".formatted(line.contribution, member),
                            units));
            line.consignments.forEach((consignment, units) ->
                    put(
                            wanted,
                            "%s transit Organisation %s"
                                    .formatted(line.contribution, line.receivers.get(consignment)),
                            units));
            line.stolen.forEach((member, units) ->
                    put(
                            wanted,
                            "%s gone Organisation %s".formatted(line.contribution, member),
                            units));
        }
        assertThat(placed).as("inventory, " + at).isEqualTo(wanted);
        rows(inventory, "lines")
                .forEach(row -> assertThat(row.get("balanced").asBoolean()).as(at).isTrue());
    }

    private static void put(Map<String, Long> to, String key, long units) {
        if (units != 0) {
            to.merge(key, units, Long::sum);
        }
    }

    private void log(long position, long earlier) {
        JsonNode trail = rows(read("reports/audit-trail", position), "entries");
        assertThat(trail.size()).as("audit trail, " + at).isEqualTo((int) position + 1);
        for (int i = 0; i < trail.size(); i += 97) {
            assertThat(trail.get(i).get("position").asLong()).isEqualTo(i);
            assertThat(trail.get(i).get("actor").asString()).isIn("secretary-1", "approver-1");
        }
        JsonNode difference = read("reports/difference?since=" + earlier, position);
        Set<String> changed = new HashSet<>();
        rows(difference, "figures").forEach(row -> changed.add(row.get("fund").asString()));
        assertThat(changed).isEqualTo(own.funds.keySet());
    }

    // ------------------------------------------------------------------ traces

    /** From payments to the vote and its roll; from receipts to all that they paid for. */
    private void traces(int most) {
        own.funds.forEach((id, fund) -> {
            sample(fund.payments.keySet(), most / 5)
                    .forEach(payment -> payment(fund, payment, fund.payments.get(payment)));
            sample(fund.receipts.keySet(), most / 5)
                    .forEach(receipt -> receipt(fund, receipt, fund.receipt(receipt)));
        });
    }

    private List<String> sample(Set<String> of, int most) {
        List<String> all = new ArrayList<>(of);
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(most, all.size()));
    }

    private JsonNode trace(String key) {
        Answer answer = ledger.get("/api/v1/trace/" + key);
        assertThat(answer.status()).as("%s, %s", key, answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private static Set<String> nodes(JsonNode trace, String direction) {
        Set<String> nodes = new HashSet<>();
        trace.get("nodes")
                .forEach(node -> {
                    if (node.get("direction").asString().equals(direction)) {
                        nodes.add(node.get("key").asString());
                    }
                });
        return nodes;
    }

    private void payment(Fund fund, String id, Payment payment) {
        JsonNode trace = trace("disbursement/%s/%s".formatted(fund.id, id));
        Allocation under = fund.allocation(payment.allocation);
        String as = "trace of payment %s of %s, %s".formatted(id, fund.id, at);
        Set<String> causes = nodes(trace, "cause");
        assertThat(causes)
                .as(as)
                .contains(
                        "allocation/%s/%s".formatted(fund.id, payment.allocation),
                        "resolution/" + under.resolution);
        payment.draws
                .keySet()
                .forEach(receipt ->
                        assertThat(causes)
                                .as(as)
                                .contains(
                                        "receipt/%s/%s".formatted(fund.id, receipt),
                                        "organisation/"
                                                + fund.gifts.get(fund.receipt(receipt).gift)
                                                        .donor));
        Vote vote = own.votes.get(under.resolution);
        vote.choices()
                .keySet()
                .forEach(member ->
                        assertThat(causes)
                                .as(as)
                                .contains("vote/%s/%s".formatted(under.resolution, member)));
        Set<List<String>> rolls = new HashSet<>();
        trace.get("entries")
                .forEach(entry -> {
                    if (entry.get("type").asString().equals("VoteOpened")
                            && entry.at("/data/resolution").asString().equals(under.resolution)) {
                        List<String> roll = new ArrayList<>();
                        entry.at("/data/roll").forEach(member -> roll.add(member.asString()));
                        rolls.add(roll.stream().sorted().toList());
                    }
                });
        assertThat(rolls).as(as).containsExactly(vote.roll().stream().sorted().toList());
    }

    private void receipt(Fund fund, String id, Receipt receipt) {
        Set<String> effects = nodes(trace("receipt/%s/%s".formatted(fund.id, id)), "effect");
        Set<String> shown = new HashSet<>();
        effects.forEach(key -> {
            if (key.startsWith("disbursement/")) {
                shown.add(key);
            }
        });
        Set<String> paid = new HashSet<>();
        receipt.uses.forEach(use -> {
            if (fund.payments.containsKey(use.act())) {
                paid.add("disbursement/%s/%s".formatted(fund.id, use.act()));
            }
        });
        assertThat(shown).as("trace of receipt %s of %s, %s", id, fund.id, at).isEqualTo(paid);
    }
}
