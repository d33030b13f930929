package org.iioe.ledger.funding.web;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The figures of a fund as of a position. Income counts on receipt; what donors promise is
 * memorandum.
 *
 * @param unknown the figures that no source gives: they are 0.00 and mean nothing
 * @param exceptions the rules that recorded facts break
 * @param gifts the same figures by gift; the fund's own income under gift null
 */
public record FundStatement(
        String fund,
        String currency,
        @Nullable Long position,
        List<String> unknown,
        JsonNode exceptions,
        Money pledged,
        Money committed,
        Money received,
        Money other,
        Money refunded,
        Money charges,
        Money suspense,
        Money allocated,
        Money disbursed,
        Money undisbursed,
        Money spent,
        Money returned,
        Money unallocated,
        Money bank,
        Money advances,
        Money recoverable,
        Money writtenOff,
        List<GiftFigures> gifts) {

    /** The figures of one gift. */
    public record GiftFigures(
            @Nullable String gift,
            Money pledged,
            Money committed,
            Money received,
            Money other,
            Money refunded,
            Money charges,
            Money allocated,
            Money disbursed,
            Money returned,
            Money unallocated) {
        static GiftFigures of(@Nullable String gift, Figures f, Currency in) {
            return new GiftFigures(
                    gift,
                    new Money(f.pledged(), in),
                    new Money(f.committed(), in),
                    new Money(f.received(), in),
                    new Money(f.other(), in),
                    new Money(f.refunded(), in),
                    new Money(f.charges(), in),
                    new Money(f.allocated(), in),
                    new Money(f.disbursed(), in),
                    new Money(f.returned(), in),
                    new Money(f.unallocated(), in));
        }
    }

    static FundStatement of(
            String fund,
            Currency in,
            long asOf,
            Map<@Nullable String, Figures> byGift,
            List<String> unknown,
            JsonNode exceptions) {
        Figures f = FundBooks.sum(byGift);
        List<GiftFigures> gifts = new ArrayList<>();
        byGift.forEach((gift, figures) -> gifts.add(GiftFigures.of(gift, figures, in)));
        return new FundStatement(
                fund,
                in.getCurrencyCode(),
                asOf,
                unknown,
                exceptions,
                new Money(f.pledged(), in),
                new Money(f.committed(), in),
                new Money(f.received(), in),
                new Money(f.other(), in),
                new Money(f.refunded(), in),
                new Money(f.charges(), in),
                new Money(f.suspense(), in),
                new Money(f.allocated(), in),
                new Money(f.disbursed(), in),
                new Money(f.undisbursed(), in),
                new Money(f.spent(), in),
                new Money(f.returned(), in),
                new Money(f.unallocated(), in),
                new Money(f.bank(), in),
                new Money(f.advances(), in),
                new Money(f.recoverable(), in),
                new Money(f.writtenOff(), in),
                gifts);
    }
}
