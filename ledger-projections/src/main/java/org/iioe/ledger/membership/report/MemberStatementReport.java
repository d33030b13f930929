package org.iioe.ledger.membership.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.JsonName;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.projection.InventoryView;
import org.iioe.ledger.funding.report.AllocationSections;
import org.iioe.ledger.membership.projection.MembershipView;
import org.iioe.ledger.membership.projection.MembershipView.Delegate;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.membership.projection.OrganisationView.Correction;
import org.iioe.ledger.membership.projection.OrganisationView.FormerName;
import org.iioe.ledger.membership.projection.SignedView;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** All that an organisation signed, held, voted and received. */
@Component
final class MemberStatementReport implements ReportKind {
    private final Views views;
    private final Participation participation;
    private final AllocationSections allocations;

    MemberStatementReport(Views views, AllocationSections allocations) {
        this.views = views;
        participation = new Participation(views);
        this.allocations = allocations;
    }

    @Override
    public About about() {
        return new About(
                "member-statement",
                "Member statement",
                "All that an organisation signed, held, voted and received.",
                List.of(new Parameter("organisation", true, "the id of an organisation")),
                List.of("membership", "meetings", "presidency", "funding", "contributions"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        OrganisationView view =
                views.required(
                        OrganisationView.TABLE, asked.required("organisation"), asked.asOf());
        OrganisationId id = view.id();
        Views.Names names = views.names(asked.asOf());
        List<Section> sections =
                new ArrayList<>(
                        List.of(organisation(view), names(view), signed(view), delegates(view)));
        sections.addAll(participation.of(id, names, asked.asOf()));
        sections.addAll(allocations.of(id.value(), names, asked));
        sections.add(inventory(id, asked));
        return new Contents(
                "Member statement: " + names.of(id),
                List.of(
                        "What is given for nothing, and what this organisation gave, stands in its"
                                + " donor report.",
                        "Unknown means that no source says it."),
                sections);
    }

    private static Section organisation(OrganisationView view) {
        return Section.of(
                "organisation",
                "Organisation",
                Rows.of(List.of(view)),
                List.of(
                        Field.text("id", "Id", OrganisationView::id),
                        Field.text("name", "Name", OrganisationView::name),
                        Field.text("nameAsGiven", "As given", OrganisationView::nameAsGiven),
                        Field.text("kind", "Kind", OrganisationView::kind),
                        Field.text("group", "Group", OrganisationView::group),
                        Field.text("country", "Country", OrganisationView::country),
                        Field.flag("coInitiator", "Co-initiator", OrganisationView::coInitiator),
                        Field.text("membershipClass", "Member as", MembershipView::membershipClass)
                                .orNone()
                                .in(OrganisationView::membership),
                        Field.text("status", "Status", MembershipView::status)
                                .orNone()
                                .in(OrganisationView::membership),
                        Field.text("since", "Since", MembershipView::since)
                                .orNone()
                                .in(OrganisationView::membership),
                        Field.text(
                                "votesFrom",
                                "Votes from",
                                each -> {
                                    MembershipView membership = each.membership();
                                    return membership == null
                                            ? "not a member"
                                            : membership.votesFrom();
                                }),
                        Field.number("charterVersion", "Charter", MembershipView::charterVersion)
                                .orNone()
                                .in(OrganisationView::membership)));
    }

    private static Section names(OrganisationView view) {
        return new Section(
                "names",
                "Names and mended errors",
                List.of(
                        Column.text("what", "What"),
                        Column.text("was", "Was"),
                        Column.text("is", "Is"),
                        Column.text("reason", "Reason").orNone(),
                        Column.text("until", "Until").orNone(),
                        Column.number("position", "Position").orNone()),
                to -> {
                    for (FormerName former : view.earlierNames()) {
                        to.accept(
                                row(
                                        "earlier name",
                                        former.name(),
                                        view.name(),
                                        null,
                                        former.until(),
                                        null));
                    }
                    for (Correction mended : view.corrections()) {
                        to.accept(
                                row(
                                        "mended " + JsonName.of(mended.field()),
                                        mended.was(),
                                        mended.is(),
                                        mended.reason(),
                                        null,
                                        mended.position()));
                    }
                });
    }

    private static Section signed(OrganisationView view) {
        return Section.of(
                "signed",
                "Letters and agreements",
                Rows.of(view.signed()),
                List.of(
                        Field.text("instrument", "Instrument", SignedView::instrument),
                        Field.text("on", "Signed on", SignedView::on),
                        Field.text("signatory", "Signed by", SignedView::signatory),
                        Field.text("place", "Place", SignedView::place),
                        Field.text("digest", "SHA-256 of the document", SignedView::digest),
                        Field.text("inForceFrom", "In force from", SignedView::inForceFrom),
                        Field.text("expires", "Expires", SignedView::expires).orNone(),
                        Field.text("ended", "Ended", SignedView::ended).orNone(),
                        Field.exceptions("rule", SignedView::exceptions),
                        Field.text("ref", "Source", Source::ref).in(SignedView::source),
                        Field.text("certainty", "Certainty", Source::certainty)
                                .in(SignedView::source),
                        Field.number("position", "Position", SignedView::position)));
    }

    private static Section delegates(OrganisationView view) {
        return Section.of(
                "delegates",
                "Delegates",
                Rows.of(view.delegates()),
                List.of(
                        Field.text("person", "Person", Delegate::person),
                        Field.flag("alternate", "Alternate", Delegate::alternate),
                        Field.text("from", "From", Delegate::from),
                        Field.text("until", "Until", Delegate::until).orNone()));
    }

    private Section inventory(OrganisationId id, ReportRequest asked) {
        return Section.of(
                "inventory",
                "Held or meant for it",
                views.all(InventoryView.TABLE, asked.asOf())
                        .where(unit -> id.equals(unit.member()) || id.equals(unit.meantFor())),
                List.of(
                        Field.text("contribution", "Contribution", InventoryView::contribution),
                        Field.text("line", "Line", InventoryView::line),
                        Field.text("description", "Description", InventoryView::description),
                        Field.text("maker", "Maker", DeliveredItem::maker)
                                .orNone()
                                .in(InventoryView::item),
                        Field.text("model", "Model", DeliveredItem::model)
                                .orNone()
                                .in(InventoryView::item),
                        Field.text("serial", "Serial number", DeliveredItem::serial)
                                .orNone()
                                .in(InventoryView::item),
                        Field.number("quantity", "Quantity", InventoryView::quantity),
                        Field.text("unit", "Unit", InventoryView::unit),
                        Field.text("whereabouts", "Where", InventoryView::whereabouts),
                        Field.text("title", "Title", InventoryView::title),
                        Field.text("condition", "Condition", InventoryView::condition),
                        Field.text("since", "Since", InventoryView::since),
                        Field.number("position", "Position", InventoryView::position)));
    }
}
