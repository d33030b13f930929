package org.iioe.ledger.funding.report;

import org.iioe.ledger.Id;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The double entries of a fund, in the order of the sealed log; or those of one figure. */
@Component
final class JournalReport implements ReportKind {
    /** No gift: own income and suspense. It is no id. */
    private static final String NONE = "-";

    private final FundReporting funds;
    private final FundBooks books;

    JournalReport(FundReporting funds, FundBooks books) {
        this.funds = funds;
        this.books = books;
    }

    @Override
    public About about() {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(FundReporting.fund(true));
        parameters.add(
                new Parameter("figure", false, "the postings of one figure of the statement"));
        parameters.add(
                new Parameter("gift", false, "the postings of one gift; - for those of none"));
        parameters.add(new Parameter("recipient", false, "those under allocations to a member"));
        parameters.add(new Parameter("purpose", false, "those under allocations for a purpose"));
        parameters.addAll(FundReporting.PERIOD);
        return new About(
                "journal",
                "Journal",
                "Every posting of a fund, or those that a figure is the sum of.",
                parameters,
                List.of("funding"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        Fund fund = funds.fund(asked);
        String word = asked.optional("figure");
        Figure figure = word == null ? null : figure(word);
        List<String> accounts =
                figure == null
                        ? null
                        : books.accounts(fund.id(), asked.asOf()).stream()
                                .filter(account -> figure.sign(account) != 0)
                                .toList();
        String gift = asked.optional("gift");
        if (gift != null
                && !gift.equals(NONE)
                && !funds.donors(fund, asked.asOf()).containsKey(gift)) {
            throw InvalidParameter.unknown("gift", gift + " in " + fund.id());
        }
        List<String> allocations = allocations(fund, asked);
        ReportRequest.Period period = asked.period();
        Rows<FundBooks.Line> lines =
                to ->
                        books.read(
                                fund.id(),
                                accounts,
                                NONE.equals(gift) ? "" : gift,
                                allocations,
                                period.first(),
                                period.last(),
                                asked.asOf(),
                                to);
        List<String> notes = new ArrayList<>();
        notes.add(FundReporting.POLICY);
        notes.add("Period: %s, by the day on which an entry is posted.".formatted(period.words()));
        if (figure != null) {
            notes.add("The sum of the column amount is the figure %s.".formatted(figure.word()));
        }
        return new Contents(
                "Journal: " + fund.id(),
                notes,
                List.of(Section.of("postings", "Postings", lines, fields(fund, figure))));
    }

    private static List<Field<FundBooks.Line>> fields(Fund fund, @Nullable Figure figure) {
        return List.of(
                Field.number("position", "Position", FundBooks.Line::position),
                Field.number("line", "Line", FundBooks.Line::line),
                Field.day("postedOn", "Posted on", FundBooks.Line::postedOn),
                Field.text("account", "Account", FundBooks.Line::account),
                Field.text("gift", "Gift", FundBooks.Line::gift).orNone(),
                Field.text("receipt", "Receipt", FundBooks.Line::receipt).orNone(),
                Field.text("allocation", "Allocation", FundBooks.Line::allocation).orNone(),
                Field.text("party", "Party", FundBooks.Line::party).orNone(),
                figure == null
                        ? Field.money(
                                "amount", "Debit (credit -)", line -> fund.money(line.amount()))
                        : Field.money(
                                "amount",
                                "Counts",
                                line -> fund.money(figure.sign(line.account()) * line.amount())));
    }

    /** The allocations that are asked for, or null for all postings. */
    private @Nullable List<String> allocations(Fund fund, ReportRequest asked) {
        String recipient = asked.optional("recipient");
        String purpose = asked.optional("purpose");
        if (recipient == null && purpose == null) {
            return null;
        }
        List<String> found =
                funds.allocations(fund, asked.asOf()).entrySet().stream()
                        .filter(each ->
                                isAsked(recipient, each.getValue().recipient())
                                        && isAsked(purpose, each.getValue().purpose()))
                        .map(Map.Entry::getKey)
                        .toList();
        if (found.isEmpty()) {
            String wanted =
                    recipient == null || purpose == null
                            ? Objects.requireNonNullElse(recipient, purpose)
                            : recipient + " for " + purpose;
            throw InvalidParameter.unknown(
                    recipient == null ? "purpose" : "recipient",
                    "%s of an allocation of %s".formatted(wanted, fund.id()));
        }
        return found;
    }

    private static boolean isAsked(@Nullable String asked, @Nullable Id of) {
        return asked == null || (of != null && asked.equals(of.value()));
    }

    private static Figure figure(String word) {
        return Figure.of(word)
                .orElseThrow(() ->
                        new InvalidParameter(
                                "figure",
                                "There is no figure %s; there are %s."
                                        .formatted(
                                                word,
                                                Arrays.stream(Figure.values())
                                                        .map(Figure::word)
                                                        .collect(Collectors.joining(", ")))));
    }
}
