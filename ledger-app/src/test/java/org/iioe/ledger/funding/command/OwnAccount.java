package org.iioe.ledger.funding.command;

import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.ReversibleKind;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a test itself knows of a fund, in fen: of what was accepted, without accounts. */
final class OwnAccount {
    record Received(@Nullable String gift, boolean income, long amount) {
        String figure() {
            return income ? "other" : gift == null ? "suspense" : "received";
        }
    }

    /**
     * An allocation.
     *
     * @param amount what is approved, less what was released
     * @param proposed what is or was last proposed
     */
    record Allocated(String gift, AllocationMode mode, long amount, long proposed) {}

    record Paid(String receipt, long amount, boolean direct) {}

    /** A charge, a refund or a return. */
    record Entry(ReversibleKind kind, long amount) {
        String figure() {
            return switch (kind) {
                case CHARGE -> "charges";
                case REFUND -> "refunded";
                default -> "returned";
            };
        }
    }

    private final Map<String, Long> figures = new TreeMap<>();
    final Map<String, Received> receipts = new TreeMap<>();
    final Map<String, Allocated> allocations = new TreeMap<>();
    final Map<String, Paid> payments = new TreeMap<>();
    final Map<String, Entry> entries = new TreeMap<>();

    long figure(String name) {
        return figures.getOrDefault(name, 0L);
    }

    void moved(String figure, long fen) {
        figures.merge(figure, fen, Long::sum);
    }

    void received(String id, @Nullable String gift, boolean income, long fen) {
        Received receipt = new Received(gift, income, fen);
        receipts.put(id, receipt);
        moved(receipt.figure(), fen);
    }

    void identified(String receipt, String gift) {
        long fen = receipts.get(receipt).amount();
        moved("suspense", -fen);
        received(receipt, gift, false, fen);
    }

    void entered(String id, ReversibleKind kind, long fen) {
        Entry entry = new Entry(kind, fen);
        entries.put(id, entry);
        moved(entry.figure(), fen);
    }

    void proposed(String id, String gift, AllocationMode mode, long fen) {
        allocations.put(id, new Allocated(gift, mode, 0, fen));
    }

    void amended(String allocation, long fen) {
        Allocated was = allocated(allocation);
        allocations.put(allocation, new Allocated(was.gift(), was.mode(), was.amount(), fen));
    }

    void approved(String allocation) {
        now(allocation, allocated(allocation).proposed());
    }

    void released(String allocation, long fen) {
        now(allocation, allocated(allocation).amount() - fen);
    }

    private void now(String allocation, long fen) {
        Allocated was = allocated(allocation);
        moved("allocated", fen - was.amount());
        allocations.put(allocation, new Allocated(was.gift(), was.mode(), fen, was.proposed()));
    }

    Allocated allocated(String id) {
        return Objects.requireNonNull(allocations.get(id), id);
    }

    void paid(String id, String receipt, long fen, boolean direct) {
        payments.put(id, new Paid(receipt, fen, direct));
        moved("disbursed", fen);
        moved("spent", direct ? fen : 0);
    }

    void undone(String payment) {
        Paid was = payments.remove(payment);
        moved("disbursed", -was.amount());
        moved("spent", was.direct() ? -was.amount() : 0);
    }

    /** What kind of entry an id names; a receipt, where it names none. */
    ReversibleKind kind(String entry) {
        if (entries.containsKey(entry)) {
            return entries.get(entry).kind();
        }
        return receipts.containsKey(entry) && receipts.get(entry).income()
                ? ReversibleKind.OTHER_INCOME
                : ReversibleKind.RECEIPT;
    }

    void reversed(String id) {
        Entry entry = entries.remove(id);
        if (entry != null) {
            moved(entry.figure(), -entry.amount());
        } else {
            Received receipt = receipts.remove(id);
            moved(receipt.figure(), -receipt.amount());
        }
    }
}
