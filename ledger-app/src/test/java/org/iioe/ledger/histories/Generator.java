package org.iioe.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.histories.OwnAccount.Allocation;
import org.iioe.ledger.histories.OwnAccount.Entry;
import org.iioe.ledger.histories.OwnAccount.Fund;
import org.iioe.ledger.histories.OwnAccount.Gift;
import org.iioe.ledger.histories.OwnAccount.Line;
import org.iioe.ledger.histories.OwnAccount.Payment;
import org.iioe.ledger.histories.OwnAccount.Receipt;
import org.iioe.ledger.histories.OwnAccount.Vote;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Makes up the history of a network: members vote, donors give, money and things are handed out. It
 * keeps its own account of what was accepted. What is refused is left out of both.
 */
final class Generator {
    static final List<String> PURPOSES =
            List.of("training", "courses", "travel", "platform", "research");

    private static final int BATCH = 60;
    private static final int MEMBERS = 31;
    private static final int PRESENT = 20;

    /** A member that leaves between the two assemblies, and one that joins. */
    private static final String LEAVES = "member-30";

    private static final String JOINS = "member-31";
    private static final int DONORS = 8;
    private static final int RESOLUTIONS = 12;
    private static final int EXCEPTIONAL = 12;
    private static final String SOURCE =
            "\"source\":{\"ref\":\"Made up\",\"certainty\":\"stated\"}";
    private static final String TEXT = "a".repeat(64);

    /** A command, and what it means for the account. */
    private record Act(String command, String members, Consumer<OwnAccount> effect) {}

    private final TestLedger ledger;
    private final Random random;
    private final List<Consumer<OwnAccount>> accepted = new ArrayList<>();
    private final Map<String, Integer> taken = new TreeMap<>();
    private OwnAccount account = new OwnAccount();
    private int number;
    private int refused;

    Generator(TestLedger ledger, long seed) {
        this.ledger = ledger;
        random = new Random(seed);
    }

    OwnAccount account() {
        return account;
    }

    /** How many commands of each kind were accepted. */
    Map<String, Integer> taken() {
        return taken;
    }

    int refused() {
        return refused;
    }

    static List<String> members() {
        return named("member-", MEMBERS);
    }

    static List<String> donors() {
        return named("donor-", DONORS);
    }

