package org.iioe.ledger.funding.report;

import org.iioe.ledger.charter.projection.CharterVersionView;
import org.iioe.ledger.contributions.projection.ContributionView;
import org.iioe.ledger.contributions.projection.InventoryView;
import org.iioe.ledger.funding.projection.AllocationView;
import org.iioe.ledger.funding.projection.ChargeView;
import org.iioe.ledger.funding.projection.DisbursementView;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.funding.projection.GiftView;
import org.iioe.ledger.funding.projection.Movements;
import org.iioe.ledger.funding.projection.ReceiptView;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.ResolutionView;
import org.iioe.ledger.membership.projection.InstrumentView;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.TermView;
import org.iioe.ledger.projection.HistoryTable;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Reads;
import org.iioe.ledger.report.Field;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the ledger knew at one moment and not yet at an earlier one. */
@Component
final class DifferenceReport implements ReportKind {
    private static final List<HistoryTable<?>> TABLES =
            List.of(
                    CharterVersionView.TABLE,
                    OrganisationView.TABLE,
                    InstrumentView.TABLE,
                    MeetingView.TABLE,
                    ResolutionView.TABLE,
                    ElectionView.TABLE,
                    TermView.TABLE,
                    FundView.TABLE,
                    GiftView.TABLE,
                    ReceiptView.TABLE,
                    AllocationView.TABLE,
                    DisbursementView.TABLE,
                    ChargeView.TABLE,
                    ContributionView.TABLE,
                    InventoryView.TABLE);

    private final FundReporting funds;
    private final Views views;
    private final Reads reads;
    private final SealedLog sealed;
    private final JsonMapper mapper;

    DifferenceReport(
            FundReporting funds, Views views, Reads reads, SealedLog sealed, JsonMapper mapper) {
        this.funds = funds;
        this.views = views;
        this.reads = reads;
        this.sealed = sealed;
        this.mapper = mapper;
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
            e.with("field", "since");
            throw e;
        }
    }

    private Section moments(Moment before, Moment after) {
        return Section.of(
                "moments",
                "Moments",
                Rows.of(List.of(Map.entry("earlier", before), Map.entry("later", after))),
                List.of(
                        Field.text("moment", "Moment", Map.Entry<String, Moment>::getKey),
                        Field.number("position", "Position", each -> each.getValue().position()),
                        Field.text(
                                "recordedAt",
                                "Recorded up to",
                                each -> recordedAt(each.getValue().position())),
                        Field.text("root", "Root", each -> each.getValue().root())));
    }

    private @Nullable Instant recordedAt(long position) {
        return position < 0 ? null : sealed.recordedAt(position);
    }

    /** A figure that changed, in minor units. */
    private record Changed(Fund fund, Figure figure, long before, long after) {}

    private Section figures(ReportRequest then, ReportRequest now) {
        List<Changed> rows = new ArrayList<>();
        for (Fund fund : funds.funds(now)) {
            Figures before = sum(fund, then);
            Figures after = sum(fund, now);
            for (Figure figure : Figure.values()) {
                rows.add(new Changed(fund, figure, before.of(figure), after.of(figure)));
            }
        }
        return Section.of(
                "figures",
                "Figures that changed",
                Rows.of(rows).where(each -> each.before() != each.after()),
                List.of(
                        Field.text("fund", "Fund", each -> each.fund().id()),
                        Field.text("figure", "Figure", each -> each.figure().word()),
                        Field.money("before", "Earlier", each -> each.fund().money(each.before())),
                        Field.money(
                                "change",
                                "Change",
                                each -> each.fund().money(each.after() - each.before())),
                        Field.money("after", "Later", each -> each.fund().money(each.after()))));
    }

    private Figures sum(Fund fund, ReportRequest at) {
        return funds.movements(fund, Movements.By.GIFT, at).sum().closing(null);
    }

    /**
     * A thing that is new or changed, as its JSON shows it: whatever it is, and whatever members it
     * will have.
     *
     * @param was null where it is new
     */
    private record Thing(HistoryTable<?> table, @Nullable JsonNode was, JsonNode is) {
        String kind() {
            return table.name().replace('_', ' ');
        }

        @Nullable String id() {
            return is.path("id").stringValueOpt().orElse(null);
        }

        String what() {
            return was == null ? "new" : "changed";
        }

        @Nullable String members() {
            return was == null ? null : changed(was, is);
        }

        long position() {
            return is.path("position").asLong();
        }
    }

    private Section things(long before, ReportRequest asked) {
        Rows<Thing> things = to -> TABLES.forEach(table -> read(table, before, asked.asOf(), to));
        return Section.of(
                "things",
                "What is new or changed",
                things,
                List.of(
                        Field.text("kind", "Kind", Thing::kind),
                        Field.text("id", "Id", Thing::id),
                        Field.text("what", "What", Thing::what),
                        Field.text("members", "Changed", Thing::members).orNone(),
                        Field.number("position", "Last at position", Thing::position)));
    }

    private <V> void read(HistoryTable<V> table, long before, long after, Consumer<Thing> to) {
        views.readChanged(
                table,
                before,
                after,
                (was, is) ->
                        to.accept(
                                new Thing(
                                        table,
                                        was == null ? null : mapper.<JsonNode>valueToTree(was),
                                        mapper.valueToTree(is))));
    }

    private static String changed(JsonNode was, JsonNode is) {
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
