package org.iioe.ledger.funding.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.ExceptionView;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.projection.Moment;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The figures of a fund as of a position. Income counts on receipt; what donors promise is
 * memorandum.
 *
 * @param position the last entry that the figures know
 * @param root of the sealed log at exactly that position, in Base64
 * @param effectiveOn the last day whose postings count, or null when all do
 * @param unknown the figures that no source gives: they are 0.00 and mean nothing
 * @param exceptions the rules that recorded facts break, and the resolution that cured each
 * @param gifts the same figures by gift; own income and suspense under gift null. Their sums are
 *     the fund's figures.
 */
public record FundStatement(
        String fund,
        String currency,
        long position,
        String root,
        @Nullable LocalDate effectiveOn,
        List<String> unknown,
        List<ExceptionView> exceptions,
        @JsonUnwrapped Amounts amounts,
        List<GiftFigures> gifts) {

    /** The figures by name. */
    public record Amounts(
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
            Money writtenOff) {
        static Amounts of(Figures f, Currency in) {
            return new Amounts(
                    f.money(Figure.PLEDGED, in),
                    f.money(Figure.COMMITTED, in),
                    f.money(Figure.RECEIVED, in),
                    f.money(Figure.OTHER, in),
                    f.money(Figure.REFUNDED, in),
                    f.money(Figure.CHARGES, in),
                    f.money(Figure.SUSPENSE, in),
                    f.money(Figure.ALLOCATED, in),
                    f.money(Figure.DISBURSED, in),
                    f.money(Figure.UNDISBURSED, in),
                    f.money(Figure.SPENT, in),
                    f.money(Figure.RETURNED, in),
                    f.money(Figure.UNALLOCATED, in),
                    f.money(Figure.BANK, in),
                    f.money(Figure.ADVANCES, in),
                    f.money(Figure.RECOVERABLE, in),
                    f.money(Figure.WRITTEN_OFF, in));
        }
    }

    /** The figures of one gift. */
    public record GiftFigures(@Nullable String gift, @JsonUnwrapped Amounts amounts) {}

    static FundStatement of(
            String fund,
            Currency in,
            Moment moment,
            Map<@Nullable String, Figures> byGift,
            List<String> unknown,
            List<ExceptionView> exceptions) {
        List<GiftFigures> gifts = new ArrayList<>();
        byGift.forEach(
                (gift, figures) -> gifts.add(new GiftFigures(gift, Amounts.of(figures, in))));
        return new FundStatement(
                fund,
                in.getCurrencyCode(),
                moment.position(),
                moment.root(),
                moment.effectiveOn(),
                unknown,
                exceptions,
                Amounts.of(Figures.sum(byGift.values()), in),
                gifts);
    }
}
