package org.iioe.ledger.funding.command;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.Instalment;
import org.iioe.ledger.funding.InstalmentId;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.Restriction;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What became of a gift, in totals; the fund's own income is kept as a gift of nobody. Immutable.
 */
record GiftState(
        @Nullable OrganisationId donor,
        boolean isPledged,
        boolean isCommitted,
        @Nullable Restriction restriction,
        PSet<InstalmentId> instalments,
        Amounts<Total> totals) {

    /** What is added up of a gift. */
    enum Total {
        PLEDGED,
        PLEDGE_CANCELLED,
        CONVERTED,
        COMMITTED,
        COMMITMENT_CANCELLED,
        RECEIVED_AGAINST_COMMITMENT,
        RECEIVED,
        REFUNDED,
        CHARGES,
        ALLOCATED,
        RETURNED,
        DISBURSED
    }

    static GiftState of(@Nullable OrganisationId donor, Money zero) {
        return new GiftState(donor, false, false, null, HashTreePSet.empty(), Amounts.none(zero));
    }

    Money of(Total total) {
        return totals.of(total);
    }

    /** What is pledged and neither cancelled nor converted. */
    Money openPledge() {
        return of(Total.PLEDGED).minus(of(Total.PLEDGE_CANCELLED)).minus(of(Total.CONVERTED));
    }

    /** What is committed and neither cancelled nor received. */
    Money outstanding() {
        return of(Total.COMMITTED)
                .minus(of(Total.COMMITMENT_CANCELLED))
                .minus(of(Total.RECEIVED_AGAINST_COMMITMENT));
    }

    /** What may still be allocated of what was received. */
    Money unallocated() {
        return of(Total.RECEIVED)
                .minus(of(Total.REFUNDED))
                .minus(of(Total.CHARGES))
                .minus(of(Total.ALLOCATED))
                .plus(of(Total.RETURNED));
    }

    GiftState after(PledgeRecorded e) {
        return new GiftState(
                donor,
                true,
                isCommitted,
                restriction,
                instalments,
                totals.with(Total.PLEDGED, e.amount()));
    }

    GiftState after(CommitmentRecorded e) {
        Amounts<Total> after = totals.with(Total.COMMITTED, e.amount());
        if (e.fromPledge() != null) {
            after = after.plus(Total.CONVERTED, e.fromPledge());
        }
        return new GiftState(
                donor,
                isPledged,
                true,
                e.restriction(),
                instalments.plusAll(e.instalments().stream().map(Instalment::instalment).toList()),
                after);
    }

    GiftState restricted(Restriction to) {
        return new GiftState(donor, isPledged, isCommitted, to, instalments, totals);
    }

    GiftState with(Total total, Money amount) {
        return totals(totals.with(total, amount));
    }

    GiftState plus(Total total, Money amount) {
        return totals(totals.plus(total, amount));
    }

    GiftState minus(Total total, Money amount) {
        return totals(totals.minus(total, amount));
    }

    /**
     * Money came in.
     *
     * @param against how much of it an outstanding commitment had promised
     */
    GiftState received(Money amount, Money against) {
        return plus(Total.RECEIVED, amount).plus(Total.RECEIVED_AGAINST_COMMITMENT, against);
    }

    private GiftState totals(Amounts<Total> to) {
        return new GiftState(donor, isPledged, isCommitted, restriction, instalments, to);
    }
}
