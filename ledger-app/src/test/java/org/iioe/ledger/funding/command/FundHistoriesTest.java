package org.iioe.ledger.funding.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.funding.command.FundActs.*;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.ReversibleKind;
import org.iioe.ledger.system.Sizes;
import org.iioe.ledger.system.Story;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Random histories of a fund on a real store: nothing is created, nothing is lost. The equations of
 * the domain are asked of the stored postings after every entry; the figures are compared with an
 * account that the test keeps itself, of what was accepted. One seed alone: {@code -Dseed=7}.
 */
class FundHistoriesTest {
    private static final List<String> FIGURES =
            List.of(
                    "pledged",
                    "committed",
                    "received",
                    "refunded",
                    "other",
                    "charges",
                    "suspense",
                    "allocated",
                    "disbursed",
                    "undisbursed",
                    "spent",
                    "returned",
                    "writtenOff",
                    "bank",
                    "unallocated");

    private TestLedger ledger;
    private Random random;
    private JsonMapper mapper;

    /** What the test itself knows, in fen. */
    private final Map<String, Long> account = new TreeMap<>();

    private final Map<String, Integer> taken = new TreeMap<>();
    private final Map<String, Received> receipts = new HashMap<>();
    private final Map<String, Allocated> allocations = new HashMap<>();
    private final Map<String, Paid> payments = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final List<String> reports = new ArrayList<>();
    private final List<LocalDate> closed = new ArrayList<>();

    private record Received(@Nullable String gift, boolean income, long amount) {}

    private record Allocated(String gift, AllocationMode mode, long amount, long proposed) {
        Allocated with(long now, long asked) {
            return new Allocated(gift, mode, now, asked);
        }
    }

    private record Paid(String receipt, long amount, boolean direct) {}

    private record Entry(ReversibleKind kind, long amount) {}

