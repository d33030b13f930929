package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.EXCEEDS_ALLOCATION;
import static org.iioe.ledger.funding.FundingRefusal.NOT_APPROVED;
import static org.iioe.ledger.funding.FundingRefusal.NOT_ITS_SOURCE;
import static org.iioe.ledger.funding.FundingRefusal.RECIPIENT_LEFT;
import static org.iioe.ledger.funding.FundingRefusal.WRONG_MODE;

import org.iioe.ledger.Money;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.PaymentCommand.Disburse;
import org.iioe.ledger.funding.PaymentCommand.PayDirectCost;
import org.iioe.ledger.funding.PaymentCommand.Payment;
import org.iioe.ledger.funding.command.AllocationState.Total;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A payment is made under an approved allocation and of its mode, no more than is allocated, from
 * the gifts that it names, to a member, and in an open period. What it breaks of this is recorded.
 */
final class PaymentRule {
    private PaymentRule() {}

    /** What is wrong with a payment. Nothing is asked of an approval that there is not. */
    static List<RecordedException> exceptions(
            FundState state,
            Payment c,
            AllocationState allocation,
            List<GiftDraw> draws,
            Members members) {
        List<Runnable> rules = new ArrayList<>();
        rules.add(() -> requireApproved(c, allocation));
        rules.add(() -> requireMode(c, allocation));
        if (allocation.approved()) {
            rules.add(() -> requireAllocated(c, allocation));
            rules.addAll(itsSources(c, allocation, draws));
        }
        rules.add(() -> requireMember(c, allocation, members));
        rules.add(() -> Exceptions.checkLate(state, c.on()));
        return Exceptions.of(rules);
    }

    private static void requireApproved(Payment c, AllocationState allocation) {
        Refusal.unless(
                allocation.approved(),
                NOT_APPROVED,
                () -> "%s is not approved.".formatted(c.allocation()));
    }

    private static void requireMode(Payment c, AllocationState allocation) {
        boolean fits =
                switch (allocation.mode()) {
                    case OVERHEAD -> true;
                    case DIRECT -> c instanceof PayDirectCost;
                    case ADVANCE, REIMBURSEMENT -> c instanceof Disburse;
                };
        Refusal.unless(
                fits,
                WRONG_MODE,
                () -> "%s is of mode %s.".formatted(c.allocation(), allocation.mode()));
    }

    private static void requireAllocated(Payment c, AllocationState allocation) {
        Money paid = allocation.of(Total.DISBURSED).plus(c.amount());
        Refusal.unless(
                !paid.exceeds(allocation.of(Total.ALLOCATED)),
                EXCEEDS_ALLOCATION,
                () ->
                        "%s would be paid under %s, and %s are allocated."
                                .formatted(paid, c.allocation(), allocation.of(Total.ALLOCATED)));
    }

    private static void requireMember(Payment c, AllocationState allocation, Members members) {
        Refusal.unless(
                allocation.mode() == AllocationMode.OVERHEAD
                        || members.register().isMember(allocation.recipient(), c.on().effective()),
                RECIPIENT_LEFT,
                () -> "%s is no member on %s.".formatted(allocation.recipient(), c.on()));
    }

    /** Of each gift that is drawn no more is paid than the allocation has of it. */
    private static List<Runnable> itsSources(
            Payment c, AllocationState allocation, List<GiftDraw> draws) {
        Map<@Nullable GiftId, Money> paid = new LinkedHashMap<>();
        for (GiftDraw draw : draws) {
            paid.merge(draw.gift(), draw.amount(), Money::plus);
        }
        List<Runnable> rules = new ArrayList<>();
        paid.forEach((gift, amount) -> {
            Money share = allocation.sources().of(gift);
            rules.add(() ->
                    Refusal.unless(
                            !allocation.disbursedOf().of(gift).plus(amount).exceeds(share),
                            NOT_ITS_SOURCE,
                            () ->
                                    "%s pays at most %s of %s."
                                            .formatted(
                                                    gift == null ? "The own income" : gift,
                                                    share,
                                                    c.allocation())));
        });
        return rules;
    }
}
