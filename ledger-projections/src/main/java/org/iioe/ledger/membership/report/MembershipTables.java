package org.iioe.ledger.membership.report;

import static org.iioe.ledger.report.NestedViews.each;

import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.TableDeclaration;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** Organisations, members, and what they signed. Of people there are opaque ids alone. */
@Component
final class MembershipTables implements Tables {
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
        JsonField.Source organisations = to -> views.read("organisation", "", position, to::accept);
        JsonField.Source members = to -> views.read("member", "", position, to::accept);
        JsonField.Source instruments = to -> views.read("instrument", "", position, to::accept);
        return List.of(
                organisations(organisations),
                TableDeclaration.of(
                                "identifiers",
                                "Identifiers of organisations",
                                each(organisations, "identifiers"))
                        .text("organisation", "^/id")
                        .key()
                        .refers("organisations", "id")
                        .text("scheme")
                        .key()
                        .text("value")
                        .key()
                        .table(),
                TableDeclaration.of(
                                "earlier-names",
                                "Names that were right until a real change",
                                each(organisations, "earlierNames"))
                        .text("organisation", "^/id")
                        .refers("organisations", "id")
                        .text("name")
                        .text("until")
                        .table(),
                TableDeclaration.of(
                                "corrections",
                                "Mended errors of the record",
                                each(organisations, "corrections"))
                        .text("organisation", "^/id")
                        .refers("organisations", "id")
                        .text("field")
                        .text("was")
                        .text("is")
                        .text("reason")
                        .number("position")
                        .table(),
                members(members),
                TableDeclaration.of(
                                "delegates",
                                "Who acts for members, by opaque ids",
                                each(organisations, "membership/delegates"))
                        .text("member", "^/id")
                        .refers("organisations", "id")
                        .text("person")
                        .flag("alternate")
                        .text("from")
                        .text("until")
                        .orNone()
                        .table(),
                instruments(instruments),
                signatures(organisations));
    }

    private static Table organisations(JsonField.Source organisations) {
        return TableDeclaration.of("organisations", "Organisations", organisations)
                .text("id")
                .key()
                .text("name")
                .text("nameAsGiven")
                .text("kind")
                .text("group")
                .orNone()
                .text("country")
                .flag("coInitiator")
                .text("dissolved")
                .orNone()
                .source("source")
                .number("position")
                .table();
    }

    private static Table members(JsonField.Source members) {
        return TableDeclaration.of("members", "Members and co-initiators", members)
                .text("id")
                .key()
                .refers("organisations", "id")
                .text("name")
                .flag("coInitiator")
                .text("membershipClass")
                .text("since")
                .text("votesFrom")
                .text("status")
                .number("position")
                .table();
    }

    private static Table instruments(JsonField.Source instruments) {
        return TableDeclaration.of("instruments", "Letters and agreements", instruments)
                .text("id")
                .key()
                .text("kind")
                .text("title")
                .text("version")
                .text("counterparty")
                .flag("binding")
                .text("inForceRule")
                .text("expires")
                .text("digest")
                .text("on")
                .source("source")
                .number("position")
                .table();
    }

    private static Table signatures(JsonField.Source organisations) {
        return TableDeclaration.of(
                        "signatures",
                        "Letters and agreements that were signed",
                        each(organisations, "signed"))
                .text("organisation", "^/id")
                .refers("organisations", "id")
                .text("instrument")
                .refers("instruments", "id")
                .text("on")
                .text("signatory")
                .text("place")
                .text("digest")
                .text("inForceFrom")
                .text("expires")
                .text("ended")
                .orNone()
                .exceptions("exceptions")
                .source("source")
                .number("position")
                .table();
    }
}
