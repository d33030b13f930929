package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.funding.projection.AllocationView;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.funding.projection.GiftView;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.projection.PartOfFund;
import org.iioe.ledger.projection.HistoryTable;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the reports of funds have in common. */
@Component
final class FundReporting {
    static final String POLICY =
            "Income counts on receipt. What donors promise, and what is allocated, is memorandum:"
                    + " it is no money in the bank.";
    static final List<ReportKind.Parameter> PERIOD =
            List.of(
                    new ReportKind.Parameter(
                            "from", false, "the first day of a period; the beginning otherwise"),
                    new ReportKind.Parameter(
                            "until", false, "its last day; all that is known otherwise"));

    private final Views views;
    private final FundBooks books;

    FundReporting(Views views, FundBooks books) {
        this.views = views;
        this.books = books;
    }

    /** A parameter of one fund. */
    static ReportKind.Parameter fund(boolean required) {
        return new ReportKind.Parameter(
                "fund", required, "the id of a fund" + (required ? "" : "; all otherwise"));
    }

    /** A fund as a report knows it. */
    record Fund(FundView view) {
        String id() {
            return view.id().value();
        }

        /** The month and day on which its fiscal year begins: 1 January where that is unknown. */
        String yearStart() {
            return view.fiscalYear() == null ? "01-01" : view.fiscalYear().monthDay();
        }

        Money money(long minorUnits) {
            return new Money(minorUnits, view.currency().currency());
        }

        Money money(Figures figures, Figure figure) {
            return money(figures.of(figure));
        }
    }

    /** What a row shows figures of. */
    interface FigureRow {
        /** The fund whose figures they are. */
        Fund fund();

        /** The figures. */
        Figures figures();
    }

    /** The column of a fund. */
    static <R extends FigureRow> Field<R> fundOf() {
        return Field.text("fund", "Fund", row -> row.fund().view().id());
    }

    /** The column of a figure, by its name in reports. */
    static <R extends FigureRow> Field<R> figure(Figure figure) {
        return figure(figure, figure.title());
    }

    /** The column of a figure, by its name in reports and a title of its own. */
    static <R extends FigureRow> Field<R> figure(Figure figure, String title) {
        return Field.money(figure.word(), title, row -> row.fund().money(row.figures(), figure));
    }

    /** The fund that is asked for, or 404. */
    Fund fund(ReportRequest asked) {
        return new Fund(views.required(FundView.TABLE, asked.required("fund"), asked.asOf()));
    }

    /** The fund that is asked for, or all. */
    List<Fund> funds(ReportRequest asked) {
        if (asked.optional("fund") != null) {
            return List.of(fund(asked));
        }
        return all(asked.asOf());
    }

    /** All funds. */
    List<Fund> all(long asOf) {
        List<Fund> funds = new ArrayList<>();
        views.all(FundView.TABLE, asOf).read(view -> funds.add(new Fund(view)));
        return funds;
    }

    /** The sums over a fund's postings in the period that is asked for. */
    Movements movements(Fund fund, Movements.By by, ReportRequest asked) {
        ReportRequest.Period period = asked.period();
        return books.movements(
                fund.id(), by, fund.yearStart(), period.first(), period.last(), asked.asOf());
    }

    /**
     * An allocation as reports name it.
     *
     * @param authority the resolution of the newest approval, or null
     * @param reimbursed whether it pays back what the recipient has spent
     */
    record Allocation(
            @Nullable OrganisationId recipient,
            @Nullable Purpose purpose,
            @Nullable ResolutionId authority,
            boolean reimbursed) {
        static Allocation of(AllocationView view) {
            AllocationProposed proposal = view.proposal();
            return new Allocation(
                    view.recipient(),
                    view.purpose(),
                    view.authority(),
                    proposal != null && proposal.mode() == AllocationMode.REIMBURSEMENT);
        }
    }

    /** The allocations of a fund by their ids within it. */
    Map<String, Allocation> allocations(Fund fund, long asOf) {
        Map<String, Allocation> allocations = new HashMap<>();
        in(fund, AllocationView.TABLE, asOf)
                .read(view -> allocations.put(view.local(), Allocation.of(view)));
        return allocations;
    }

    /** The donors of a fund's gifts by gift; null where one is unknown. */
    Map<String, @Nullable OrganisationId> donors(Fund fund, long asOf) {
        Map<String, @Nullable OrganisationId> donors = new HashMap<>();
        in(fund, GiftView.TABLE, asOf).read(view -> donors.put(view.local(), view.donor()));
        return donors;
    }

    /** What is in a fund, of one kind. */
    <V extends PartOfFund> Rows<V> in(Fund fund, HistoryTable<V> kind, long asOf) {
        return views.all(kind, fund.id() + ":", asOf);
    }

    /**
     * The address of the postings that closing figures are the sums of.
     *
     * @param by what selects them, such as {@code gift}, and its value
     */
    static String closingEntries(Fund fund, String by, String value, ReportRequest asked) {
        LocalDate until = asked.period().until();
        return journal(fund, by, value, until == null ? "" : "&until=" + until, asked);
    }

    /** The address at which a figure's entries stand. */
    static String entries(Fund fund, Figure figure, ReportRequest asked) {
        return journal(fund, "figure", figure.word(), asked.period().query(), asked);
    }

    private static String journal(
            Fund fund, String by, String value, String period, ReportRequest asked) {
        LocalDate effectiveOn = asked.moment().effectiveOn();
        return "/api/v1/reports/journal?fund=%s&%s=%s%s&asOf=%s%s"
                .formatted(
                        fund.id(),
                        by,
                        value,
                        period,
                        asked.asOf(),
                        effectiveOn == null ? "" : "&effectiveOn=" + effectiveOn);
    }
}
