package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.Money;
import org.iioe.ledger.funding.projection.Figure;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundBooks.Movements;
import org.iioe.ledger.funding.report.FundReporting.Allocation;
import org.iioe.ledger.funding.report.FundReporting.Fund;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Where a donor's contribution went: each gift of money and in kind, what was drawn on it, for whom
 * and by what right, and the equation that shows that nothing is counted twice.
 */
@Component
final class DonorReport implements ReportKind {
    private static final List<Figure> FIGURES =
            List.of(
                    Figure.RECEIVED,
                    Figure.REFUNDED,
                    Figure.CHARGES,
                    Figure.ALLOCATED,
                    Figure.DISBURSED,
                    Figure.RETURNED,
                    Figure.UNALLOCATED);

    private final FundReporting funds;
    private final GiftUses uses;
    private final Views views;

    DonorReport(FundReporting funds, GiftUses uses, Views views) {
        this.funds = funds;
        this.uses = uses;
        this.views = views;
    }

    @Override
    public About about() {
        return new About(
                "donor-report",
                "Donor report",
                "Where a donor's money and goods went, once each, and what is not yet allocated.",
                List.of(
                        new Parameter("donor", true, "the id of an organisation"),
                        FundReporting.fund(false)),
                List.of("funding", "membership", "meetings", "contributions"));
    }

    /** A fund with the gifts in it that are the donor's. */
    private record Given(Fund fund, Set<String> gifts, Movements byGift) {}

    @Override
    public Contents make(ReportRequest asked) {
        String donor = asked.required("donor");
        String name = views.required("organisation", donor, asked.asOf()).get("name").asString();
        Views.Names names = views.names(asked.asOf());
        List<Given> given = new ArrayList<>();
        for (Fund fund : funds.funds(asked)) {
            Set<String> gifts = new TreeSet<>();
            funds.donors(fund, asked.asOf())
                    .forEach((gift, by) -> {
                        if (donor.equals(by)) {
                            gifts.add(gift);
                        }
                    });
            if (!gifts.isEmpty()) {
                given.add(new Given(fund, gifts, funds.movements(fund, FundBooks.By.GIFT, asked)));
            }
        }
        return new Contents(
                "Donor report: " + name,
                List.of(
                        FundReporting.POLICY,
                        "A receipt is what came in, less what was used of it, and what remains:"
                            + " each use names the one receipt that it draws on, so none is counted"
                            + " twice.",
                        "Accepted expenditure is that of a whole allocation, which several gifts"
                                + " may share; it is not divided among them.",
                        "Unknown means that no source says it: it is not zero."),
                List.of(
                        gifts(given, asked),
                        receipts(given, asked),
                        uses(given, names, asked),
                        expenditure(given, names, asked),
                        inKind(donor, names, asked),
                        equation(given, asked)));
    }

    private Section gifts(List<Given> given, ReportRequest asked) {
        return new Section(
                "gifts",
                "Gifts of money",
                List.of(
                        Column.text("fund", "Fund"),
                        Column.text("gift", "Gift"),
                        Column.text("restriction", "Restricted to"),
                        Column.money("pledged", "Pledged"),
                        Column.money("committed", "Committed"),
                        Column.money("received", "Received"),
                        Column.money("refunded", "Refunded"),
                        Column.money("allocated", "Allocated"),
                        Column.money("disbursed", "Disbursed"),
                        Column.money("unallocated", "Not yet allocated")),
                to -> {
                    for (Given in : given) {
                        Fund fund = in.fund();
                        views.read(
                                "gift",
                                fund.id() + ":",
                                asked.asOf(),
                                view -> {
                                    String gift = FundReporting.local(view);
                                    if (in.gifts().contains(gift)) {
                                        Figures f = in.byGift().closing(gift);
                                        to.accept(
                                                row(
                                                        fund.id(),
                                                        gift,
                                                        restriction(view),
                                                        view.has("pledge")
                                                                ? fund.money(f, Figure.PLEDGED)
                                                                : null,
                                                        view.has("commitment")
                                                                ? fund.money(f, Figure.COMMITTED)
                                                                : null,
                                                        fund.money(f, Figure.RECEIVED),
                                                        fund.money(f, Figure.REFUNDED),
                                                        fund.money(f, Figure.ALLOCATED),
                                                        fund.money(f, Figure.DISBURSED),
                                                        fund.money(f, Figure.UNALLOCATED)));
                                    }
                                });
                    }
                });
    }

