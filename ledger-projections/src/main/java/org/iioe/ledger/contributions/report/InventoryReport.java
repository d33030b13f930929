package org.iioe.ledger.contributions.report;

import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.projection.ContributionView;
import org.iioe.ledger.contributions.projection.InventoryView;
import org.iioe.ledger.contributions.projection.LineView;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/** What was given in kind, where each unit is, and through whose hands it went. */
@Component
final class InventoryReport implements ReportKind {
    private final Views views;

    InventoryReport(Views views) {
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "inventory",
                "Inventory and custody",
                "What was given in kind, where each unit is, and through whose hands it went.",
                List.of(
                        new Parameter(
                                "contribution", false, "the id of a contribution; all otherwise")),
                List.of("contributions", "membership"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        String id = asked.optional("contribution");
        long asOf = asked.asOf();
        if (id != null) {
            views.required(ContributionView.TABLE, id, asOf);
        }
        Views.Names names = views.names(asOf);
        return new Contents(
                "Inventory and custody",
                List.of(
                        "Delivered = in store + on the way + held + gone. A loan is held, and owned"
                                + " by whoever lent it.",
                        "Unknown means that no source says it."),
                List.of(
                        lines(
                                views.all(ContributionView.TABLE, asOf)
                                        .where(of -> id == null || id.equals(of.id().value())),
                                names),
                        units(of(id, views.all(InventoryView.TABLE, asOf)), names),
                        custody(
                                of(
                                        id,
                                        views.states(InventoryView.TABLE, "", asOf)
                                                .map(History.State::view)),
                                names)));
    }

    private static Rows<InventoryView> of(
            @Nullable String contribution, Rows<InventoryView> inventory) {
        return inventory.where(
                of -> contribution == null || contribution.equals(of.contribution().value()));
    }

    private static Section lines(Rows<ContributionView> contributions, Views.Names names) {
        return Section.of(
                "lines",
                "Lines",
                contributions.each(ContributionView::lines),
                List.of(
                        Field.text("contribution", "Contribution", ContributionView::id)
                                .in(Entry::of),
                        line(Field.text("line", "Line", LineView::line)),
                        Field.text("donor", "Donor", of -> donor(of.of(), of.entry(), names)),
                        line(Field.text("kind", "Kind", LineView::kind)),
                        line(Field.text("description", "Description", LineView::description)),
                        line(Field.text("unit", "Unit", LineView::unit)),
                        line(Field.text("title", "Title", LineView::title)),
                        line(Field.number("pledged", "Pledged", LineView::unitsPledged)),
                        line(Field.number("delivered", "Delivered", LineView::delivered)),
                        line(Field.number("rendered", "Rendered", LineView::rendered)),
                        line(Field.number("store", "In store", LineView::store)),
                        line(Field.number("transit", "On the way", LineView::transit)),
                        line(Field.number("held", "Held", LineView::held)),
                        line(Field.number("gone", "Gone", LineView::gone)),
                        line(Field.number("allocated", "Allocated", LineView::allocated)),
                        line(Field.number("own", "Our own", LineView::own)),
                        line(Field.money("carried", "Carried at", LineView::carried)),
                        line(Field.flag("balanced", "Sums hold", LineView::isBalanced))));
    }

    private static Field<Entry<ContributionView, LineView>> line(Field<LineView> field) {
        return field.in(Entry::entry);
    }

    /** Who gave a line; those among whom the donor is, where nobody says which. */
    private static @Nullable String donor(
            ContributionView contribution, LineView line, Views.Names names) {
        String known = names.of(line.donor() == null ? contribution.donor() : line.donor());
        return known != null || contribution.oneOrMoreOf().isEmpty()
                ? known
                : "one or more of " + names.all(contribution.oneOrMoreOf());
    }

    private static Section units(Rows<InventoryView> inventory, Views.Names names) {
        return Section.of(
                "units",
                "Where each is",
                inventory,
                List.of(
                        Field.text("contribution", "Contribution", InventoryView::contribution),
                        Field.text("line", "Line", InventoryView::line),
                        Field.text("description", "Description", InventoryView::description),
                        item(Field.text("maker", "Maker", DeliveredItem::maker)),
                        item(Field.text("model", "Model", DeliveredItem::model)),
                        item(Field.text("serial", "Serial number", DeliveredItem::serial)),
                        item(Field.text("assetTag", "Asset tag", DeliveredItem::assetTag)),
                        Field.number("quantity", "Quantity", InventoryView::quantity),
                        Field.text("unit", "Unit", InventoryView::unit),
                        Field.text("whereabouts", "Where", InventoryView::whereabouts),
                        Field.text("cause", "Cause", InventoryView::cause).orNone(),
                        Field.named("member", "With", names, InventoryView::member).orNone(),
                        Field.text("consignment", "Consignment", InventoryView::consignment)
                                .orNone(),
                        Field.named("meantFor", "Meant for", names, InventoryView::meantFor)
                                .orNone(),
                        Field.text("title", "Title", InventoryView::title),
                        Field.text("condition", "Condition", InventoryView::condition),
                        Field.text("place", "Place", InventoryView::place),
                        Field.text("since", "Since", InventoryView::since),
                        Field.number("position", "Position", InventoryView::position)));
    }

    private static Field<InventoryView> item(Field<DeliveredItem> field) {
        return field.orNone().in(InventoryView::item);
    }

    private static Section custody(Rows<InventoryView> states, Views.Names names) {
        return Section.of(
                "custody",
                "Through whose hands each went",
                states,
                List.of(
                        Field.text("id", "Units", InventoryView::id),
                        Field.number("position", "Position", InventoryView::position),
                        Field.text("since", "Since", InventoryView::since),
                        Field.number("quantity", "Quantity", InventoryView::quantity),
                        Field.text("whereabouts", "Where", InventoryView::whereabouts),
                        Field.text("cause", "Cause", InventoryView::cause).orNone(),
                        Field.named("member", "With", names, InventoryView::member).orNone(),
                        Field.text("consignment", "Consignment", InventoryView::consignment)
                                .orNone(),
                        Field.text("title", "Title", InventoryView::title),
                        Field.text("condition", "Condition", InventoryView::condition)));
    }
}