    static LongStream seeds() {
        String one = System.getProperty("seed");
        return one == null
                ? LongStream.of(1, 7, 42, 2019, 20260101).limit(Sizes.FUND_HISTORIES)
                : LongStream.of(Long.parseLong(one));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_equations_hold_after_every_entry(long seed) {
        System.out.println("A fund's history under seed " + seed);
        random = new Random(seed);
        try (TestLedger empty = TestLedger.empty()) {
            ledger = empty;
            mapper = ledger.bean(JsonMapper.class);
            Story story = begin();
            int accepted = 0;
            for (int step = 0; step < Sizes.FUND_ACTS; step++) {
                accepted += step(step, "seed %d, step %d".formatted(seed, step)) ? 1 : 0;
            }
            assertThat(accepted)
                    .as("accepted under seed %d", seed)
                    .isGreaterThan(Sizes.FUND_ACTS / 4);
            story.tell(
                    "EstablishFund", "\"fund\":\"end\",\"currency\":\"CNY\",\"on\":\"2020-01-01\"");
            JsonNode statement = story.read("/api/v1/funds/fund/statement");
            Books books = equations(seed, statement.get("exceptions"));
            agree(seed, statement, books);
            System.out.println("Seed %d took %s".formatted(seed, taken));
        }
    }

    private Story begin() {
        Story story = new Story(ledger);
        story.network(
                """
                "admission":{"letterOfIntent":true,"cooperationAgreement":false,
                "membershipClass":"full"},"votingClasses":[{"name":"full","vote":true}],
                "quorum":{"numerator":1,"denominator":2},"consensus":true\
                """,
                "member",
                "donor");
        story.tell(
                "ConveneMeeting",
                """
                "meeting":"assembly","body":"Assembly","sittings":[{"on":"2020-01-15"}],
                "agenda":[{"item":"item-1","title":"Fund"}],"on":"2020-01-01"\
                """);
        story.tell("OpenMeeting", "\"meeting\":\"assembly\",\"on\":\"2020-01-15\"");
        for (String member : List.of("member", "donor")) {
            story.tell(
                    "RecordAttendance",
                    """
                    "meeting":"assembly","organisation":"%s","capacity":"member",
                    "on":"2020-01-15"\
                    """
                            .formatted(member));
        }
        String digest = "a".repeat(64);
        story.tell(
                "SubmitDraftResolution",
                """
                "resolution":"adopted","meeting":"assembly","item":"item-1","title":"Fund",
                "textDigest":"%s","mover":"donor","effects":[],"on":"2020-01-15"\
                """
                        .formatted(digest));
        story.tell(
                "AdoptByConsensus",
                "\"resolution\":\"adopted\",\"textDigest\":\"%s\",\"objections\":[],\"on\":\"2020-01-15\""
                        .formatted(digest));
        assertThat(did("secretary-1", establish("CNY"), "established")).isTrue();
        return story;
    }

    /** Tries something; what is forbidden is refused with a code, and changes nothing. */
    private boolean did(String who, LedgerCommand command, String as) {
        Answer answer =
                ledger.sendAs(
                        who,
                        command.getClass().getSimpleName(),
                        UUID.randomUUID().toString(),
                        mapper.writeValueAsString(command));
        assertThat(answer.status())
                .as("%s: %s %s", as, command, answer.response().body())
                .isIn(201, 404, 409, 422);
        if (answer.status() == 201) {
            taken.merge(command.getClass().getSimpleName(), 1, Integer::sum);
        }
        return answer.status() == 201;
    }

    private void moved(String figure, long amount) {
        account.merge(figure, amount, Long::sum);
    }

    private static String money(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private String any(Map<String, ?> of) {
        return of.isEmpty()
                ? "none"
                : of.keySet().stream().sorted().toList().get(random.nextInt(of.size()));
    }

    private boolean step(int step, String as) {
        long fen = 1 + random.nextInt(random.nextBoolean() ? 30_000 : 3_000);
        String amount = money(fen);
        String id = "n" + step;
        String gift = "g" + random.nextInt(3);
        String secretary = "secretary-1";
        return switch (random.nextInt(30)) {
            case 0 -> did(secretary, pledge(gift, cny(amount)), as) && count("pledged", fen);
            case 1 -> did(secretary, commit(gift, amount, null), as) && count("committed", fen);
            case 2 -> did(secretary, cancelPledge(gift, amount), as) && count("pledged", -fen);
            case 3 ->
                    did(secretary, cancelCommitment(gift, amount), as) && count("committed", -fen);
            case 4, 5, 6 -> {
                boolean done = did(secretary, receive(id, gift, amount), as);
                yield done && received(id, gift, false, fen, "received");
            }
            case 7 -> {
                boolean done = did(secretary, receive(id, null, amount), as);
                yield done && received(id, null, false, fen, "suspense");
            }
            case 8 -> {
                String receipt = any(receipts);
                yield did(secretary, identify(receipt, gift, DONOR), as)
                        && identified(receipt, gift);
            }
            case 9 -> {
                boolean done = did(secretary, interest(id, amount), as);
                yield done && received(id, null, true, fen, "other");
            }
            case 10 -> {
                long fee = 1 + random.nextInt(300);
                boolean done = did(secretary, charge(id, any(receipts), money(fee)), as);
                yield done && entered(id, ReversibleKind.CHARGE, "charges", fee);
            }
            case 11 -> {
                boolean done = did(secretary, refund(id, gift, any(receipts), amount), as);
                yield done && entered(id, ReversibleKind.REFUND, "refunded", fen);
            }
            case 12, 13, 14 -> {
                AllocationMode mode =
                        List.of(
                                        AllocationMode.ADVANCE,
                                        AllocationMode.ADVANCE,
                                        AllocationMode.DIRECT,
                                        AllocationMode.REIMBURSEMENT)
                                .get(random.nextInt(4));
                boolean done = did(secretary, propose(id, gift, cny(amount), mode, MEMBER), as);
                if (done) {
                    allocations.put(id, new Allocated(gift, mode, 0, fen));
                    approved(id, as);
                }
                yield done;
            }
            case 15 -> {
                String allocation = any(allocations);
                boolean done = did(secretary, amend(allocation, gift, amount), as);
                if (done) {
                    allocations.computeIfPresent(
                            allocation, (key, was) -> was.with(was.amount(), fen));
                    approved(allocation, as);
                }
                yield done;
            }
            case 16 -> {
                String allocation = any(allocations);
                boolean done = did(secretary, release(allocation, gift, amount), as);
                if (done) {
                    allocations.computeIfPresent(
                            allocation, (key, was) -> was.with(was.amount() - fen, was.proposed()));
                    moved("allocated", -fen);
                }
                yield done;
            }
            case 17, 18, 26, 27, 28, 29 -> paid(id, fen, false, as);
            case 19 -> paid(id, fen, random.nextInt(8) == 0, as);
            case 20 -> {
                String payment = any(payments);
                boolean reversed =
                        random.nextBoolean()
                                ? did(secretary, reversePayment(payment), as)
                                : did(secretary, sentBack(payment, "LINE-" + step), as);
                if (reversed) {
                    Paid was = payments.remove(payment);
                    moved("disbursed", -was.amount());
                    moved("spent", was.direct() ? -was.amount() : 0);
                }
                yield reversed;
            }
            case 21 -> {
                String payment = any(payments);
                String receipt =
                        payments.containsKey(payment) ? payments.get(payment).receipt() : "none";
                long part = part(payment);
                boolean done = did(secretary, giveBack(id, payment, receipt, money(part)), as);
                yield done && entered(id, ReversibleKind.RETURN, "returned", part);
            }
            case 22 -> {
                String payment = any(payments);
                String receipt =
                        payments.containsKey(payment) ? payments.get(payment).receipt() : "none";
                long lost = part(payment);
                boolean done = did(secretary, misdirected(payment, money(lost)), as);
                long part = 1 + random.nextLong(lost);
                if (done
                        && did(
                                secretary,
                                recover("rec-" + id, payment, receipt, money(part)),
                                as)) {
                    moved("returned", part);
                }
                if (done
                        && did(
                                secretary,
                                writeOff("off-" + id, payment, money(part), ADOPTED),
                                as)) {
                    moved("writtenOff", part);
                }
                yield done;
            }
            case 23 -> {
                boolean done = did(secretary, report(id, any(allocations), "travel", amount), as);
                if (done) {
                    reports.add(id);
                }
                String report =
                        reports.isEmpty() ? "none" : reports.get(random.nextInt(reports.size()));
                long part = 1 + random.nextInt((int) fen);
                if (did(secretary, accept(report, money(part)), as)) {
                    moved("spent", part);
                }
                did(secretary, disallow(report, money(part)), as);
                yield done;
            }
            case 24 -> {
                String entry = random.nextBoolean() ? any(entries) : any(receipts);
                yield reversed(entry, as);
            }
            default -> {
                LocalDate until = LocalDate.of(2019, 1, 31).plusMonths(closed.size());
                if (!closed.isEmpty() && random.nextBoolean()) {
                    boolean done = did("approver-1", reopen(closed.getLast().toString()), as);
                    if (done) {
                        closed.removeLast();
                    }
                    yield done;
                }
                boolean done = did(secretary, close(until.toString(), "0.00"), as);
                if (done) {
                    closed.add(until);
                }
                yield done;
            }
        };
    }

    private long part(String payment) {
        Paid of = payments.get(payment);
        return 1 + random.nextLong(of == null ? 100 : Math.max(1, of.amount() / 2));
    }

    private boolean count(String figure, long fen) {
        moved(figure, fen);
        return true;
    }

    private boolean received(
            String id, @Nullable String gift, boolean income, long fen, String figure) {
        receipts.put(id, new Received(gift, income, fen));
        return count(figure, fen);
    }

    private boolean identified(String receipt, String gift) {
        long fen = receipts.get(receipt).amount();
        receipts.put(receipt, new Received(gift, false, fen));
        moved("suspense", -fen);
        return count("received", fen);
    }

    private boolean entered(String id, ReversibleKind kind, String figure, long fen) {
        entries.put(id, new Entry(kind, fen));
        return count(figure, fen);
    }

    private void approved(String allocation, String as) {
        if (did("approver-1", approve(allocation), as)) {
            Allocated was = allocations.get(allocation);
            moved("allocated", was.proposed() - was.amount());
            allocations.put(allocation, was.with(was.proposed(), was.proposed()));
        } else {
            did("approver-1", reject(allocation), as);
        }
    }

    /** Mostly as it should be; now and then any money under any allocation. */
    private boolean paid(String id, long most, boolean anyhow, String as) {
        String allocation = any(allocations);
        String receipt = any(receipts);
        boolean direct = random.nextBoolean();
        long fen = most;
        Allocated under = allocations.get(allocation);
        if (!anyhow && under != null) {
            if (under.amount() == 0) {
                return false;
            }
            Map<String, Received> its = new TreeMap<>(receipts);
            its.values().removeIf(each -> !under.gift().equals(each.gift()));
            receipt = any(its);
            direct = under.mode() == AllocationMode.DIRECT;
            fen = 1 + random.nextLong(Math.max(1, under.amount() / 4));
        }
        LedgerCommand payment =
                direct
                        ? payDirectly(id, allocation, receipt, money(fen))
                        : pay(id, allocation, receipt, cny(money(fen)));
        boolean done = did("secretary-1", payment, as);
        if (done) {
            payments.put(id, new Paid(receipt, fen, direct));
            moved("disbursed", fen);
            moved("spent", direct ? fen : 0);
        }
        return done;
    }

    private boolean reversed(String entry, String as) {
        Received receipt = receipts.get(entry);
        Entry other = entries.get(entry);
        ReversibleKind kind =
                other != null
                        ? other.kind()
                        : receipt != null && receipt.income()
                                ? ReversibleKind.OTHER_INCOME
                                : ReversibleKind.RECEIPT;
        if (!did("secretary-1", reverse(kind, entry), as)) {
            return false;
        }
        if (other != null) {
            entries.remove(entry);
            String figure =
                    switch (other.kind()) {
                        case CHARGE -> "charges";
                        case REFUND -> "refunded";
                        default -> "returned";
                    };
            return count(figure, -other.amount());
        }
        receipts.remove(entry);
        String figure =
                receipt.income() ? "other" : receipt.gift() == null ? "suspense" : "received";
        return count(figure, -receipt.amount());
    }

    private record Line(
            long position,
            String account,
            @Nullable String gift,
            @Nullable String receipt,
            @Nullable String allocation,
            long amount) {}

    /** Balances of accounts in fen, a debit positive. */
    private static final class Books {
        final Map<String, Long> balances = new HashMap<>();

        void post(String account, long amount) {
            balances.merge(account, amount, Long::sum);
        }

        /** The balance of an account with its sub-accounts; of those that end so. */
        long b(String account, String... ends) {
            long sum = 0;
            for (Map.Entry<String, Long> each : balances.entrySet()) {
                if (each.getKey().startsWith(account + ":")) {
                    boolean named = ends.length == 0;
                    for (String end : ends) {
                        named |= each.getKey().endsWith(":" + end);
                    }
                    sum += named ? each.getValue() : 0;
                }
            }
            return sum;
        }

        long figure(String name) {
            return switch (name) {
                case "pledged" -> b("Equity:Memo:Pledges", "Made", "Cancelled");
                case "committed" -> b("Equity:Memo:Commitments", "Made", "Cancelled");
                case "received" -> -b("Income:Donations");
                case "refunded" -> b("Income:Refunded");
                case "other" -> -b("Income:Other");
                case "charges" -> b("Expenses:Charges");
                case "suspense" -> -b("Liabilities:Suspense");
                case "allocated" -> b("Equity:Memo:Allocations", "Approved", "Released");
                case "undisbursed" -> b("Equity:Memo:Allocations");
                case "disbursed" -> -b("Equity:Memo:Allocations", "Disbursed");
                case "spent" -> b("Expenses:Grants") + b("Expenses:Direct");
                case "returned" ->
                        -b("Assets:Advances", "Returned") - b("Assets:Recoverable", "Recovered");
                case "writtenOff" -> b("Expenses:WriteOff");
                case "bank" -> b("Assets:Bank");
                case "unallocated" ->
                        figure("received")
                                + figure("other")
                                - figure("refunded")
                                - figure("charges")
                                - figure("allocated")
                                + figure("returned");
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    /** Asks the equations of the domain after every entry; the books after the last. */
    private Books equations(long seed, JsonNode exceptions) {
        Set<Long> excepted = new HashSet<>();
        exceptions.forEach(each -> excepted.add(each.get("position").asLong()));
        List<Line> lines =
                ledger.bean(JdbcClient.class)
                        .sql(
                                "SELECT position, account, gift, receipt, allocation, amount FROM"
                                    + " funding_1.posting WHERE fund = 'fund' ORDER BY position,"
                                    + " line")
                        .query(Line.class)
                        .list();
        Books fund = new Books();
        Map<String, Books> gifts = new HashMap<>();
        Map<String, Books> allocationBooks = new HashMap<>();
        Map<String, Long> bank = new HashMap<>();
        Map<String, Long> suspense = new HashMap<>();
        Set<String> broken = new HashSet<>();
        for (int i = 0; i < lines.size(); ) {
            long position = lines.get(i).position();
            long sum = 0;
            for (; i < lines.size() && lines.get(i).position() == position; i++) {
                Line line = lines.get(i);
                sum += line.amount();
                fund.post(line.account(), line.amount());
                String gift = line.gift() == null ? "own" : line.gift();
                gifts.computeIfAbsent(gift, key -> new Books()).post(line.account(), line.amount());
                if (line.allocation() != null) {
                    allocationBooks
                            .computeIfAbsent(line.allocation(), key -> new Books())
                            .post(line.account(), line.amount());
                }
                if (line.account().startsWith("Assets:Bank:")) {
                    bank.merge(String.valueOf(line.receipt()), line.amount(), Long::sum);
                } else if (line.account().startsWith("Liabilities:Suspense:")) {
                    suspense.merge(String.valueOf(line.receipt()), line.amount(), Long::sum);
                }
            }
            String at = "seed %d, position %d".formatted(seed, position);
            assertThat(sum).as("equation 1, %s", at).isZero();
            hold(fund, at);
            receiptsHold(fund, bank, suspense, at);
            if (random.nextInt(10) == 0) {
                asOf(position, fund, at);
            }
            for (String figure : FIGURES) {
                assertThat(gifts.values().stream().mapToLong(of -> of.figure(figure)).sum())
                        .as("equation 10, %s, %s", figure, at)
                        .isEqualTo(fund.figure(figure));
            }
            Set<String> now = broken(fund, gifts, allocationBooks);
            Set<String> more = new HashSet<>(now);
            more.removeAll(broken);
            if (!excepted.contains(position)) {
                assertThat(more).as("broken without an exception, %s", at).isEmpty();
            }
            broken = now;
        }
        System.out.println(
                "Seed %d: %d postings; the first exception is at %s."
                        .formatted(
                                seed,
                                lines.size(),
                                excepted.stream().min(Long::compare).orElse(null)));
        return fund;
    }

    private static void hold(Books of, String at) {
        assertThat(of.b("Equity:Memo")).as("equation 1, %s", at).isZero();
        assertThat(of.figure("bank"))
                .as("equation 2, %s", at)
                .isEqualTo(
                        of.figure("received")
                                + of.figure("other")
                                + of.figure("suspense")
                                - of.figure("refunded")
                                - of.figure("charges")
                                - of.figure("disbursed")
                                + of.figure("returned"));
        assertThat(of.figure("unallocated"))
                .as("equation 3, %s", at)
                .isEqualTo(of.figure("bank") - of.figure("suspense") - of.figure("undisbursed"));
        assertThat(of.figure("disbursed"))
                .as("equation 4, %s", at)
                .isEqualTo(of.b("Assets:Advances", "Disbursed") + of.b("Expenses:Direct"));
        assertThat(of.figure("disbursed"))
                .as("equation 5, %s", at)
                .isEqualTo(
                        of.figure("spent")
                                + of.figure("returned")
                                + of.figure("writtenOff")
                                + of.b("Assets:Advances")
                                + of.b("Assets:Recoverable"));
    }

    /** What the statement says as of a position is what the entries up to it give. */
    private void asOf(long position, Books of, String at) {
        JsonNode statement = ledger.get("/api/v1/funds/fund/statement?asOf=" + position).json();
        for (String figure :
                List.of(
                        "received",
                        "allocated",
                        "disbursed",
                        "spent",
                        "returned",
                        "bank",
                        "unallocated")) {
            String said = statement.get(figure).get("amount").asString();
            assertThat(new BigDecimal(said).movePointRight(2).longValueExact())
                    .as("equation 14, %s, %s", figure, at)
                    .isEqualTo(of.figure(figure));
        }
    }

    private static void receiptsHold(
            Books fund, Map<String, Long> bank, Map<String, Long> suspense, String at) {
        assertThat(bank).as("equation 7, %s", at).doesNotContainKey("null");
        assertThat(bank.values()).as("equation 7, %s", at).allMatch(left -> left >= 0);
        long identified = 0;
        for (Map.Entry<String, Long> receipt : bank.entrySet()) {
            if (suspense.getOrDefault(receipt.getKey(), 0L) == 0) {
                identified += receipt.getValue();
            }
        }
        assertThat(identified)
                .as("equation 7, %s", at)
                .isEqualTo(fund.figure("bank") - fund.figure("suspense"));
    }

    /** The bounds of equations 6, 8 and 9, which only a recorded exception may break. */
    private Set<String> broken(
            Books fund, Map<String, Books> gifts, Map<String, Books> allocationBooks) {
        Set<String> broken = new HashSet<>();
        allocationBooks.forEach((id, of) -> {
            long disbursed = of.figure("disbursed");
            assertThat(disbursed).as("equation 6, %s", id).isNotNegative();
            note(broken, disbursed <= of.figure("allocated"), "6, disbursed of " + id);
            note(broken, of.figure("spent") <= of.figure("allocated"), "6, spent of " + id);
            boolean later = allocations.get(id).mode() == AllocationMode.REIMBURSEMENT;
            note(broken, later || of.b("Assets:Advances") >= 0, "6, advance of " + id);
        });
        gifts.forEach((id, of) ->
                note(
                        broken,
                        of.figure("allocated") - of.figure("returned")
                                <= of.figure("received")
                                        + of.figure("other")
                                        - of.figure("refunded")
                                        - of.figure("charges"),
                        "8, " + id));
        note(broken, fund.figure("unallocated") >= 0, "9, unallocated");
        note(broken, fund.figure("bank") >= 0, "9, bank");
        return broken;
    }

    private static void note(Set<String> broken, boolean holds, String bound) {
        if (!holds) {
            broken.add(bound);
        }
    }

    /** The statement says what the books say and what the test has counted; so do its gifts. */
    private void agree(long seed, JsonNode statement, Books books) {
        for (String figure : FIGURES) {
            String as = "%s under seed %d".formatted(figure, seed);
            String shown = statement.at("/" + figure + "/amount").asString();
            assertThat(shown).as(as).isEqualTo(money(books.figure(figure)));
            if (!List.of("undisbursed", "bank", "unallocated").contains(figure)) {
                assertThat(shown).as(as).isEqualTo(money(account.getOrDefault(figure, 0L)));
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode gift : statement.get("gifts")) {
                sum = sum.add(new BigDecimal(gift.at("/" + figure + "/amount").asString()));
            }
            assertThat(sum).as("equation 10, %s", as).isEqualByComparingTo(shown);
        }
    }
}
