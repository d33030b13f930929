package org.iioe.ledger.funding.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.funding.command.FundActs.*;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.ReversibleKind;
import org.iioe.ledger.funding.command.OwnAccount.Allocated;
import org.iioe.ledger.funding.command.OwnAccount.Paid;
import org.iioe.ledger.funding.command.OwnAccount.Received;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;

import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Tries random acts on a fund, many of which are refused, and keeps its own account of what was
 * accepted.
 */
final class RandomFundActs {
    private final TestLedger ledger;
    private final Random random;
    private final JsonMapper mapper;
    private final OwnAccount account = new OwnAccount();
    private final Map<String, Integer> taken = new TreeMap<>();
    private final List<String> reports = new ArrayList<>();
    private final List<LocalDate> closed = new ArrayList<>();
    private String when = "";

    RandomFundActs(TestLedger ledger, Random random) {
        this.ledger = ledger;
        this.random = random;
        mapper = ledger.bean(JsonMapper.class);
    }

    OwnAccount account() {
        return account;
    }

    /** How many commands of each kind were accepted. */
    Map<String, Integer> taken() {
        return taken;
    }

    static String money(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Tries something; what is forbidden is refused with a code, and changes nothing. */
    boolean did(String who, LedgerCommand command) {
        String name = command.getClass().getSimpleName();
        Answer answer =
                ledger.sendAs(
                        who,
                        name,
                        UUID.randomUUID().toString(),
                        mapper.writeValueAsString(command));
        assertThat(answer.status())
                .as("%s: %s %s", when, command, answer.response().body())
                .isIn(201, 404, 409, 422);
        if (answer.status() == 201) {
            taken.merge(name, 1, Integer::sum);
        }
        return answer.status() == 201;
    }

    private boolean did(LedgerCommand command) {
        return did("secretary-1", command);
    }

    /** Tries something, which has an effect where it is accepted. */
    private boolean did(LedgerCommand command, Runnable effect) {
        boolean done = did(command);
        if (done) {
            effect.run();
        }
        return done;
    }

    private String any(Map<String, ?> of) {
        return of.isEmpty() ? "none" : List.copyOf(of.keySet()).get(random.nextInt(of.size()));
    }

    /**
     * The next act; whether it was accepted.
     *
     * @param step its number, which gives what is new an id
     */
    boolean next(int step, String as) {
        when = as;
        long fen = 1 + random.nextInt(random.nextBoolean() ? 30_000 : 3_000);
        String amount = money(fen);
        String id = "n" + step;
        String gift = "g" + random.nextInt(3);
        return switch (random.nextInt(30)) {
            case 0 -> did(pledge(gift, cny(amount)), () -> account.moved("pledged", fen));
            case 1 -> did(commit(gift, amount, null), () -> account.moved("committed", fen));
            case 2 -> did(cancelPledge(gift, amount), () -> account.moved("pledged", -fen));
            case 3 -> did(cancelCommitment(gift, amount), () -> account.moved("committed", -fen));
            case 4, 5, 6 ->
                    did(receive(id, gift, amount), () -> account.received(id, gift, false, fen));
            case 7 -> did(receive(id, null, amount), () -> account.received(id, null, false, fen));
            case 8 -> {
                String receipt = any(account.receipts);
                yield did(identify(receipt, gift, DONOR), () -> account.identified(receipt, gift));
            }
            case 9 -> did(interest(id, amount), () -> account.received(id, null, true, fen));
            case 10 -> {
                long fee = 1 + random.nextInt(300);
                yield did(
                        charge(id, any(account.receipts), money(fee)),
                        () -> account.entered(id, ReversibleKind.CHARGE, fee));
            }
            case 11 ->
                    did(
                            refund(id, gift, any(account.receipts), amount),
                            () -> account.entered(id, ReversibleKind.REFUND, fen));
            case 12, 13, 14 -> proposed(id, gift, fen);
            case 15 -> {
                String allocation = any(account.allocations);
                yield did(
                        amend(allocation, gift, amount),
                        () -> {
                            account.amended(allocation, fen);
                            approved(allocation);
                        });
            }
            case 16 -> {
                String allocation = any(account.allocations);
                yield did(
                        release(allocation, gift, amount), () -> account.released(allocation, fen));
            }
            case 17, 18, 26, 27, 28, 29 -> paid(id, fen, false);
            case 19 -> paid(id, fen, random.nextInt(8) == 0);
            case 20 -> undone("LINE-" + step);
            case 21 -> returned(id);
            case 22 -> astray(id);
            case 23 -> reported(id, fen);
            case 24 -> {
                String entry = any(random.nextBoolean() ? account.entries : account.receipts);
                yield did(reverse(account.kind(entry), entry), () -> account.reversed(entry));
            }
            default -> closed();
        };
    }

    private boolean proposed(String id, String gift, long fen) {
        AllocationMode mode =
                List.of(
                                AllocationMode.ADVANCE,
                                AllocationMode.ADVANCE,
                                AllocationMode.DIRECT,
                                AllocationMode.REIMBURSEMENT)
                        .get(random.nextInt(4));
        return did(
                propose(id, gift, cny(money(fen)), mode, MEMBER),
                () -> {
                    account.proposed(id, gift, mode, fen);
                    approved(id);
                });
    }

    private void approved(String allocation) {
        if (did("approver-1", approve(allocation))) {
            account.approved(allocation);
        } else {
            did("approver-1", reject(allocation));
        }
    }

    /** Mostly as it should be; now and then any money under any allocation. */
    private boolean paid(String id, long most, boolean anyhow) {
        String allocation = any(account.allocations);
        String drawn = any(account.receipts);
        boolean directly = random.nextBoolean();
        Allocated under = account.allocations.get(allocation);
        if (anyhow || under == null) {
            return paid(id, allocation, drawn, most, directly);
        }
        if (under.amount() == 0) {
            return false;
        }
        Map<String, Received> its = new TreeMap<>(account.receipts);
        its.values().removeIf(each -> !under.gift().equals(each.gift()));
        return paid(
                id,
                allocation,
                any(its),
                1 + random.nextLong(Math.max(1, under.amount() / 4)),
                under.mode() == AllocationMode.DIRECT);
    }

    private boolean paid(String id, String allocation, String receipt, long fen, boolean direct) {
        return did(
                direct
                        ? payDirectly(id, allocation, receipt, money(fen))
                        : pay(id, allocation, receipt, cny(money(fen))),
                () -> account.paid(id, receipt, fen, direct));
    }

    private boolean undone(String bankRef) {
        String payment = any(account.payments);
        return did(
                random.nextBoolean() ? reversePayment(payment) : sentBack(payment, bankRef),
                () -> account.undone(payment));
    }

    private long part(String payment) {
        Paid of = account.payments.get(payment);
        return 1 + random.nextLong(of == null ? 100 : Math.max(1, of.amount() / 2));
    }

    private String receipt(String payment) {
        Paid of = account.payments.get(payment);
        return of == null ? "none" : of.receipt();
    }

    private boolean returned(String id) {
        String payment = any(account.payments);
        long part = part(payment);
        return did(
                giveBack(id, payment, receipt(payment), money(part)),
                () -> account.entered(id, ReversibleKind.RETURN, part));
    }

    /** A part goes to a stranger; of that as much is recovered as is written off. */
    private boolean astray(String id) {
        String payment = any(account.payments);
        long lost = part(payment);
        boolean done = did(misdirected(payment, money(lost)));
        long part = 1 + random.nextLong(lost);
        if (done) {
            did(
                    recover("rec-" + id, payment, receipt(payment), money(part)),
                    () -> account.moved("returned", part));
            did(
                    writeOff("off-" + id, payment, money(part), ADOPTED),
                    () -> account.moved("writtenOff", part));
        }
        return done;
    }

    private boolean reported(String id, long fen) {
        boolean done =
                did(
                        report(id, any(account.allocations), "travel", money(fen)),
                        () -> reports.add(id));
        String report = reports.isEmpty() ? "none" : reports.get(random.nextInt(reports.size()));
        long part = 1 + random.nextInt((int) fen);
        did(accept(report, money(part)), () -> account.moved("spent", part));
        did(disallow(report, money(part)));
        return done;
    }

    private boolean closed() {
        if (!closed.isEmpty() && random.nextBoolean()) {
            boolean done = did("approver-1", reopen(closed.getLast().toString()));
            if (done) {
                closed.removeLast();
            }
            return done;
        }
        LocalDate until = LocalDate.of(2019, 1, 31).plusMonths(closed.size());
        return did(close(until.toString(), "0.00"), () -> closed.add(until));
    }
}