    private static List<String> named(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    // ------------------------------------------------------------------ sending

    /** Sends acts in one append; leaves out the one that is refused, and what was to follow it. */
    private void send(String user, List<Act> acts) {
        if (acts.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Act act : acts) {
            lines.append(
                    "{\"command\":\"%s\",\"key\":\"k-%d\",\"data\":{%s,%s}}\n"
                            .formatted(
                                    act.command(),
                                    ++number,
                                    act.members().replace("\n", " "),
                                    SOURCE));
        }
        Answer answer =
                ledger.exchange(
                        HttpRequest.newBuilder(ledger.address("/api/v1/commands"))
                                .header("Content-Type", "application/x-ndjson")
                                .header("Ledger-User", user)
                                .POST(HttpRequest.BodyPublishers.ofString(lines.toString())));
        if (answer.status() == 201) {
            for (Act act : acts) {
                accepted.add(act.effect());
                taken.merge(act.command(), 1, Integer::sum);
            }
            return;
        }
        assertThat(answer.status()).as(answer.response().body()).isIn(404, 409, 422);
        refused++;
        account = new OwnAccount();
        accepted.forEach(effect -> effect.accept(account));
        List<Act> before = acts.subList(0, answer.json().get("line").asInt() - 1);
        before.forEach(act -> act.effect().accept(account));
        send(user, List.copyOf(before));
    }

    /** Collects acts; each takes effect in the account at once, so that the next builds on it. */
    private final class Batch {
        final List<Act> acts = new ArrayList<>();

        void add(String command, String members, Consumer<OwnAccount> effect) {
            acts.add(new Act(command, members, effect));
            effect.accept(account);
        }

        void add(String command, String members) {
            add(command, members, nothing -> {});
        }

        void send(String user) {
            Generator.this.send(user, acts);
        }
    }

    // ------------------------------------------------------------------ the network

    /** Members, donors, funds, and a meeting that adopts what the funds will need. */
    void begin() {
        Batch batch = new Batch();
        batch.add(
                "EstablishCharter",
                """
                "basis":"assumption","rules":{"admission":{"letterOfIntent":true,
                "cooperationAgreement":false,"membershipClass":"full"},
                "votingClasses":[{"name":"full","vote":true}],
                "quorum":{"numerator":1,"denominator":2},
                "majority":{"fraction":{"numerator":1,"denominator":2},"base":"cast",
                "strict":true}},"on":"2019-11-01"\
                """);
        batch.add(
                "RegisterInstrument",
                """
                "instrument":"letter","kind":"letter-of-intent","title":"Letter","version":"1",
                "inForceRule":"on-signature","on":"2019-11-01"\
                """);
        for (String member : members()) {
            organisation(batch, member, "higher-education-institution");
            if (!member.equals(JOINS)) {
                sign(batch, member, "2019-12-01");
            }
        }
        for (String donor : donors()) {
            organisation(batch, donor, "foundation");
        }
        fund(batch, "cny-1", "CNY", 2);
        fund(batch, "cny-2", "CNY", 2);
        fund(batch, "ugx-1", "UGX", 0);
        fund(batch, "ugx-2", "UGX", 0);
        fund(batch, "tnd-1", "TND", 3);
        for (String donor : donors()) {
            kind(batch, donor);
        }
        batch.send("secretary-1");
        assembly("assembly-1", "2020-01-02", 0, 1, RESOLUTIONS / 2);
        Batch between = new Batch();
        sign(between, JOINS, "2020-01-03");
        between.add("GiveNotice", "\"member\":\"%s\",\"on\":\"2020-01-03\"".formatted(LEAVES));
        between.add(
                "WithdrawMember",
                "\"member\":\"%s\",\"on\":\"2020-01-04\"".formatted(LEAVES),
                all -> all.members.remove(LEAVES));
        between.send("secretary-1");
        assembly("assembly-2", "2020-01-06", 4, RESOLUTIONS / 2 + 1, RESOLUTIONS);
        assertThat(account.votes).hasSize(RESOLUTIONS + 1);
    }

    private static void sign(Batch batch, String member, String on) {
        batch.add(
                "SignLetterOfIntent",
                "\"organisation\":\"%s\",\"instrument\":\"letter\",\"on\":\"%s\""
                        .formatted(member, on),
                all -> all.members.add(member));
    }

    private static void organisation(Batch batch, String id, String kind) {
        batch.add(
                "RegisterOrganisation",
                """
                "organisation":"%1$s","nameAsGiven":"Organisation %1$s","kind":"%2$s",
                "identifiers":[],"confirmedDistinct":false,"on":"2019-11-20"\
                """
                        .formatted(id, kind));
    }

    private static void fund(Batch batch, String id, String currency, int decimals) {
        batch.add(
                "EstablishFund",
                "\"fund\":\"%s\",\"currency\":\"%s\",\"on\":\"2019-12-31\"".formatted(id, currency),
                all -> all.funds.put(id, new Fund(id, currency, decimals)));
    }

    private static void kind(Batch batch, String donor) {
        String contribution = "kind-of-" + donor;
        batch.add(
                "PledgeContribution",
                """
                "contribution":"%s","donor":"%s","lines":[{"line":"line","kind":"goods",
                "description":"Tablets","unit":"piece","quantity":100000,"tenure":"title"}],
                "on":"2020-01-01"\
                """
                        .formatted(contribution, donor),
                all -> all.lines.put(contribution, new Line(contribution, donor)));
    }

    /** Values a line, or values it again. */
    private void value(Batch batch, String contribution, Line line) {
        long perUnit = 100 + random.nextInt(900_000);
        of(
                batch,
                contribution,
                "ValueLine",
                """
                "line":"line","amount":{"amount":"%s","currency":"%s"},"per":"unit",
                "basis":"Invoice","valuer":"%s"\
                """
                        .formatted(
                                BigDecimal.valueOf(perUnit, 2).toPlainString(),
                                OwnAccount.VALUES_IN,
                                line.donor),
                now -> now.value(perUnit));
    }

    /** A meeting that adopts resolutions; the second one also what will cure exceptions. */
    private void assembly(String id, String day, int skipped, int first, int last) {
        String on = "\"on\":\"%s\"".formatted(day);
        Batch batch = new Batch();
        batch.add(
                "ConveneMeeting",
                """
                "meeting":"%s","body":"Assembly","sittings":[{"on":"%s"}],
                "agenda":[{"item":"item-1","title":"Funds"}],"on":"2019-12-01"\
                """
                        .formatted(id, day));
        batch.add("OpenMeeting", "\"meeting\":\"%s\",%s".formatted(id, on));
        List<String> present = members().subList(skipped, skipped + PRESENT);
        for (String member : present) {
            batch.add(
                    "RecordAttendance",
                    """
                    "meeting":"%s","organisation":"%s","capacity":"member","proxyFor":[],%s\
                    """
                            .formatted(id, member, on));
        }
        for (int i = first; i <= last; i++) {
            resolution(batch, id, "resolution-" + i, present, on);
        }
        if (last == RESOLUTIONS) {
            resolution(batch, id, "ratifying", present, on);
        }
        batch.send("secretary-1");
    }

    private void resolution(
            Batch batch, String meeting, String id, List<String> present, String on) {
        StringBuilder effects = new StringBuilder();
        if (id.equals("ratifying")) {
            for (String fund : account.funds.keySet()) {
                for (int i = 1; i <= EXCEPTIONAL; i++) {
                    effects.append(effects.isEmpty() ? "" : ",")
                            .append("\"fund/%s/beyond-%d\"".formatted(fund, i));
                }
            }
        }
        batch.add(
                "SubmitDraftResolution",
                """
                "resolution":"%s","meeting":"%s","item":"item-1","title":"Use of the funds",
                "textDigest":"%s","mover":"member-1","effects":[%s],%s\
                """
                        .formatted(id, meeting, TEXT, effects, on));
        batch.add(
                "OpenVote",
                "\"resolution\":\"%s\",\"form\":\"roll-call\",\"textDigest\":\"%s\",%s"
                        .formatted(id, TEXT, on));
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 0; i < present.size(); i++) {
            String choice =
                    i < 13 ? "for" : List.of("for", "against", "abstain").get(random.nextInt(3));
            choices.put(present.get(i), choice);
            batch.add(
                    "CastVote",
                    "\"resolution\":\"%s\",\"member\":\"%s\",\"choice\":\"%s\",%s"
                            .formatted(id, present.get(i), choice, on));
        }
        batch.add(
                "CloseVote",
                "\"resolution\":\"%s\",%s".formatted(id, on),
                all -> all.votes.put(id, new Vote(id, meeting, choices, List.copyOf(all.members))));
    }

