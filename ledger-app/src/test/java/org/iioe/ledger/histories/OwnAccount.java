package org.iioe.ledger.histories;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the generator did, as it sees it: facts in minor units, without accounts, postings or
 * anything else of the ledger. Figures are summed from the facts.
 */
final class OwnAccount {
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

    static final class Fund {
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

        Fund(String id, String currency, int decimals) {
            this.id = id;
            this.currency = currency;
            this.decimals = decimals;
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

        Allocation allocation(String id) {
            Allocation found = allocations.get(id);
            if (found == null) {
                throw new IllegalStateException(id);
            }
            return found;
        }

        Receipt receipt(String id) {
            Receipt found = receipts.get(id);
            if (found == null) {
                throw new IllegalStateException(id);
            }
            return found;
        }

        /**
         * The figures of a gift; of the own income under "", of the fund under "*". What was
         * accepted as spent is counted for the fund alone. Only payments that drew on one receipt
         * come back.
         */
        Map<String, Long> figures(String of) {
            Map<String, Long> f = new TreeMap<>();
            for (String name : FIGURES) {
                f.put(name, 0L);
            }
            boolean all = of.equals("*");
            gifts.forEach((id, gift) -> {
                if (all || id.equals(of)) {
                    f.merge("pledged", gift.pledged, Long::sum);
                    f.merge("committed", gift.committed, Long::sum);
                }
            });
            receipts.forEach((id, receipt) -> {
                String whose = receipt.gift == null ? "" : receipt.gift;
                if (!receipt.reversed && (all || whose.equals(of))) {
                    f.merge(
                            receipt.income ? "other" : receipt.suspense() ? "suspense" : "received",
                            receipt.amount,
                            Long::sum);
                }
            });
            entries.forEach((id, entry) -> {
                String whose = entry.gift == null ? "" : entry.gift;
                if (!entry.reversed && (all || whose.equals(of))) {
                    f.merge(entry.refund ? "refunded" : "charges", entry.amount, Long::sum);
                }
            });
            allocations.forEach((id, allocation) -> {
                f.merge(
                        "allocated",
                        all ? allocation.allocated() : allocation.allocated(of),
                        Long::sum);
                f.merge("spent", all ? allocation.accepted : 0, Long::sum);
            });
            payments.forEach((id, payment) -> {
                Allocation under = allocation(payment.allocation);
                if (!payment.undone) {
                    long drawn = all ? payment.amount : drawn(payment, of);
                    f.merge("disbursed", drawn, Long::sum);
                    f.merge("spent", under.direct ? drawn : 0, Long::sum);
                    if (drawn == payment.amount) {
                        f.merge("returned", payment.returned + payment.recovered, Long::sum);
                        f.merge("writtenOff", payment.writtenOff, Long::sum);
                    }
                }
            });
            f.put(
                    "bank",
                    f.get("received")
                            + f.get("other")
                            + f.get("suspense")
                            - f.get("refunded")
                            - f.get("charges")
                            - f.get("disbursed")
                            + f.get("returned"));
            f.put("undisbursed", f.get("allocated") - f.get("disbursed"));
            f.put(
                    "unallocated",
                    f.get("received")
                            + f.get("other")
                            - f.get("refunded")
                            - f.get("charges")
                            - f.get("allocated")
                            + f.get("returned"));
            return f;
        }

        long unallocated(String gift) {
            return figures(gift).get("unallocated");
        }
    }

    static final List<String> FIGURES =
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

    /** The currency in which lines are valued. */
    static final String VALUES_IN = "CNY";

    /** Units of a line given in kind: each goes to a member for good, or is the network's own. */
    static final class Line {
        final String contribution;
        final String donor;
        long delivered;
        long transit;
        long gone;
        final Map<String, Long> allocated = new TreeMap<>();
        final Map<String, Long> held = new TreeMap<>();
        final Map<String, Long> stolen = new TreeMap<>();

        /** What each consignment still has on the way, and to whom it goes. */
        final Map<String, Long> consignments = new LinkedHashMap<>();

        final Map<String, String> receivers = new LinkedHashMap<>();

        /** What of a member's allocation was dispatched and not refused. */
        final Map<String, Long> sent = new TreeMap<>();

        /** What a unit is worth, in hundredths; 0 before it is known. */
        long perUnit;

        /** What the donor gave, as it was valued, and what of it each member has got. */
        long given;

        final Map<String, Long> passedOn = new TreeMap<>();

        Line(String contribution, String donor) {
            this.contribution = contribution;
            this.donor = donor;
        }

        void deliver(long units) {
            delivered += units;
            given += units * perUnit;
        }

        void value(long newly) {
            given += (store() + transit) * (newly - perUnit);
            perUnit = newly;
        }

        void accept(String member, long units) {
            held.merge(member, units, Long::sum);
            passedOn.merge(member, units * perUnit, Long::sum);
        }

        void bringBack(String member, long units) {
            held.merge(member, -units, Long::sum);
            passedOn.merge(member, -units * perUnit, Long::sum);
        }

        long held() {
            return held.values().stream().mapToLong(Long::longValue).sum();
        }

        long store() {
            return delivered - transit - held() - gone;
        }
    }

    /** A vote as the generator cast it. */
    record Vote(
            String resolution, String meeting, Map<String, String> choices, List<String> roll) {}

    /** Who is a member. */
    final Set<String> members = new LinkedHashSet<>();

    final Map<String, Fund> funds = new LinkedHashMap<>();
    final Map<String, Line> lines = new LinkedHashMap<>();
    final Map<String, Vote> votes = new LinkedHashMap<>();
}