    /** What a gift is for: by its newest restriction; unknown where no commitment says it. */
    private static @Nullable String restriction(JsonNode gift) {
        JsonNode changes = gift.path("restrictions");
        JsonNode newest =
                changes.isArray() && !changes.isEmpty()
                        ? changes.get(changes.size() - 1).path("restriction")
                        : gift.path("commitment").path("restriction");
        String purposes = Views.joined(newest.path("purposes"));
        boolean free = (gift.has("commitment") && newest.isNull()) || "".equals(purposes);
        return free ? "unrestricted" : purposes;
    }

    private Section receipts(List<Given> given, ReportRequest asked) {
        return new Section(
                "receipts",
                "Receipts, and what remains of each",
                List.of(
                        Column.text("fund", "Fund"),
                        Column.text("gift", "Gift"),
                        Column.text("receipt", "Receipt"),
                        Column.text("valueDate", "Value date"),
                        Column.text("bankRef", "Bank reference"),
                        Column.text("state", "State"),
                        Column.money("amount", "Amount"),
                        Column.money("used", "Used"),
                        Column.money("remaining", "Remaining")),
                to -> {
                    for (Given in : given) {
                        Map<String, Long> remaining =
                                uses.remaining(in.fund(), in.gifts(), asked.asOf());
                        views.read(
                                "receipt",
                                in.fund().id() + ":",
                                asked.asOf(),
                                view -> {
                                    List<@Nullable Object> cells = receipt(in, view, remaining);
                                    if (!cells.isEmpty()) {
                                        to.accept(cells);
                                    }
                                });
                    }
                });
    }

    /** The cells of a receipt; none where it is of no gift of the donor. */
    private static List<@Nullable Object> receipt(
            Given in, JsonNode view, Map<String, Long> remaining) {
        JsonNode receipt = view.path("receipt");
        String gift = Views.text(receipt, "gift");
        if (gift == null) {
            gift = Views.text(view.path("identification"), "gift");
        }
        if (gift == null || !in.gifts().contains(gift)) {
            return List.of();
        }
        String id = FundReporting.local(view);
        // On an earlier day it may be known whose it is before it has come in.
        Money came = Views.money(receipt, "amount");
        long amount = came == null || view.has("reversal") ? 0 : came.minorUnits();
        long left = remaining.getOrDefault(id, 0L);
        return row(
                in.fund().id(),
                gift,
                id,
                Views.text(receipt, "valueDate"),
                Views.text(receipt, "bankRef"),
                Views.text(view, "status"),
                in.fund().money(amount),
                in.fund().money(amount - left),
                in.fund().money(left));
    }

    private Section uses(List<Given> given, Views.Names names, ReportRequest asked) {
        return new Section(
                "uses",
                "What was drawn on each receipt",
                List.of(
                        Column.number("position", "Position"),
                        Column.day("on", "Posted on"),
                        Column.text("fund", "Fund"),
                        Column.text("gift", "Gift"),
                        Column.text("receipt", "Receipt"),
                        Column.text("use", "Use"),
                        Column.text("id", "Payment"),
                        Column.money("amount", "Amount"),
                        Column.text("recipient", "Recipient").orNone(),
                        Column.text("purpose", "Purpose").orNone(),
                        Column.text("resolution", "Resolution").orNone(),
                        Column.text("confirmed", "Confirmed").orNone(),
                        Column.text("remarks", "Remarks").orNone(),
                        Column.text("trace", "Trace")),
                to -> {
                    for (Given in : given) {
                        Map<String, Allocation> allocations =
                                funds.allocations(in.fund(), asked.asOf());
                        uses.read(
                                in.fund(),
                                in.gifts(),
                                asked.asOf(),
                                use -> {
                                    Allocation for_ =
                                            use.allocation() == null
                                                    ? null
                                                    : allocations.get(use.allocation());
                                    to.accept(
                                            row(
                                                    use.position(),
                                                    use.postedOn(),
                                                    in.fund().id(),
                                                    use.gift(),
                                                    use.receipt(),
                                                    use.words(),
                                                    use.act(),
                                                    in.fund().money(use.amount()),
                                                    for_ == null
                                                            ? null
                                                            : names.of(for_.recipient()),
                                                    for_ == null ? null : for_.purpose(),
                                                    for_ == null ? null : for_.authority(),
                                                    confirmed(in.fund(), use, asked),
                                                    remarks(in.fund(), use, asked),
                                                    "/api/v1/trace/position:%s?asOf=%s"
                                                            .formatted(
                                                                    use.position(), asked.asOf())));
                                });
                    }
                });
    }