    // ------------------------------------------------------------------ money

    /** Goes on with a fund, or with things in kind: one append, and one for what needs approval. */
    void goOn() {
        if (random.nextInt(12) == 0) {
            Batch batch = new Batch();
            for (int i = 0; i < BATCH; i++) {
                things(batch);
            }
            batch.send("secretary-1");
            return;
        }
        String fund = any(account.funds, (id, each) -> true);
        Batch batch = new Batch();
        long days = 1 + random.nextInt(4);
        boolean closes = random.nextInt(12) == 0;
        for (int i = 0; i < BATCH; i++) {
            money(batch, fundOf(account, fund));
        }
        Fund now = fundOf(account, fund);
        if (closes && !now.day.equals(now.closed)) {
            String until = now.day.toString();
            batch.add(
                    "ClosePeriod",
                    "\"fund\":\"%s\",\"until\":\"%s\",\"bank\":%s,\"on\":\"%s\""
                            .formatted(
                                    fund,
                                    until,
                                    amount(now, now.figures("*").get("bank")),
                                    now.day.plusDays(1)),
                    all -> {
                        Fund of = fundOf(all, fund);
                        of.closed = LocalDate.parse(until);
                        of.day = of.closed.plusDays(1);
                    });
        }
        batch.send("secretary-1");
        approve(fund, days);
    }

    private void approve(String fund, long days) {
        Batch batch = new Batch();
        fundOf(account, fund)
                .allocations
                .forEach((id, allocation) -> {
                    if (!allocation.approved) {
                        String resolution = "resolution-" + (1 + random.nextInt(RESOLUTIONS));
                        in(
                                batch,
                                fund,
                                "ApproveAllocation",
                                "\"allocation\":\"%s\",\"authority\":\"%s\""
                                        .formatted(id, resolution),
                                of -> {
                                    Allocation approved = of.allocation(id);
                                    approved.approved = true;
                                    approved.resolution = resolution;
                                });
                    }
                });
        batch.send("approver-1");
        Consumer<OwnAccount> later =
                all -> {
                    Fund of = fundOf(all, fund);
                    of.day = of.day.plusDays(days);
                };
        accepted.add(later);
        later.accept(account);
    }

    private static Fund fundOf(OwnAccount all, String id) {
        Fund fund = all.funds.get(id);
        if (fund == null) {
            throw new IllegalStateException(id);
        }
        return fund;
    }

    private static String amount(Fund fund, long minor) {
        return "{\"amount\":\"%s\",\"currency\":\"%s\"}"
                .formatted(fund.money(minor), fund.currency);
    }

    private void in(
            Batch batch, String fund, String command, String members, Consumer<Fund> effect) {
        in(batch, fund, command, members, fundOf(account, fund).day.toString(), effect);
    }

    private static void in(
            Batch batch,
            String fund,
            String command,
            String members,
            String on,
            Consumer<Fund> effect) {
        batch.add(
                command,
                "\"fund\":\"%s\",%s,\"on\":\"%s\"".formatted(fund, members, on),
                all -> effect.accept(fundOf(all, fund)));
    }

    private <T> @Nullable String any(Map<String, T> of, BiPredicate<String, T> that) {
        List<String> found = new ArrayList<>();
        of.forEach((id, each) -> {
            if (that.test(id, each)) {
                found.add(id);
            }
        });
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }

    /** A part of what there is, at least 1; 0 where there is nothing. */
    private long part(long most) {
        return most <= 0 ? 0 : 1 + random.nextLong(Math.max(1, most / 3));
    }

