package org.iioe.ledger.contributions.report;

import static org.iioe.ledger.report.NestedViews.each;

import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.TableDeclaration;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** What was given in kind, where it is, and through whose hands it went. */
@Component
final class ContributionsTables implements Tables {
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
        JsonField.Source contributions = to -> views.read("contribution", "", position, to::accept);
        JsonField.Source inventory = to -> views.read("inventory", "", position, to::accept);
        JsonField.Source states =
                to -> views.readStates("inventory", "", position, state -> to.accept(state.view()));
        return List.of(
                contributions(contributions),
                lines(contributions),
                TableDeclaration.of(
                                "line-members",
                                "What members are to have and have",
                                each(contributions, "lines", "members"))
                        .text("contribution", "^/^/id")
                        .key()
                        .text("line", "^/line")
                        .key()
                        .text("member")
                        .key()
                        .refersBy("contribution-lines", "contribution", "line")
                        .text("tenure")
                        .number("allocated")
                        .number("transit")
                        .number("held")
                        .number("gone")
                        .table(),
                TableDeclaration.of(
                                "kind-exceptions",
                                "Facts in kind that break a rule",
                                each(contributions, "exceptions"))
                        .text("contribution", "^/id")
                        .refers("contributions", "id")
                        .number("position")
                        .text("act")
                        .text("name")
                        .text("rule", "exception/rule")
                        .text("reason", "exception/reason")
                        .text("on")
                        .table(),
                items("inventory", "Where each unit is", inventory, true),
                items("custody", "Through whose hands each went", states, false));
    }

    private static Table contributions(JsonField.Source contributions) {
        return TableDeclaration.of("contributions", "Contributions in kind", contributions)
                .text("id")
                .key()
                .text("donor")
                .text("oneOrMoreOf")
                .orNone()
                .text("on")
                .text("cancelled")
                .orNone()
                .source("source")
                .number("position")
                .table();
    }

    private static Table lines(JsonField.Source contributions) {
        return TableDeclaration.of(
                        "contribution-lines",
                        "Lines of contributions",
                        each(contributions, "lines"))
                .text("contribution", "^/id")
                .key()
                .refers("contributions", "id")
                .text("line")
                .key()
                .text("kind")
                .text("description")
                .text("unit")
                .text("tenure")
                .text("donor")
                .number("pledged")
                .number("cancelled")
                .orNone()
                .money("declaredValue")
                .number("delivered")
                .number("rendered")
                .number("store")
                .number("transit")
                .number("held")
                .number("gone")
                .number("allocated")
                .number("own")
                .money("valuation", "valuation/amount")
                .text("valuedPer", "valuation/per")
                .text("valuationBasis", "valuation/basis")
                .money("carried")
                .text("title")
                .table();
    }

    private static Table items(String name, String title, JsonField.Source rows, boolean isOnce) {
        TableDeclaration table = TableDeclaration.of(name, title, rows).text("id").key();
        if (!isOnce) {
            table.number("position").key();
        }
        table.text("contribution")
                .text("line")
                .refersBy("contribution-lines", "contribution", "line")
                .text("kind")
                .text("description")
                .text("unit")
                .text("item", "item/item")
                .orNone()
                .text("maker", "item/maker")
                .orNone()
                .text("model", "item/model")
                .orNone()
                .text("serial", "item/serial")
                .orNone()
                .text("assetTag", "item/assetTag")
                .orNone()
                .number("quantity")
                .text("whereabouts")
                .text("cause")
                .orNone()
                .text("member")
                .orNone()
                .text("consignment")
                .orNone()
                .text("meantFor")
                .orNone()
                .text("title")
                .text("condition")
                .text("place")
                .text("since");
        return isOnce ? table.number("position").table() : table.table();
    }
}
