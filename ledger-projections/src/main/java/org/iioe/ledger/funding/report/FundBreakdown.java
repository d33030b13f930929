package org.iioe.ledger.funding.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.report.FundReporting.Allocation;
import org.iioe.ledger.funding.report.FundReporting.FigureRow;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The figures of a fund by gift, member, purpose and fiscal year. */
final class FundBreakdown {
    private static final List<Figure> BY_GIFT =
            List.of(
                    Figure.COMMITTED,
                    Figure.RECEIVED,
                    Figure.REFUNDED,
                    Figure.CHARGES,
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.RETURNED,
                    Figure.UNALLOCATED);
    private static final List<Figure> BY_ALLOCATION =
            List.of(
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.UNDISBURSED,
                    Figure.SPENT,
                    Figure.RETURNED,
                    Figure.WRITTEN_OFF,
                    Figure.RECOVERABLE,
                    Figure.ADVANCES);
    private static final List<Figure> BY_YEAR =
            List.of(
                    Figure.RECEIVED,
                    Figure.OTHER,
                    Figure.REFUNDED,
                    Figure.CHARGES,
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.SPENT,
                    Figure.RETURNED);

    private final Fund fund;
    private final ReportRequest asked;

    FundBreakdown(Fund fund, ReportRequest asked) {
        this.fund = fund;
        this.asked = asked;
    }

    /**
     * The figures of a part of the fund.
     *
     * @param key which part; null for what is of none
     */
    private record Part(Fund fund, @Nullable String key, Figures figures) implements FigureRow {
        /** Nothing is known of a commitment that was never recorded. */
        boolean isKnown(Figure figure) {
            return figure != Figure.COMMITTED
                    || figures.balances().keySet().stream()
                            .anyMatch(account -> account.startsWith("Equity:Memo:Commitments:"));
        }
    }

    /** By gift; the fund's own income and what is in suspense are of none. */
    Section gifts(
            Movements byGift, Map<String, @Nullable OrganisationId> donors, Views.Names names) {
        List<Field<Part>> fields = new ArrayList<>();
        fields.add(Field.text("gift", "Gift", Part::key).orNone());
        fields.add(
                Field.text(
                        "donor",
                        "Donor",
                        part ->
                                part.key() == null
                                        ? "own income and suspense"
                                        : names.of(donors.get(part.key()))));
        for (Figure figure : BY_GIFT) {
            Field<Part> known = FundReporting.figure(figure);
            fields.add(known.in(part -> part.isKnown(figure) ? part : null));
        }
        fields.add(entries("gift", part -> part.key() == null ? "-" : part.key()));
        return Section.of("gifts", "By gift, closing", parts(byGift, byGift::closing), fields);
    }

    /** By the member that allocations are for. */
    Section members(
            Movements byAllocation, Map<String, Allocation> allocations, Views.Names names) {
        return grouped(
                "members",
                "By member",
                Field.text("member", "Member", part -> names.of(part.key())),
                "recipient",
                byAllocation,
                id -> allocations.containsKey(id) ? allocations.get(id).recipient() : null);
    }

    /** By what allocations are for. */
    Section purposes(Movements byAllocation, Map<String, Allocation> allocations) {
        return grouped(
                "purposes",
                "By purpose",
                Field.text("purpose", "Purpose", Part::key),
                "purpose",
                byAllocation,
                id -> allocations.containsKey(id) ? allocations.get(id).purpose() : null);
    }

    /** By fiscal year: what came to the figures in each. */
    Section years(Movements byYear) {
        List<Field<Part>> fields = new ArrayList<>();
        fields.add(Field.text("year", "Fiscal year from " + fund.yearStart(), Part::key));
        BY_YEAR.forEach(figure -> fields.add(FundReporting.figure(figure)));
        return Section.of("years", "By fiscal year, change", parts(byYear, byYear::change), fields);
    }

    private Rows<Part> parts(Movements by, Function<@Nullable String, Figures> figures) {
        return to -> by.keys().forEach(key -> to.accept(new Part(fund, key, figures.apply(key))));
    }

    private Section grouped(
            String name,
            String title,
            Field<Part> by,
            String parameter,
            Movements byAllocation,
            Function<String, @Nullable Object> group) {
        Map<String, Figures> sums = new TreeMap<>();
        for (String allocation : byAllocation.keys()) {
            if (allocation != null) {
                Object of = group.apply(allocation);
                sums.merge(
                        of == null ? "" : of.toString(),
                        byAllocation.closing(allocation),
                        Figures::plus);
            }
        }
        List<Field<Part>> fields = new ArrayList<>();
        fields.add(by.in(part -> part.key() == null ? null : part));
        BY_ALLOCATION.forEach(figure -> fields.add(FundReporting.figure(figure)));
        fields.add(entries(parameter, part -> part.key() == null ? "" : part.key()));
        return Section.of(
                name,
                title,
                to ->
                        sums.forEach((key, closing) ->
                                to.accept(new Part(fund, key.isEmpty() ? null : key, closing))),
                fields);
    }

    private Field<Part> entries(String parameter, Function<Part, String> value) {
        return Field.address(
                "entries",
                "Entries",
                part -> FundReporting.closingEntries(fund, parameter, value.apply(part), asked));
    }
}