    private String anyMember() {
        List<String> members = List.copyOf(account.members);
        return members.get(random.nextInt(members.size()));
    }

    private String next(String kind) {
        return kind + "-" + ++number;
    }

    private void money(Batch batch, Fund fund) {
        switch (random.nextInt(24)) {
            case 0 -> give(batch, fund);
            case 1, 2, 3, 4 -> receive(batch, fund);
            case 5 -> suspense(batch, fund);
            case 6 -> identify(batch, fund);
            case 7 -> interest(batch, fund);
            case 8 -> charge(batch, fund, false);
            case 9 -> charge(batch, fund, true);
            case 10 -> reverseEntry(batch, fund);
            case 11 -> reverseReceipt(batch, fund);
            case 12, 13 -> propose(batch, fund);
            case 14 -> release(batch, fund);
            case 15 -> confirm(batch, fund);
            case 16, 17 -> spend(batch, fund);
            case 18 -> giveBack(batch, fund);
            case 19 -> undo(batch, fund);
            case 20 -> misdirect(batch, fund);
            case 21 -> beyond(batch, fund);
            default -> pay(batch, fund);
        }
    }

    private void give(Batch batch, Fund fund) {
        if (fund.gifts.size() >= 24) {
            return;
        }
        String id = next("gift");
        String donor = donors().get(random.nextInt(DONORS));
        long sum = 1 + random.nextInt(9_000_000);
        boolean pledge = random.nextBoolean();
        in(
                batch,
                fund.id,
                pledge ? "RecordPledge" : "RecordCommitment",
                "\"gift\":\"%s\",\"donor\":\"%s\",\"amount\":%s%s"
                        .formatted(
                                id, donor, amount(fund, sum), pledge ? "" : ",\"instalments\":[]"),
                of -> {
                    Gift gift = new Gift(donor);
                    of.gifts.put(id, gift);
                    if (pledge) {
                        gift.pledged = sum;
                    } else {
                        gift.committed = sum;
                    }
                });
    }

    private void receive(Batch batch, Fund fund) {
        String gift = any(fund.gifts, (id, each) -> true);
        if (gift == null) {
            return;
        }
        String id = next("receipt");
        long sum = 1 + random.nextInt(3_000_000);
        LocalDate closed = fund.closed;
        boolean late = closed != null && random.nextInt(25) == 0;
        in(
                batch,
                fund.id,
                "RecordReceipt",
                "\"receipt\":\"%s\",\"gift\":\"%s\",\"amount\":%s"
                        .formatted(id, gift, amount(fund, sum)),
                (late ? closed : fund.day).toString(),
                of -> {
                    of.receipts.put(id, new Receipt(gift, false, sum));
                    if (late) {
                        of.exceptions.put(id, "");
                    }
                });
    }

    private void suspense(Batch batch, Fund fund) {
        String id = next("receipt");
        long sum = 1 + random.nextInt(1_000_000);
        in(
                batch,
                fund.id,
                "RecordReceipt",
                "\"receipt\":\"%s\",\"amount\":%s".formatted(id, amount(fund, sum)),
                of -> of.receipts.put(id, new Receipt(null, false, sum)));
    }

    private void identify(Batch batch, Fund fund) {
        String id = any(fund.receipts, (key, each) -> each.suspense() && !each.reversed);
        String gift = any(fund.gifts, (key, each) -> true);
        if (id != null && gift != null) {
            in(
                    batch,
                    fund.id,
                    "IdentifyReceipt",
                    "\"receipt\":\"%s\",\"gift\":\"%s\"".formatted(id, gift),
                    of -> of.receipt(id).gift = gift);
        }
    }

    private void interest(Batch batch, Fund fund) {
        String id = next("receipt");
        long sum = 1 + random.nextInt(50_000);
        in(
                batch,
                fund.id,
                "RecordOtherIncome",
                "\"receipt\":\"%s\",\"kind\":\"interest\",\"amount\":%s"
                        .formatted(id, amount(fund, sum)),
                of -> of.receipts.put(id, new Receipt(null, true, sum)));
    }

