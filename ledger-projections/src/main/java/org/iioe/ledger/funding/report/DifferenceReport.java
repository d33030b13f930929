package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Reads;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the ledger knew at one moment and not yet at an earlier one. */
@Component
final class DifferenceReport implements ReportKind {
    private static final List<String> TABLES =
            List.of(
                    "charter_version",
                    "organisation",
                    "instrument",
                    "meeting",
                    "resolution",
                    "election",
                    "term",
                    "fund",
                    "gift",
                    "receipt",
                    "allocation",
                    "disbursement",
                    "charge",
                    "contribution",
                    "inventory");

    private final FundReporting funds;
    private final Views views;
    private final Reads reads;
    private final SealedLog sealed;

    DifferenceReport(FundReporting funds, Views views, Reads reads, SealedLog sealed) {
        this.funds = funds;
        this.views = views;
        this.reads = reads;
        this.sealed = sealed;
    }

    @Override
    public About about() {
        return new About(
                "difference",
                "Difference between two moments",
                "What changed between two positions or dates: figures, and every thing that did.",
                List.of(
                        new Parameter(
                                "since",
                                true,
                                "the earlier moment, as asOf is given: a position, an instant, a"
                                        + " day that is over, or a checkpoint's size")),
                List.of(
                        "charter",
                        "membership",
                        "meetings",
                        "presidency",
                        "funding",
                        "contributions"));
    }

    @Override
    public Contents make(ReportRequest asked) {
        Moment before = since(asked);
        if (before.position() > asked.asOf()) {
            throw new InvalidParameter(
                    "since",
                    "The difference ends before it begins: since is position %s and asOf is %s."
                            .formatted(before.position(), asked.asOf()));
        }
        ReportRequest then =
                new ReportRequest(
                        new Moment(before.position(), before.root(), asked.moment().effectiveOn()),
                        asked.parameters());
        return new Contents(
                "Difference between positions %s and %s".formatted(before.position(), asked.asOf()),
                List.of(
                        "What stands at the later moment and not at the earlier one was recorded"
                                + " between them, whenever it took effect. What took effect"
                                + " between two days: the period of a fund statement."),
                List.of(
                        moments(before, asked.moment()),
                        figures(then, asked),
                        things(before.position(), asked)));
    }

    private Moment since(ReportRequest asked) {
        try {
            return reads.moment(new MomentQuery(asked.required("since"), null, null));
        } catch (InvalidParameter e) {
            e.getBody().setProperty("field", "since");
            throw e;
        }
    }

    private Section moments(Moment before, Moment after) {
        return Section.of(
                "moments",
                "Moments",
                List.of(
                        Column.text("moment", "Moment"),
                        Column.number("position", "Position"),
                        Column.text("recordedAt", "Recorded up to"),
                        Column.text("root", "Root")),
                List.of(moment("earlier", before), moment("later", after)));
    }

    private List<@Nullable Object> moment(String word, Moment moment) {
        return row(
                word,
                moment.position(),
                moment.position() < 0 ? null : sealed.recordedAt(moment.position()).toString(),
                moment.root());
    }

    private Section figures(ReportRequest then, ReportRequest now) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Fund fund : funds.funds(now)) {
            Figures before = sum(fund, then);
            Figures after = sum(fund, now);
            for (Figure figure : Figure.values()) {
                if (before.of(figure) != after.of(figure)) {
                    rows.add(
                            row(
                                    fund.id(),
                                    figure.word(),
                                    fund.money(before, figure),
                                    fund.money(after.of(figure) - before.of(figure)),
                                    fund.money(after, figure)));
                }
            }
        }
        return Section.of(
                "figures",
                "Figures that changed",
                List.of(
                        Column.text("fund", "Fund"),
                        Column.text("figure", "Figure"),
                        Column.money("before", "Earlier"),
                        Column.money("change", "Change"),
                        Column.money("after", "Later")),
                rows);
    }

    private Figures sum(Fund fund, ReportRequest at) {
        return funds.movements(fund, FundBooks.By.GIFT, at).sum().closing(null);
    }

    private Section things(long before, ReportRequest asked) {
        return new Section(
                "things",
                "What is new or changed",
                List.of(
                        Column.text("kind", "Kind"),
                        Column.text("id", "Id"),
                        Column.text("what", "What"),
                        Column.text("members", "Changed").orNone(),
                        Column.number("position", "Last at position")),
                to -> {
                    for (String table : TABLES) {
                        things(table, before, asked.asOf(), to);
                    }
                });
    }

    private void things(
            String table, long before, long after, Consumer<List<@Nullable Object>> to) {
        views.readChanged(
                table,
                before,
                after,
                (was, is) ->
                        to.accept(
                                row(
                                        table.replace('_', ' '),
                                        Views.text(is, "id"),
                                        was == null ? "new" : "changed",
                                        was == null ? null : changed(was, is),
                                        Views.number(is, "position"))));
    }

    private static String changed(ObjectNode was, ObjectNode is) {
        StringJoiner members = new StringJoiner("; ");
        TreeSet<String> names = new TreeSet<>(was.propertyNames());
        names.addAll(is.propertyNames());
        for (String name : names) {
            JsonNode before = was.path(name);
            JsonNode after = is.path(name);
            if (!name.equals("position") && !before.equals(after)) {
                members.add(
                        isShort(before) && isShort(after)
                                ? "%s: %s → %s".formatted(name, word(before), word(after))
                                : name);
            }
        }
        return members.toString();
    }

    private static boolean isShort(JsonNode value) {
        return value.isValueNode() || value.isMissingNode() || isMoney(value);
    }

    private static boolean isMoney(JsonNode value) {
        return value.path("amount").isString() && value.path("currency").isString();
    }

    private static String word(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? "none"
                : isMoney(value)
                        ? value.path("currency").asString() + " " + value.path("amount").asString()
                        : value.asString();
    }
}