    /** What the recipient says of a payment, or null where nothing was said. */
    private @Nullable String confirmed(Fund fund, GiftUses.Use use, ReportRequest asked) {
        if (!use.isPayment() || use.act() == null) {
            return null;
        }
        String said =
                views.find("disbursement", fund.id() + ":" + use.act(), asked.asOf())
                        .map(PaymentRemarks::confirmed)
                        .orElse(null);
        return said == null ? "not confirmed" : said;
    }

    /** What else is to be known of a payment. */
    private @Nullable String remarks(Fund fund, GiftUses.Use use, ReportRequest asked) {
        return !use.isPayment() || use.act() == null
                ? null
                : views.find("disbursement", fund.id() + ":" + use.act(), asked.asOf())
                        .map(view -> PaymentRemarks.of(view, fund.view()))
                        .orElse(null);
    }

    private Section expenditure(List<Given> given, Views.Names names, ReportRequest asked) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Given in : given) {
            Fund fund = in.fund();
            Map<String, Map<String, Long>> fromGifts = new LinkedHashMap<>();
            uses.allocated(fund, in.gifts(), asked.asOf())
                    .forEach(of ->
                            fromGifts
                                    .computeIfAbsent(of.allocation(), any -> new LinkedHashMap<>())
                                    .put(of.gift(), of.amount()));
            Map<String, Allocation> allocations = funds.allocations(fund, asked.asOf());
            Movements all = funds.movements(fund, FundBooks.By.ALLOCATION, asked);
            fromGifts.forEach((id, byGift) -> {
                Figures f = all.closing(id);
                Allocation allocation = allocations.get(id);
                rows.add(
                        row(
                                fund.id(),
                                id,
                                allocation == null ? null : names.of(allocation.recipient()),
                                allocation == null ? null : allocation.purpose(),
                                allocation == null ? null : allocation.authority(),
                                fund.money(
                                        byGift.values().stream().mapToLong(Long::longValue).sum()),
                                fund.money(f, Figure.ALLOCATED),
                                fund.money(f, Figure.DISBURSED),
                                fund.money(f, Figure.SPENT),
                                fund.money(f, Figure.RETURNED),
                                fund.money(f, Figure.WRITTEN_OFF),
                                fund.money(f, Figure.RECOVERABLE),
                                fund.money(f, Figure.ADVANCES)));
            });
        }
        return Section.of(
                "allocations",
                "Allocations that these gifts pay for, with accepted expenditure",
                List.of(
                        Column.text("fund", "Fund"),
                        Column.text("allocation", "Allocation"),
                        Column.text("recipient", "Recipient"),
                        Column.text("purpose", "Purpose"),
                        Column.text("resolution", "Resolution").orNone(),
                        Column.money("fromThisDonor", "From this donor"),
                        Column.money("allocated", "Allocated in all"),
                        Column.money("disbursed", "Disbursed in all"),
                        Column.money("spent", "Accepted in all"),
                        Column.money("returned", "Returned in all"),
                        Column.money("writtenOff", "Written off in all"),
                        Column.money("recoverable", "Recoverable in all"),
                        Column.money("advances", "Not accounted for")),
                rows);
    }

    private Section inKind(String donor, Views.Names names, ReportRequest asked) {
        return new Section(
                "inKind",
                "Gifts in kind",
                List.of(
                        Column.text("contribution", "Contribution"),
                        Column.text("line", "Line"),
                        Column.text("description", "Description"),
                        Column.text("donor", "Donor"),
                        Column.text("pledged", "Pledged"),
                        Column.number("delivered", "Delivered"),
                        Column.number("rendered", "Rendered"),
                        Column.number("store", "In store"),
                        Column.number("transit", "On the way"),
                        Column.number("held", "Held"),
                        Column.number("gone", "Gone"),
                        Column.text("members", "By member").orNone(),
                        Column.money("carried", "Carried at")),
                to ->
                        views.read(
                                "contribution",
                                "",
                                asked.asOf(),
                                view -> {
                                    boolean own = donor.equals(Views.text(view, "donor"));
                                    boolean among =
                                            view.path("oneOrMoreOf")
                                                    .valueStream()
                                                    .anyMatch(of -> of.asString().equals(donor));
                                    for (JsonNode line : view.path("lines")) {
                                        if (own
                                                || among
                                                || donor.equals(Views.text(line, "donor"))) {
                                            to.accept(line(view, line, own, names));
                                        }
                                    }
                                }));
    }

    private static List<@Nullable Object> line(
            JsonNode view, JsonNode line, boolean own, Views.Names names) {
        StringJoiner members = new StringJoiner("; ");
        for (JsonNode member : line.path("members")) {
            members.add(
                    "%s: %s allocated, %s held"
                            .formatted(
                                    names.of(member, "member"),
                                    Views.number(member, "allocated"),
                                    Views.number(member, "held")));
        }
        String lineDonor = Views.text(line, "donor");
        return row(
                view.get("id").asString(),
                Views.text(line, "line"),
                Views.text(line, "description"),
                lineDonor != null
                        ? names.of(lineDonor)
                        : own
                                ? names.of(view, "donor")
                                : "one or more of " + names.all(view.path("oneOrMoreOf")),
                quantity(line.path("pledged")),
                Views.number(line, "delivered"),
                Views.number(line, "rendered"),
                Views.number(line, "store"),
                Views.number(line, "transit"),
                Views.number(line, "held"),
                Views.number(line, "gone"),
                members.length() == 0 ? null : members.toString(),
                Views.money(line, "carried"));
    }

    private static @Nullable String quantity(JsonNode quantity) {
        return quantity.isNumber() ? quantity.asString() : Views.text(quantity, "units");
    }

    /** Sum over gifts and own income = fund, with its numbers. */
    private Section equation(List<Given> given, ReportRequest asked) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("fund", "Fund"));
        columns.add(Column.text("part", "Part"));
        FIGURES.forEach(figure -> columns.add(Column.money(figure.word(), figure.title())));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Given in : given) {
            Fund fund = in.fund();
            long[] sum = new long[FIGURES.size()];
            in.gifts()
                    .forEach(gift ->
                            part(rows, fund, "gift " + gift, in.byGift().closing(gift), sum));
            Map<@Nullable String, Figures> rest = new LinkedHashMap<>();
            for (String gift : in.byGift().keys()) {
                if (gift != null && !in.gifts().contains(gift)) {
                    rest.put(gift, in.byGift().closing(gift));
                }
            }
            part(rows, fund, "gifts of other donors", FundBooks.sum(rest), sum);
            part(rows, fund, "own income", in.byGift().closing(null), sum);
            long[] whole = new long[FIGURES.size()];
            cells(rows, fund, "sum over gifts and own income", sum);
            part(
                    rows,
                    fund,
                    "fund",
                    funds.movements(fund, FundBooks.By.ALLOCATION, asked).sum().closing(null),
                    whole);
            long[] difference = new long[FIGURES.size()];
            for (int i = 0; i < difference.length; i++) {
                difference[i] = whole[i] - sum[i];
            }
            cells(rows, fund, "difference", difference);
        }
        return Section.of(
                "equation", "Nothing twice: sum over gifts and own income = fund", columns, rows);
    }

    private static void part(
            List<List<@Nullable Object>> rows,
            Fund fund,
            String words,
            Figures figures,
            long[] sum) {
        long[] values = FIGURES.stream().mapToLong(figures::of).toArray();
        for (int i = 0; i < values.length; i++) {
            sum[i] = Math.addExact(sum[i], values[i]);
        }
        cells(rows, fund, words, values);
    }

    private static void cells(
            List<List<@Nullable Object>> rows, Fund fund, String words, long[] values) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(fund.id());
        cells.add(words);
        for (long value : values) {
            cells.add(fund.money(value));
        }
        rows.add(cells);
    }
}