    private void charge(Batch batch, Fund fund, boolean refund) {
        String receipt =
                any(
                        fund.receipts,
                        (id, each) ->
                                each.remaining() > 0
                                        && (each.gift != null || (each.income && !refund)));
        if (receipt == null) {
            return;
        }
        String gift = fund.receipt(receipt).gift;
        Map<String, Long> draws = new LinkedHashMap<>();
        long left = Math.min(gift == null ? 900 : free(fund, gift), refund ? 200_000 : 900);
        draw(fund, receipt, left, draws);
        String second =
                any(
                        fund.receipts,
                        (id, each) ->
                                gift != null
                                        && !id.equals(receipt)
                                        && gift.equals(each.gift)
                                        && each.remaining() > 0);
        if (second != null) {
            draw(fund, second, left - draws.getOrDefault(receipt, 0L), draws);
        }
        long sum = draws.values().stream().mapToLong(Long::longValue).sum();
        if (sum == 0) {
            return;
        }
        String id = next("entry");
        in(
                batch,
                fund.id,
                refund ? "RefundDonor" : "RecordCharge",
                """
                "entry":"%s",%s,"amount":%s,"draws":[%s]\
                """
                        .formatted(
                                id,
                                refund ? "\"gift\":\"" + gift + "\"" : "\"kind\":\"bank\"",
                                amount(fund, sum),
                                drawn("receipt", fund, draws)),
                of -> {
                    of.entries.put(id, new Entry(refund, gift, draws, sum));
                    draws.forEach((from, drawn) ->
                            of.receipt(from).uses.add(new OwnAccount.Use(id, drawn)));
                });
    }

    private void draw(Fund fund, String receipt, long most, Map<String, Long> draws) {
        long sum = Math.min(part(fund.receipt(receipt).remaining()), most);
        if (sum > 0) {
            draws.put(receipt, sum);
        }
    }

    /** What of a gift neither is allocated nor is proposed to be. */
    private static long free(Fund fund, String gift) {
        long proposed =
                fund.allocations.values().stream()
                        .filter(each -> !each.approved)
                        .mapToLong(each -> each.sources.getOrDefault(gift, 0L))
                        .sum();
        return fund.unallocated(gift) - proposed;
    }

    /** Amounts of gifts or receipts, as commands name them. */
    private static String drawn(String of, Fund fund, Map<String, Long> amounts) {
        StringBuilder named = new StringBuilder();
        amounts.forEach((id, amount) ->
                named.append(named.isEmpty() ? "" : ",")
                        .append(
                                "{\"%s\":\"%s\",\"amount\":%s}"
                                        .formatted(of, id, amount(fund, amount))));
        return named.toString();
    }

    private void reverseEntry(Batch batch, Fund fund) {
        String id = any(fund.entries, (key, each) -> !each.reversed);
        if (id == null) {
            return;
        }
        boolean refund = Objects.requireNonNull(fund.entries.get(id)).refund;
        in(
                batch,
                fund.id,
                "ReverseEntry",
                "\"kind\":\"%s\",\"entry\":\"%s\",\"reason\":\"Entered twice.\""
                        .formatted(refund ? "refund" : "charge", id),
                of -> {
                    Entry entry = Objects.requireNonNull(of.entries.get(id));
                    entry.reversed = true;
                    entry.draws.forEach((from, drawn) ->
                            of.receipt(from).uses.add(new OwnAccount.Use(id, -drawn)));
                });
    }

    private void reverseReceipt(Batch batch, Fund fund) {
        String id =
                any(
                        fund.receipts,
                        (key, each) ->
                                !each.reversed
                                        && each.uses.isEmpty()
                                        && (each.gift == null
                                                || free(fund, each.gift) >= each.amount));
        if (id == null) {
            return;
        }
        boolean income = fund.receipt(id).income;
        in(
                batch,
                fund.id,
                "ReverseEntry",
                "\"kind\":\"%s\",\"entry\":\"%s\",\"reason\":\"Entered twice.\""
                        .formatted(income ? "other-income" : "receipt", id),
                of -> of.receipt(id).reversed = true);
    }

    private void propose(Batch batch, Fund fund) {
        String gift = any(fund.gifts, (key, each) -> free(fund, key) > 10);
        if (gift == null) {
            return;
        }
        Map<String, Long> sources = new LinkedHashMap<>();
        sources.put(gift, part(free(fund, gift)));
        if (random.nextInt(3) == 0) {
            String second = any(fund.gifts, (key, each) -> free(fund, key) > 10);
            if (second != null && !second.equals(gift)) {
                sources.put(second, part(free(fund, second)));
            }
        }
        long sum = sources.values().stream().mapToLong(Long::longValue).sum();
        String id = next("allocation");
        String recipient = anyMember();
        String purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
        boolean direct = random.nextInt(5) == 0;
        in(
                batch,
                fund.id,
                "ProposeAllocation",
                """
                "allocation":"%s","recipient":"%s","purpose":"%s",
                "lines":[{"line":"costs","amount":%s}],"sources":[%s],"mode":"%s"\
                """
                        .formatted(
                                id,
                                recipient,
                                purpose,
                                amount(fund, sum),
                                drawn("gift", fund, sources),
                                direct ? "direct" : "advance"),
                of -> of.allocations.put(id, new Allocation(sources, recipient, purpose, direct)));
    }

