package org.iioe.ledger.funding.report;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.projection.ContributionView;
import org.iioe.ledger.contributions.projection.LineView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** What a donor gave in kind, and where it is. */
final class DonorInKind {
    private DonorInKind() {}

    static Section section(
            OrganisationId donor, Views.Names names, Views views, ReportRequest asked) {
        return Section.of(
                "inKind",
                "Gifts in kind",
                views.all(ContributionView.TABLE, asked.asOf())
                        .each(ContributionView::lines)
                        .where(row -> isOf(donor, row)),
                List.of(
                        Field.text("contribution", "Contribution", row -> row.of().id()),
                        line(Field.text("line", "Line", LineView::line)),
                        line(Field.text("description", "Description", LineView::description)),
                        Field.text("donor", "Donor", row -> donor(donor, row, names)),
                        line(Field.text("pledged", "Pledged", DonorInKind::pledged)),
                        line(Field.number("delivered", "Delivered", LineView::delivered)),
                        line(Field.number("rendered", "Rendered", LineView::rendered)),
                        line(Field.number("store", "In store", LineView::store)),
                        line(Field.number("transit", "On the way", LineView::transit)),
                        line(Field.number("held", "Held", LineView::held)),
                        line(Field.number("gone", "Gone", LineView::gone)),
                        line(Field.text("members", "By member", of -> members(of, names))).orNone(),
                        line(Field.money("carried", "Carried at", LineView::carried))));
    }

    private static Field<Entry<ContributionView, LineView>> line(Field<LineView> field) {
        return field.in(Entry::entry);
    }

    private static boolean isOf(OrganisationId donor, Entry<ContributionView, LineView> row) {
        return donor.equals(row.of().donor())
                || row.of().oneOrMoreOf().contains(donor)
                || donor.equals(row.entry().donor());
    }

    private static @Nullable String donor(
            OrganisationId donor, Entry<ContributionView, LineView> row, Views.Names names) {
        OrganisationId ofLine = row.entry().donor();
        if (ofLine != null) {
            return names.of(ofLine);
        }
        return donor.equals(row.of().donor())
                ? names.of(donor)
                : "one or more of " + names.all(row.of().oneOrMoreOf());
    }

    /** Without the separators of thousands that a quantity has in words. */
    private static @Nullable Long pledged(LineView line) {
        return line.pledged() == null ? null : line.pledged().units();
    }

    private static @Nullable String members(LineView line, Views.Names names) {
        return line.members().isEmpty()
                ? null
                : line.members().stream()
                        .map(member ->
                                "%s: %s allocated, %s held"
                                        .formatted(
                                                names.of(member.member()),
                                                member.allocated(),
                                                member.held()))
                        .collect(Collectors.joining("; "));
    }
}
