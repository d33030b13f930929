package org.iioe.ledger.contributions.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

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
        String contribution = asked.optional("contribution");
        if (contribution != null) {
            views.required("contribution", contribution, asked.asOf());
        }
        Views.Names names = views.names(asked.asOf());
        return new Contents(
                "Inventory and custody",
                List.of(
                        "Delivered = in store + on the way + held + gone. A loan is held, and owned"
                                + " by whoever lent it.",
                        "Unknown means that no source says it."),
                List.of(
                        lines(contribution, names, asked),
                        units(contribution, names, asked),
                        custody(contribution, names, asked)));
    }

    private static boolean isOf(@Nullable String contribution, JsonNode view, String member) {
        return contribution == null || contribution.equals(Views.text(view, member));
    }

    private Section lines(@Nullable String contribution, Views.Names names, ReportRequest asked) {
        return new Section(
                "lines",
                "Lines",
                List.of(
                        Column.text("contribution", "Contribution"),
                        Column.text("line", "Line"),
                        Column.text("donor", "Donor"),
                        Column.text("kind", "Kind"),
                        Column.text("description", "Description"),
                        Column.text("unit", "Unit"),
                        Column.text("title", "Title"),
                        Column.number("pledged", "Pledged"),
                        Column.number("delivered", "Delivered"),
                        Column.number("rendered", "Rendered"),
                        Column.number("store", "In store"),
                        Column.number("transit", "On the way"),
                        Column.number("held", "Held"),
                        Column.number("gone", "Gone"),
                        Column.number("allocated", "Allocated"),
                        Column.number("own", "Our own"),
                        Column.money("carried", "Carried at"),
                        Column.flag("balanced", "Sums hold")),
                to ->
                        views.read(
                                "contribution",
                                "",
                                asked.asOf(),
                                view -> {
                                    if (isOf(contribution, view, "id")) {
                                        for (JsonNode line : view.path("lines")) {
                                            to.accept(line(view, line, names));
                                        }
                                    }
                                }));
    }

    private static List<@Nullable Object> line(JsonNode view, JsonNode line, Views.Names names) {
        long delivered = line.path("delivered").asLong();
        long placed =
                line.path("store").asLong()
                        + line.path("transit").asLong()
                        + line.path("held").asLong()
                        + line.path("gone").asLong();
        return row(
                Views.text(view, "id"),
                Views.text(line, "line"),
                donor(view, line, names),
                Views.text(line, "kind"),
                Views.text(line, "description"),
                Views.text(line, "unit"),
                Views.text(line, "title"),
                Views.number(line, "pledged"),
                delivered,
                Views.number(line, "rendered"),
                Views.number(line, "store"),
                Views.number(line, "transit"),
                Views.number(line, "held"),
                Views.number(line, "gone"),
                Views.number(line, "allocated"),
                Views.number(line, "own"),
                Views.money(line, "carried"),
                delivered == placed);
    }

    /** Who gave a line; those among whom the donor is, where nobody says which. */
    private static @Nullable String donor(JsonNode view, JsonNode line, Views.Names names) {
        String known = names.of(line, "donor");
        if (known == null) {
            known = names.of(view, "donor");
        }
        JsonNode among = view.path("oneOrMoreOf");
        return known != null || among.isEmpty() ? known : "one or more of " + names.all(among);
    }

    private static List<JsonField> unit(Views.Names names) {
        return List.of(
                JsonField.text("contribution", "Contribution"),
                JsonField.text("line", "Line"),
                JsonField.text("description", "Description"),
                JsonField.text("maker", "Maker").in("item").orNone(),
                JsonField.text("model", "Model").in("item").orNone(),
                JsonField.text("serial", "Serial number").in("item").orNone(),
                JsonField.text("assetTag", "Asset tag").in("item").orNone(),
                JsonField.number("quantity", "Quantity"),
                JsonField.text("unit", "Unit"),
                JsonField.text("whereabouts", "Where"),
                JsonField.text("cause", "Cause").orNone(),
                JsonField.text("member", "With").named(names).orNone(),
                JsonField.text("consignment", "Consignment").orNone(),
                JsonField.text("meantFor", "Meant for").named(names).orNone(),
                JsonField.text("title", "Title"),
                JsonField.text("condition", "Condition"),
                JsonField.text("place", "Place"),
                JsonField.text("since", "Since"),
                JsonField.number("position", "Position"));
    }

    private Section units(@Nullable String contribution, Views.Names names, ReportRequest asked) {
        return JsonField.section(
                "units",
                "Where each is",
                to ->
                        views.read(
                                "inventory",
                                "",
                                asked.asOf(),
                                view -> {
                                    if (isOf(contribution, view, "contribution")) {
                                        to.accept(view);
                                    }
                                }),
                unit(names));
    }

    private Section custody(@Nullable String contribution, Views.Names names, ReportRequest asked) {
        return JsonField.section(
                "custody",
                "Through whose hands each went",
                to ->
                        views.readStates(
                                "inventory",
                                "",
                                asked.asOf(),
                                state -> {
                                    if (isOf(contribution, state.view(), "contribution")) {
                                        to.accept(state.view());
                                    }
                                }),
                List.of(
                        JsonField.text("id", "Units"),
                        JsonField.number("position", "Position"),
                        JsonField.text("since", "Since"),
                        JsonField.number("quantity", "Quantity"),
                        JsonField.text("whereabouts", "Where"),
                        JsonField.text("cause", "Cause").orNone(),
                        JsonField.text("member", "With").named(names).orNone(),
                        JsonField.text("consignment", "Consignment").orNone(),
                        JsonField.text("title", "Title"),
                        JsonField.text("condition", "Condition")));
    }
}