    private void release(Batch batch, Fund fund) {
        String id =
                any(
                        fund.allocations,
                        (key, each) -> each.approved && each.allocated() > fund.paid(key));
        if (id == null || random.nextInt(3) > 0) {
            return;
        }
        String gift = any(fund.allocation(id).sources, (key, amount) -> fund.open(id, key) > 0);
        if (gift == null) {
            return;
        }
        long sum = part(fund.open(id, gift));
        in(
                batch,
                fund.id,
                "ReleaseAllocation",
                """
                "allocation":"%s","sources":[{"gift":"%s","amount":%s}],"reason":"Not needed."\
                """
                        .formatted(id, gift, amount(fund, sum)),
                now -> now.allocation(id).released.merge(gift, sum, Long::sum));
    }

    private void pay(Batch batch, Fund fund) {
        String allocation =
                any(
                        fund.allocations,
                        (key, each) -> each.approved && each.allocated() > fund.paid(key));
        if (allocation != null) {
            long left = fund.allocation(allocation).allocated() - fund.paid(allocation);
            pay(batch, fund, next("payment"), allocation, part(left), false);
        }
    }

    /** A payment that the allocation does not cover: a fact, with an exception. */
    private void beyond(Batch batch, Fund fund) {
        int there = 0;
        for (String id : fund.exceptions.keySet()) {
            there += id.startsWith("beyond-") ? 1 : 0;
        }
        String ratify = any(fund.exceptions, (id, by) -> id.startsWith("beyond-") && by.isEmpty());
        if (ratify != null && random.nextBoolean()) {
            batch.add(
                    "RatifyAct",
                    """
                    "resolution":"ratifying","act":"fund/%s/%s","reason":"It was urgent.",
                    "on":"%s"\
                    """
                            .formatted(fund.id, ratify, fund.day),
                    all -> fundOf(all, fund.id).exceptions.put(ratify, "ratifying"));
            return;
        }
        String allocation = any(fund.allocations, (key, each) -> each.approved && !each.direct);
        if (allocation != null && there < EXCEPTIONAL && random.nextInt(3) == 0) {
            long left =
                    Math.max(0, fund.allocation(allocation).allocated() - fund.paid(allocation));
            pay(
                    batch,
                    fund,
                    "beyond-" + (there + 1),
                    allocation,
                    left + 1 + random.nextInt(500),
                    true);
        }
    }

    private void pay(
            Batch batch, Fund fund, String id, String allocation, long wanted, boolean beyond) {
        Allocation under = fund.allocation(allocation);
        Map<String, Long> draws = new LinkedHashMap<>();
        long found = 0;
        for (String gift : under.sources.keySet()) {
            long ofGift = beyond ? wanted : fund.open(allocation, gift);
            for (Map.Entry<String, Receipt> each : fund.receipts.entrySet()) {
                long most = Math.min(ofGift, Math.min(each.getValue().remaining(), wanted - found));
                if (gift.equals(each.getValue().gift) && most > 0) {
                    draws.put(each.getKey(), most);
                    found += most;
                    ofGift -= most;
                }
            }
        }
        if (found == 0 || (beyond && found < wanted)) {
            return;
        }
        long sum = found;
        boolean bank = random.nextBoolean();
        in(
                batch,
                fund.id,
                under.direct ? "PayDirectCost" : "Disburse",
                """
                "disbursement":"%s","allocation":"%s","amount":%s,"draws":[%s],"payee":"Payee"%s\
                """
                        .formatted(
                                id,
                                allocation,
                                amount(fund, sum),
                                drawn("receipt", fund, draws),
                                bank ? ",\"bankRef\":\"BANK-%s-%s\"".formatted(fund.id, id) : ""),
                of -> {
                    of.payments.put(id, new Payment(allocation, sum, draws, bank));
                    draws.forEach((receipt, drawn) ->
                            of.receipt(receipt).uses.add(new OwnAccount.Use(id, drawn)));
                    if (beyond) {
                        of.exceptions.put(id, "");
                    }
                });
    }

    private void confirm(Batch batch, Fund fund) {
        String id = any(fund.payments, (key, each) -> !each.undone && !each.confirmed);
        if (id == null) {
            return;
        }
        Payment payment = paymentOf(fund, id);
        in(
                batch,
                fund.id,
                "ConfirmReceipt",
                "\"disbursement\":\"%s\",\"recipient\":\"%s\",\"amount\":%s"
                        .formatted(
                                id,
                                fund.allocation(payment.allocation).recipient,
                                amount(fund, payment.amount)),
                of -> paymentOf(of, id).confirmed = true);
    }

    private static Payment paymentOf(Fund fund, String id) {
        return Objects.requireNonNull(fund.payments.get(id), id);
    }

