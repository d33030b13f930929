package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An allocation from its proposal on. */
final class AllocationState {
    final OrganisationId recipient;
    final Purpose purpose;
    final AllocationMode mode;

    /** What waits for approval, and who proposed it; null when nothing does. */
    @Nullable Proposal proposal;

    boolean approved;
    boolean signed;
    List<BudgetLine> lines = List.of();
    final Map<@Nullable GiftId, Money> sources = new HashMap<>();
    final Map<@Nullable GiftId, Money> disbursedOf = new HashMap<>();
    Money allocated;
    Money disbursed;
    Money advanced;
    Money accepted;
    Money reported;
    Money returned;
    Money misdirected;

    /**
     * What waits for approval.
     *
     * @param proposer the user who proposed it
     */
    record Proposal(
            List<BudgetLine> lines, List<GiftAmount> sources, Money amount, String proposer) {}

    AllocationState(OrganisationId recipient, Purpose purpose, AllocationMode mode, Money zero) {
        this.recipient = recipient;
        this.purpose = purpose;
        this.mode = mode;
        allocated = zero;
        disbursed = zero;
        advanced = zero;
        accepted = zero;
        reported = zero;
        returned = zero;
        misdirected = zero;
    }

    /** What was advanced and is neither accepted, returned nor owed by somebody else. */
    Money advance() {
        return advanced.minus(accepted).minus(returned).minus(misdirected);
    }

    /** What of the advance no report names; reports that wait for acceptance count as named. */
    Money unreported() {
        return advance().minus(reported);
    }

    Money of(@Nullable GiftId gift, Map<@Nullable GiftId, Money> amounts) {
        Money amount = amounts.get(gift);
        return amount == null ? Money.zero(allocated.currency()) : amount;
    }

    List<GiftAmount> sourcesNow() {
        return sources.entrySet().stream()
                .filter(source -> source.getValue().isPositive())
                .map(source -> new GiftAmount(source.getKey(), source.getValue()))
                .sorted(java.util.Comparator.comparing(s -> String.valueOf(s.gift())))
                .toList();
    }
}
