package org.iioe.ledger.histories;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the generator did with a fund: facts in minor units, without accounts or postings. */
final class OwnFund {
    static final class Gift {
        final String donor;
        long pledged;
        long committed;

        Gift(String donor) {
            this.donor = donor;
        }
    }

    /**
     * A use of a receipt: what was drawn, or put back where it is negative.
     *
     * @param act the charge or refund, or the payment that drew, and into whose draw it went back
     */
    record Use(String act, long amount) {}

    static final class Receipt {
        @Nullable String gift;
        final boolean income;
        final long amount;
        boolean reversed;
        final List<Use> uses = new ArrayList<>();

        Receipt(@Nullable String gift, boolean income, long amount) {
            this.gift = gift;
            this.income = income;
            this.amount = amount;
        }

        boolean suspense() {
            return gift == null && !income;
        }

        long used() {
            return uses.stream().mapToLong(Use::amount).sum();
        }

        long remaining() {
            return reversed ? 0 : amount - used();
        }
    }

    static final class Allocation {
        /** What of each gift was proposed, and then approved. */
        final Map<String, Long> sources;

        final String recipient;
        final String purpose;
        final boolean direct;
        final Map<String, Long> released = new LinkedHashMap<>();
        boolean approved;
        long accepted;
        @Nullable String resolution;

        Allocation(Map<String, Long> sources, String recipient, String purpose, boolean direct) {
            this.sources = sources;
            this.recipient = recipient;
            this.purpose = purpose;
            this.direct = direct;
        }

        /** What is allocated of a gift. */
        long allocated(String gift) {
            return approved ? sources.getOrDefault(gift, 0L) - released.getOrDefault(gift, 0L) : 0;
        }

        long allocated() {
            return sources.keySet().stream().mapToLong(this::allocated).sum();
        }
    }

    static final class Payment {
        final String allocation;
        final long amount;
        final Map<String, Long> draws;
        final boolean bank;
        boolean undone;
        boolean confirmed;
        long returned;
        long misdirected;
        long recovered;
        long writtenOff;

        Payment(String allocation, long amount, Map<String, Long> draws, boolean bank) {
            this.allocation = allocation;
            this.amount = amount;
            this.draws = draws;
            this.bank = bank;
        }

        boolean untouched() {
            return !undone && !confirmed && returned == 0 && misdirected == 0;
        }
    }

    /** A charge or a refund. */
    static final class Entry {
        final boolean refund;
        final @Nullable String gift;
        final Map<String, Long> draws;
        final long amount;
        boolean reversed;

        Entry(boolean refund, @Nullable String gift, Map<String, Long> draws, long amount) {
            this.refund = refund;
            this.gift = gift;
            this.draws = draws;
            this.amount = amount;
        }
    }

    final String id;
    final String currency;
    final int decimals;
    final Map<String, Gift> gifts = new LinkedHashMap<>();
    final Map<String, Receipt> receipts = new LinkedHashMap<>();
    final Map<String, Allocation> allocations = new LinkedHashMap<>();
    final Map<String, Payment> payments = new LinkedHashMap<>();
    final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Acts recorded with an exception, and the resolution that ratified each, or "". */
    final Map<String, String> exceptions = new LinkedHashMap<>();

    LocalDate day = LocalDate.of(2020, 1, 7);
    @Nullable LocalDate closed;

    OwnFund(String id, String currency, int decimals) {
        this.id = id;
        this.currency = currency;
        this.decimals = decimals;
    }

    static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    Receipt receipt(String id) {
        return Objects.requireNonNull(receipts.get(id), id);
    }

    Allocation allocation(String id) {
        return Objects.requireNonNull(allocations.get(id), id);
    }

    Payment payment(String id) {
        return Objects.requireNonNull(payments.get(id), id);
    }

    Entry entry(String id) {
        return Objects.requireNonNull(entries.get(id), id);
    }

    /** An act draws on receipts. */
    void draw(String act, Map<String, Long> draws) {
        draws.forEach((receipt, drawn) -> receipt(receipt).uses.add(new Use(act, drawn)));
    }

    /** What an act drew goes back. */
    void putBack(String act, Map<String, Long> draws) {
        draws.forEach((receipt, drawn) -> receipt(receipt).uses.add(new Use(act, -drawn)));
    }

    String money(long minor) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }

    long paid(String allocation) {
        return payments.values().stream()
                .filter(payment -> !payment.undone && payment.allocation.equals(allocation))
                .mapToLong(payment -> payment.amount)
                .sum();
    }

    /** What of an allocation is not paid. */
    long unpaid(String allocation) {
        return allocation(allocation).allocated() - paid(allocation);
    }

    /** What of a payment was drawn on a gift. */
    long drawn(Payment payment, String gift) {
        return payment.draws.entrySet().stream()
                .filter(draw -> gift.equals(receipt(draw.getKey()).gift))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What is allocated of a gift and not paid. */
    long open(String allocation, String gift) {
        return allocation(allocation).allocated(gift)
                - payments.values().stream()
                        .filter(each -> !each.undone && each.allocation.equals(allocation))
                        .mapToLong(each -> drawn(each, gift))
                        .sum();
    }

    /** What was paid under an allocation and is neither reported nor back. */
    long unreported(String allocation) {
        Allocation of = allocation(allocation);
        long open =
                payments.values().stream()
                        .filter(p -> !p.undone && p.allocation.equals(allocation))
                        .mapToLong(p -> p.amount - p.returned - p.misdirected)
                        .sum();
        return of.direct ? 0 : open - of.accepted;
    }

    /** What of a gift neither is allocated nor is proposed to be. */
    long free(String gift) {
        long proposed =
                allocations.values().stream()
                        .filter(each -> !each.approved)
                        .mapToLong(each -> each.sources.getOrDefault(gift, 0L))
                        .sum();
        return figures(gift).get("unallocated") - proposed;
    }

    /** The figures of a gift; of the own income under "", of the fund under "*". */
    Map<String, Long> figures(String of) {
        return new OwnFigures(this, of).all();
    }
}