    private void spend(Batch batch, Fund fund) {
        String allocation = any(fund.allocations, (key, each) -> fund.unreported(key) > 0);
        if (allocation == null) {
            return;
        }
        long sum =
                Math.min(
                        part(fund.unreported(allocation)),
                        fund.allocation(allocation).allocated()
                                - fund.allocation(allocation).accepted);
        if (sum <= 0) {
            return;
        }
        String id = next("report");
        String lines =
                "\"lines\":[{\"line\":\"costs\",\"amount\":%s}]".formatted(amount(fund, sum));
        in(
                batch,
                fund.id,
                "ReportExpenditure",
                """
                "report":"%s","allocation":"%s",%s,
                "period":{"from":"2020-01-01","to":"2020-12-31"},"evidence":[]\
                """
                        .formatted(id, allocation, lines),
                of -> {});
        in(
                batch,
                fund.id,
                "AcceptExpenditure",
                "\"report\":\"%s\",%s".formatted(id, lines),
                of -> of.allocation(allocation).accepted += sum);
    }

    private void giveBack(Batch batch, Fund fund) {
        String id =
                any(
                        fund.payments,
                        (key, each) ->
                                !each.undone
                                        && !fund.allocation(each.allocation).direct
                                        && each.draws.size() == 1
                                        && each.amount > each.returned + each.misdirected
                                        && fund.unreported(each.allocation) > 0);
        if (id == null) {
            return;
        }
        Payment payment = paymentOf(fund, id);
        long sum =
                part(
                        Math.min(
                                payment.amount - payment.returned - payment.misdirected,
                                fund.unreported(payment.allocation)));
        String receipt = payment.draws.keySet().iterator().next();
        String entry = next("entry");
        in(
                batch,
                fund.id,
                "RecordReturn",
                """
                "entry":"%s","disbursement":"%s","amount":%3$s,
                "restores":[{"receipt":"%4$s","amount":%3$s}]\
                """
                        .formatted(entry, id, amount(fund, sum), receipt),
                of -> {
                    paymentOf(of, id).returned += sum;
                    of.receipt(receipt).uses.add(new OwnAccount.Use(id, -sum));
                });
    }

    private void undo(Batch batch, Fund fund) {
        String id =
                any(
                        fund.payments,
                        (key, each) ->
                                each.untouched()
                                        && !key.startsWith("beyond-")
                                        && (fund.allocation(each.allocation).direct
                                                || fund.unreported(each.allocation)
                                                        >= each.amount));
        if (id == null) {
            return;
        }
        Payment payment = paymentOf(fund, id);
        boolean reversal = !payment.bank && random.nextBoolean();
        in(
                batch,
                fund.id,
                reversal ? "ReverseDisbursement" : "RecordPaymentReturned",
                "\"disbursement\":\"%s\",%s"
                        .formatted(
                                id,
                                reversal
                                        ? "\"reason\":\"Entered twice.\""
                                        : "\"bankRef\":\"BACK-%s-%s\"".formatted(fund.id, id)),
                of -> {
                    Payment undone = paymentOf(of, id);
                    undone.undone = true;
                    undone.draws.forEach((receipt, drawn) ->
                            of.receipt(receipt).uses.add(new OwnAccount.Use(id, -drawn)));
                });
    }

    private void misdirect(Batch batch, Fund fund) {
        String id =
                any(
                        fund.payments,
                        (key, each) ->
                                each.untouched()
                                        && each.draws.size() == 1
                                        && !key.startsWith("beyond-")
                                        && !fund.allocation(each.allocation).direct
                                        && each.amount > 2
                                        && fund.unreported(each.allocation) >= each.amount);
        if (id == null || random.nextInt(3) > 0) {
            return;
        }
        long sum = 2 + part(paymentOf(fund, id).amount - 2);
        String receipt = paymentOf(fund, id).draws.keySet().iterator().next();
        in(
                batch,
                fund.id,
                "RecordMisdirectedPayment",
                "\"disbursement\":\"%s\",\"amount\":%s,\"party\":\"A stranger\",\"reason\":\"A slip.\""
                        .formatted(id, amount(fund, sum)),
                of -> paymentOf(of, id).misdirected = sum);
        long recovered = part(sum);
        String entry = next("entry");
        in(
                batch,
                fund.id,
                "RecordRecovery",
                """
                "entry":"%s","disbursement":"%s","amount":%3$s,
                "restores":[{"receipt":"%4$s","amount":%3$s}]\
                """
                        .formatted(entry, id, amount(fund, recovered), receipt),
                of -> {
                    paymentOf(of, id).recovered = recovered;
                    of.receipt(receipt).uses.add(new OwnAccount.Use(id, -recovered));
                });
        long lost = part(sum - recovered);
        if (lost > 0) {
            in(
                    batch,
                    fund.id,
                    "WriteOff",
                    """
                    "entry":"%s","disbursement":"%s","amount":%s,"authority":"resolution-1",
                    "reason":"Lost."\
                    """
                            .formatted(next("entry"), id, amount(fund, lost)),
                    of -> paymentOf(of, id).writtenOff = lost);
        }
    }

    // ------------------------------------------------------------------ things

