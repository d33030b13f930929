package org.iioe.ledger.funding.report;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
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

    /**
     * A fund as a report knows it.
     *
     * @param yearStart the month and day on which its fiscal year begins
     */
    record Fund(String id, Currency currency, String yearStart, ObjectNode view) {
        Money money(long minorUnits) {
            return new Money(minorUnits, currency);
        }

        Money money(Figures figures, Figure figure) {
            return money(figures.of(figure));
        }
    }

    /** The fund that is asked for, or 404. */
    Fund fund(ReportRequest asked) {
        return fund(views.required("fund", asked.required("fund"), asked.asOf()));
    }

    private static Fund fund(ObjectNode view) {
        return new Fund(
                view.get("id").asString(),
                Currency.getInstance(view.get("currency").asString()),
                view.path("fiscalYear").asString("01-01"),
                view);
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
        views.read("fund", "", asOf, view -> funds.add(fund(view)));
        return funds;
    }

    /** The sums over a fund's postings in the period that is asked for. */
    FundBooks.Movements movements(Fund fund, FundBooks.By by, ReportRequest asked) {
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
            @Nullable String recipient,
            @Nullable String purpose,
            @Nullable String authority,
            boolean reimbursed) {
        static Allocation of(JsonNode view) {
            JsonNode approvals = view.path("approvals");
            JsonNode said =
                    approvals.isArray() && !approvals.isEmpty()
                            ? approvals.get(approvals.size() - 1)
                            : view.path("proposal");
            return new Allocation(
                    Views.text(said, "recipient"),
                    Views.text(said, "purpose"),
                    Views.text(said, "authority"),
                    "reimbursement".equals(Views.text(view.path("proposal"), "mode")));
        }
    }

    /** The allocations of a fund by id. */
    Map<String, Allocation> allocations(Fund fund, long asOf) {
        Map<String, Allocation> allocations = new HashMap<>();
        views.read(
                "allocation",
                fund.id() + ":",
                asOf,
                view -> allocations.put(local(view), Allocation.of(view)));
        return allocations;
    }

    /** The id of a thing within its fund. */
    static String local(JsonNode view) {
        String id = view.get("id").asString();
        return id.substring(id.indexOf(':') + 1);
    }

    /** The donors of a fund's gifts by gift; null where one is unknown. */
    Map<String, @Nullable String> donors(Fund fund, long asOf) {
        Map<String, @Nullable String> donors = new HashMap<>();
        views.read(
                "gift",
                fund.id() + ":",
                asOf,
                view -> donors.put(local(view), Views.text(view, "donor")));
        return donors;
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
