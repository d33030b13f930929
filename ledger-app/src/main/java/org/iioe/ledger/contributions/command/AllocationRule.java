package org.iioe.ledger.contributions.command;

import static org.iioe.ledger.contributions.ContributionsRefusal.EXCEEDS_ALLOCATION;
import static org.iioe.ledger.contributions.ContributionsRefusal.EXCEEDS_DELIVERED;
import static org.iioe.ledger.contributions.ContributionsRefusal.ITEM_ALLOCATED;
import static org.iioe.ledger.contributions.ContributionsRefusal.TENURE_DIFFERS;
import static org.iioe.ledger.contributions.ContributionsRefusal.TITLE_NOT_OURS;

import org.iioe.ledger.Numbers;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.contributions.ItemId;
import org.iioe.ledger.contributions.LineUnits;
import org.iioe.ledger.contributions.Tenure;

/** What may be allocated, and what of it may be dispatched or released. */
final class AllocationRule {
    private AllocationRule() {}

    /**
     * Refuses more than was delivered and not lost from the store or, where it is chartered, than
     * is pledged.
     *
     * @param overAllocation whether the charter permits to allocate what is pledged
     */
    static void checkAllocated(
            ContributionState contribution,
            LineState line,
            LineUnits units,
            boolean overAllocation) {
        long delivered = line.delivered() - line.count(Custody.STORE.gone());
        long pledged = overAllocation && !contribution.cancelled() ? line.outstanding() : 0;
        long left = Math.max(0, delivered + pledged - line.allocated());
        if (units.quantity().units() > left) {
            throw new Refusal(
                            EXCEEDS_DELIVERED,
                            "%s of %s asked, %s left to allocate."
                                    .formatted(units.quantity(), units.line(), Numbers.words(left)))
                    .with("asked", units.quantity().units())
                    .with("left", left);
        }
        for (ItemId item : units.named()) {
            ItemState state = CustodyRule.find(line, item);
            Refusal.unless(
                    state.meantFor() == null,
                    ITEM_ALLOCATED,
                    () -> "%s is meant for %s.".formatted(item, state.meantFor()));
        }
        if (!units.named().isEmpty()) {
            CustodyRule.check(line, units, Custody.STORE);
        }
    }

    /** Refuses to give away what is not the network's, or to mix gifts and loans. */
    static void checkTenure(LineState line, OrganisationId member, Tenure tenure) {
        Refusal.unless(
                tenure == Tenure.LOAN || line.ours(),
                TITLE_NOT_OURS,
                () -> "The network does not own the units of %s.".formatted(line.pledged().line()));
        Entitlement share = line.shares().get(member);
        Refusal.unless(
                share == null || share.allocated() == 0 || share.tenure() == tenure,
                TENURE_DIFFERS,
                () ->
                        "%s has units of %s %s."
                                .formatted(
                                        member,
                                        line.pledged().line(),
                                        share == null || share.tenure() == Tenure.LOAN
                                                ? "on loan"
                                                : "as its own"));
    }

    /** Refuses to dispatch or release more than is allocated and still in the store. */
    static void checkOpen(LineState line, LineUnits units, OrganisationId member) {
        for (ItemId item : units.named()) {
            ItemState state = CustodyRule.find(line, item);
            Refusal.unless(
                    state.meantFor() == null || state.meantFor().equals(member),
                    ITEM_ALLOCATED,
                    () -> "%s is meant for %s.".formatted(item, state.meantFor()));
        }
        if (!units.named().isEmpty()) {
            CustodyRule.check(line, units, Custody.STORE);
        }
        long byName =
                units.named().stream()
                        .filter(item -> member.equals(CustodyRule.find(line, item).meantFor()))
                        .count();
        long open = line.open(member);
        long others = open - line.holdings().meantFor(member);
        if (units.quantity().units() - byName > others || units.quantity().units() > open) {
            throw new Refusal(
                            EXCEEDS_ALLOCATION,
                            "%s of %s asked; %s allocated to %s and not dispatched, %s of them"
                                            .formatted(
                                                    units.quantity(),
                                                    units.line(),
                                                    Numbers.words(open),
                                                    member,
                                                    Numbers.words(open - others))
                                    + " by name.")
                    .with("asked", units.quantity().units())
                    .with("open", open);
        }
    }
}