    private void things(Batch batch) {
        String contribution = Objects.requireNonNull(any(account.lines, (k, l) -> true));
        Line line = lineOf(account, contribution);
        String member = anyMember();
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                long units = 1 + random.nextInt(200);
                of(
                        batch,
                        contribution,
                        "RecordDelivery",
                        "\"line\":\"line\",\"delivery\":\"%s\",\"quantity\":%d"
                                .formatted(next("delivery"), units),
                        now -> now.deliver(units));
            }
            case 2, 3 -> {
                long allocated = line.allocated.values().stream().mapToLong(Long::longValue).sum();
                long units = part(line.delivered - line.gone - allocated);
                if (units > 0) {
                    of(
                            batch,
                            contribution,
                            "AllocateItems",
                            """
                            "member":"%s",%s,"tenure":"title","authority":"resolution-1"\
                            """
                                    .formatted(member, units(units)),
                            now -> now.allocated.merge(member, units, Long::sum));
                }
            }
            case 4 -> dispatch(batch, contribution, line);
            case 5 -> arrive(batch, contribution, line, true);
            case 6 -> arrive(batch, contribution, line, false);
            case 7 -> bringBack(batch, contribution, line);
            case 8 -> {
                if (random.nextInt(20) == 0) {
                    value(batch, contribution, line);
                }
            }
            default -> {
                String holder = any(line.held, (id, held) -> held > 0);
                if (holder != null && random.nextBoolean()) {
                    long units = part(line.held.getOrDefault(holder, 0L));
                    of(
                            batch,
                            contribution,
                            "RecordIncident",
                            """
                            "incident":"%s","kind":"theft","member":"%s",%s,"report":"Report 1"\
                            """
                                    .formatted(next("incident"), holder, units(units)),
                            now -> {
                                now.held.merge(holder, -units, Long::sum);
                                now.stolen.merge(holder, units, Long::sum);
                                now.gone += units;
                            });
                }
            }
        }
    }

    private void dispatch(Batch batch, String contribution, Line line) {
        String member =
                any(line.allocated, (id, units) -> units > sent(line, id) && line.store() > 0);
        if (member == null) {
            return;
        }
        long units =
                part(
                        Math.min(
                                line.store(),
                                line.allocated.getOrDefault(member, 0L) - sent(line, member)));
        String consignment = next("consignment");
        of(
                batch,
                contribution,
                "DispatchItems",
                "\"member\":\"%s\",\"consignment\":\"%s\",%s"
                        .formatted(member, consignment, units(units)),
                now -> {
                    now.consignments.put(consignment, units);
                    now.receivers.put(consignment, member);
                    now.transit += units;
                    now.sent.merge(member, units, Long::sum);
                });
    }

    private static long sent(Line line, String member) {
        return line.sent.getOrDefault(member, 0L);
    }

    private void bringBack(Batch batch, String contribution, Line line) {
        String holder = any(line.held, (id, held) -> held > 0);
        if (holder == null) {
            return;
        }
        long units = part(line.held.getOrDefault(holder, 0L));
        of(
                batch,
                contribution,
                "ReturnItems",
                "\"member\":\"%s\",%s,\"reason\":\"The course has ended.\""
                        .formatted(holder, units(units)),
                now -> now.bringBack(holder, units));
    }

    private void arrive(Batch batch, String contribution, Line line, boolean accepted) {
        String consignment = any(line.consignments, (id, units) -> units > 0);
        if (consignment == null) {
            return;
        }
        long units = part(line.consignments.getOrDefault(consignment, 0L));
        String member = String.valueOf(line.receivers.get(consignment));
        of(
                batch,
                contribution,
                accepted ? "AcceptItems" : "RefuseItems",
                "\"consignment\":\"%s\",%s,%s"
                        .formatted(
                                consignment,
                                units(units),
                                accepted
                                        ? "\"condition\":\"new\",\"custodyReceipt\":\"Receipt 1\""
                                        : "\"condition\":\"damaged\",\"reason\":\"Broken.\""),
                now -> {
                    now.consignments.merge(consignment, -units, Long::sum);
                    now.transit -= units;
                    if (accepted) {
                        now.accept(member, units);
                    } else {
                        now.sent.merge(member, -units, Long::sum);
                    }
                });
    }

    private static String units(long units) {
        return "\"units\":[{\"line\":\"line\",\"quantity\":%d}]".formatted(units);
    }

    private static Line lineOf(OwnAccount all, String contribution) {
        return Objects.requireNonNull(all.lines.get(contribution), contribution);
    }

    private static void of(
            Batch batch,
            String contribution,
            String command,
            String members,
            Consumer<Line> effect) {
        batch.add(
                command,
                "\"contribution\":\"%s\",%s,\"on\":\"2020-02-01\"".formatted(contribution, members),
                all -> effect.accept(lineOf(all, contribution)));
    }
}
