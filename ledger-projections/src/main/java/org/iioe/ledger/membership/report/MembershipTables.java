package org.iioe.ledger.membership.report;

import org.iioe.ledger.membership.Identifier;
import org.iioe.ledger.membership.projection.InstrumentView;
import org.iioe.ledger.membership.projection.MemberView;
import org.iioe.ledger.membership.projection.MembershipView.Delegate;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.membership.projection.OrganisationView.Correction;
import org.iioe.ledger.membership.projection.OrganisationView.FormerName;
import org.iioe.ledger.membership.projection.SignedView;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** Organisations, members, and what they signed. Of people there are opaque ids alone. */
@Component
final class MembershipTables implements Tables {
    private static final Field<OrganisationView> ORGANISATION =
            Field.text("organisation", OrganisationView::id).refers("organisations", "id");

    private final Views views;

    MembershipTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("membership");
    }

    @Override
    public List<Table> asOf(long position) {
        Rows<OrganisationView> organisations = views.all(OrganisationView.TABLE, position);
        return List.of(
                organisations(organisations),
                Table.of(
                        "identifiers",
                        "Identifiers of organisations",
                        organisations.each(OrganisationView::identifiers),
                        Entry.fields(
                                List.of(ORGANISATION.key()),
                                List.of(
                                        Field.text("scheme", Identifier::scheme).key(),
                                        Field.text("value", Identifier::value).key()))),
                Table.of(
                        "earlier-names",
                        "Names that were right until a real change",
                        organisations.each(OrganisationView::earlierNames),
                        Entry.fields(
                                List.of(ORGANISATION),
                                List.of(
                                        Field.text("name", FormerName::name),
                                        Field.text("until", FormerName::until)))),
                Table.of(
                        "corrections",
                        "Mended errors of the record",
                        organisations.each(OrganisationView::corrections),
                        Entry.fields(
                                List.of(ORGANISATION),
                                List.of(
                                        Field.text("field", Correction::field),
                                        Field.text("was", Correction::was),
                                        Field.text("is", Correction::is),
                                        Field.text("reason", Correction::reason),
                                        Field.number("position", Correction::position)))),
                members(views.all(MemberView.TABLE, position)),
                Table.of(
                        "delegates",
                        "Who acts for members, by opaque ids",
                        organisations.each(OrganisationView::delegates),
                        Entry.fields(
                                List.of(
                                        Field.text("member", OrganisationView::id)
                                                .refers("organisations", "id")),
                                List.of(
                                        Field.text("person", Delegate::person),
                                        Field.flag("alternate", Delegate::alternate),
                                        Field.text("from", Delegate::from),
                                        Field.text("until", Delegate::until).orNone()))),
                instruments(views.all(InstrumentView.TABLE, position)),
                signatures(organisations));
    }

    private static Table organisations(Rows<OrganisationView> organisations) {
        return Table.of(
                "organisations",
                "Organisations",
                organisations,
                List.of(
                        Field.text("id", OrganisationView::id).key(),
                        Field.text("name", OrganisationView::name),
                        Field.text("nameAsGiven", OrganisationView::nameAsGiven),
                        Field.text("kind", OrganisationView::kind),
                        Field.text("group", OrganisationView::group).orNone(),
                        Field.text("country", OrganisationView::country),
                        Field.flag("coInitiator", OrganisationView::coInitiator),
                        Field.text("dissolved", OrganisationView::dissolved).orNone(),
                        Field.source(OrganisationView::source),
                        Field.certainty(OrganisationView::source),
                        Field.number("position", OrganisationView::position)));
    }

    private static Table members(Rows<MemberView> members) {
        return Table.of(
                "members",
                "Members and co-initiators",
                members,
                List.of(
                        Field.text("id", MemberView::id).key().refers("organisations", "id"),
                        Field.text("name", MemberView::name),
                        Field.flag("coInitiator", MemberView::coInitiator),
                        Field.text("membershipClass", MemberView::membershipClass),
                        Field.text("since", MemberView::since),
                        Field.text("votesFrom", MemberView::votesFrom),
                        Field.text("status", MemberView::status),
                        Field.number("position", MemberView::position)));
    }

    private static Table instruments(Rows<InstrumentView> instruments) {
        return Table.of(
                "instruments",
                "Letters and agreements",
                instruments,
                List.of(
                        Field.text("id", InstrumentView::id).key(),
                        Field.text("kind", InstrumentView::kind),
                        Field.text("title", InstrumentView::title),
                        Field.text("version", InstrumentView::version),
                        Field.text("counterparty", InstrumentView::counterparty),
                        Field.flag("binding", InstrumentView::binding),
                        Field.text("inForceRule", InstrumentView::inForceRule),
                        Field.text("expires", InstrumentView::expires),
                        Field.text("digest", InstrumentView::digest),
                        Field.text("on", InstrumentView::on),
                        Field.source(InstrumentView::source),
                        Field.certainty(InstrumentView::source),
                        Field.number("position", InstrumentView::position)));
    }

    private static Table signatures(Rows<OrganisationView> organisations) {
        return Table.of(
                "signatures",
                "Letters and agreements that were signed",
                organisations.each(OrganisationView::signed),
                Entry.fields(
                        List.of(ORGANISATION),
                        List.of(
                                Field.text("instrument", SignedView::instrument)
                                        .refers("instruments", "id"),
                                Field.text("on", SignedView::on),
                                Field.text("signatory", SignedView::signatory),
                                Field.text("place", SignedView::place),
                                Field.text("digest", SignedView::digest),
                                Field.text("inForceFrom", SignedView::inForceFrom),
                                Field.text("expires", SignedView::expires),
                                Field.text("ended", SignedView::ended).orNone(),
                                Field.exceptions("exception", SignedView::exceptions),
                                Field.source(SignedView::source),
                                Field.certainty(SignedView::source),
                                Field.number("position", SignedView::position))));
    }
}
