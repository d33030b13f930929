package org.iioe.ledger.contributions.report;

import org.iioe.ledger.RecordedException;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.projection.ContributionView;
import org.iioe.ledger.contributions.projection.ContributionView.Irregularity;
import org.iioe.ledger.contributions.projection.InventoryView;
import org.iioe.ledger.contributions.projection.LineView;
import org.iioe.ledger.contributions.projection.LineView.Appraisal;
import org.iioe.ledger.contributions.projection.MemberUnits;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.report.Entry;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/** What was given in kind, where it is, and through whose hands it went. */
@Component
final class ContributionsTables implements Tables {
    private static final Field<ContributionView> CONTRIBUTION =
            Field.text("contribution", ContributionView::id);
    private static final Field<LineView> LINE = Field.text("line", LineView::line).key();

    private final Views views;

    ContributionsTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("contributions");
    }

    @Override
    public List<Table> asOf(long position) {
        Rows<ContributionView> contributions = views.all(ContributionView.TABLE, position);
        Rows<Entry<ContributionView, LineView>> lines = contributions.each(ContributionView::lines);
        return List.of(
                contributions(contributions),
                lines(lines),
                Table.of(
                                "line-members",
                                "What members are to have and have",
                                lines.each(line -> line.entry().members()),
                                Entry.fields(
                                        Entry.fields(List.of(CONTRIBUTION.key()), List.of(LINE)),
                                        List.of(
                                                Field.text("member", MemberUnits::member).key(),
                                                Field.text("tenure", MemberUnits::tenure),
                                                Field.number("allocated", MemberUnits::allocated),
                                                Field.number("transit", MemberUnits::transit),
                                                Field.number("held", MemberUnits::held),
                                                Field.number("gone", MemberUnits::gone))))
                        .refersBy("contribution-lines", "contribution", "line"),
                exceptions(contributions),
                items(
                        "inventory",
                        "Where each unit is",
                        views.all(InventoryView.TABLE, position),
                        true),
                items(
                        "custody",
                        "Through whose hands each went",
                        views.states(InventoryView.TABLE, "", position).map(History.State::view),
                        false));
    }

    private static Table contributions(Rows<ContributionView> contributions) {
        return Table.of(
                "contributions",
                "Contributions in kind",
                contributions,
                List.of(
                        Field.text("id", ContributionView::id).key(),
                        Field.text("donor", ContributionView::donor),
                        Field.text("oneOrMoreOf", ContributionView::oneOrMoreOf).orNone(),
                        Field.text("on", ContributionView::on),
                        Field.text("cancelled", ContributionView::cancelled).orNone(),
                        Field.source(ContributionView::source),
                        Field.certainty(ContributionView::source),
                        Field.number("position", ContributionView::position)));
    }

    private static Table lines(Rows<Entry<ContributionView, LineView>> lines) {
        return Table.of(
                "contribution-lines",
                "Lines of contributions",
                lines,
                Entry.fields(
                        List.of(CONTRIBUTION.key().refers("contributions", "id")),
                        List.of(
                                LINE,
                                Field.text("kind", LineView::kind),
                                Field.text("description", LineView::description),
                                Field.text("unit", LineView::unit),
                                Field.text("tenure", LineView::tenure),
                                Field.text("donor", LineView::donor),
                                Field.number("pledged", LineView::unitsPledged),
                                Field.number("cancelled", LineView::unitsCancelled).orNone(),
                                Field.money("declaredValue", LineView::declaredValue),
                                Field.number("delivered", LineView::delivered),
                                Field.number("rendered", LineView::rendered),
                                Field.number("store", LineView::store),
                                Field.number("transit", LineView::transit),
                                Field.number("held", LineView::held),
                                Field.number("gone", LineView::gone),
                                Field.number("allocated", LineView::allocated),
                                Field.number("own", LineView::own),
                                Field.money("valuation", Appraisal::amount).in(LineView::valuation),
                                Field.text("valuedPer", Appraisal::per).in(LineView::valuation),
                                Field.text("valuationBasis", Appraisal::basis)
                                        .in(LineView::valuation),
                                Field.money("carried", LineView::carried),
                                Field.text("title", LineView::title))));
    }

    private static Table exceptions(Rows<ContributionView> contributions) {
        return Table.of(
                "kind-exceptions",
                "Facts in kind that break a rule",
                contributions.each(ContributionView::exceptions),
                Entry.fields(
                        List.of(CONTRIBUTION.refers("contributions", "id")),
                        List.of(
                                Field.number("position", Irregularity::position),
                                Field.text("act", Irregularity::act),
                                Field.text("name", Irregularity::name),
                                Field.text("rule", RecordedException::rule)
                                        .in(Irregularity::exception),
                                Field.text("reason", RecordedException::reason)
                                        .in(Irregularity::exception),
                                Field.text("on", Irregularity::on))));
    }

    private static Table items(
            String name, String title, Rows<InventoryView> rows, boolean isOnce) {
        Field<InventoryView> position = Field.number("position", InventoryView::position);
        List<Field<InventoryView>> fields = new ArrayList<>();
        fields.add(Field.text("id", InventoryView::id).key());
        if (!isOnce) {
            fields.add(position.key());
        }
        fields.addAll(
                List.of(
                        Field.text("contribution", InventoryView::contribution),
                        Field.text("line", InventoryView::line),
                        Field.text("kind", InventoryView::kind),
                        Field.text("description", InventoryView::description),
                        Field.text("unit", InventoryView::unit),
                        item(Field.text("item", DeliveredItem::item)),
                        item(Field.text("maker", DeliveredItem::maker)),
                        item(Field.text("model", DeliveredItem::model)),
                        item(Field.text("serial", DeliveredItem::serial)),
                        item(Field.text("assetTag", DeliveredItem::assetTag)),
                        Field.number("quantity", InventoryView::quantity),
                        Field.text("whereabouts", InventoryView::whereabouts),
                        Field.text("cause", InventoryView::cause).orNone(),
                        Field.text("member", InventoryView::member).orNone(),
                        Field.text("consignment", InventoryView::consignment).orNone(),
                        Field.text("meantFor", InventoryView::meantFor).orNone(),
                        Field.text("title", InventoryView::title),
                        Field.text("condition", InventoryView::condition),
                        Field.text("place", InventoryView::place),
                        Field.text("since", InventoryView::since)));
        if (isOnce) {
            fields.add(position);
        }
        return Table.of(name, title, rows, fields)
                .refersBy("contribution-lines", "contribution", "line");
    }

    private static Field<InventoryView> item(Field<DeliveredItem> field) {
        return field.orNone().in(InventoryView::item);
    }
}
