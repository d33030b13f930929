package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.NestedViews.each;

import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.TableDeclaration;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** Funds, gifts and receipts: what was promised, what came in, and what was taken off it. */
@Component
final class FundingTables implements Tables {
    private final Views views;

    FundingTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("funding");
    }

    @Override
    public List<Table> asOf(long position) {
        JsonField.Source funds = to -> views.read("fund", "", position, to::accept);
        JsonField.Source gifts = to -> views.read("gift", "", position, to::accept);
        JsonField.Source receipts = to -> views.read("receipt", "", position, to::accept);
        JsonField.Source charges = to -> views.read("charge", "", position, to::accept);
        return List.of(
                funds(funds),
                exceptions(funds),
                gifts(gifts),
                changes(
                        "pledge-changes",
                        "Pledges: amended from was to amount, or the amount cancelled",
                        each(gifts, "pledgeChanges")),
                changes(
                        "commitment-changes",
                        "Commitments: amended from was to amount, or the amount cancelled",
                        each(gifts, "commitmentChanges")),
                ofGift("restriction-changes", "Amended restrictions", each(gifts, "restrictions"))
                        .text("was", "was/purposes")
                        .orNone()
                        .text("purposes", "restriction/purposes")
                        .text("donorConsent")
                        .text("on")
                        .source("source")
                        .table(),
                ofGift("instalments", "Instalments", each(gifts, "commitment/instalments"))
                        .text("instalment")
                        .text("due")
                        .money("amount")
                        .text("condition")
                        .orNone()
                        .table(),
                ofGift("refunds", "Refunds to donors", each(gifts, "refunds"))
                        .text("entry")
                        .money("amount")
                        .text("bankRef")
                        .text("valueDate")
                        .day("postedOn")
                        .text("on")
                        .source("source")
                        .table(),
                receipts(receipts),
                charges(charges),
                draws("charge-draws", "Which receipts charges draw on", charges, "charge", "entry")
                        .refersBy("charges", "fund", "entry")
                        .table());
    }

    /** The draws of an act, each on one receipt. */
    static TableDeclaration draws(
            String name, String title, JsonField.Source of, String act, String id) {
        return TableDeclaration.of(name, title, each(of, act + "/draws"))
                .text("fund", "^/fund")
                .text(id, "^/" + act + "/" + id)
                .text("receipt")
                .text("gift")
                .money("amount")
                .refersBy("receipts", "fund", "receipt");
    }

    private static TableDeclaration ofGift(String name, String title, JsonField.Source rows) {
        return TableDeclaration.of(name, title, rows)
                .text("fund", "^/fund")
                .text("gift", "^/gift")
                .refersBy("gifts", "fund", "gift");
    }

    private static Table changes(String name, String title, JsonField.Source rows) {
        return ofGift(name, title, rows)
                .money("was")
                .orNone()
                .money("amount")
                .text("reason")
                .text("on")
                .source("source")
                .table();
    }

    private static Table funds(JsonField.Source funds) {
        return TableDeclaration.of("funds", "Funds", funds)
                .text("id")
                .key()
                .text("currency")
                .text("legalHolder")
                .text("account")
                .text("fiscalYear")
                .day("closedUntil")
                .orNone()
                .source("source")
                .number("position")
                .table();
    }

    private static Table exceptions(JsonField.Source funds) {
        return TableDeclaration.of(
                        "fund-exceptions",
                        "Facts of funds that break a rule",
                        each(funds, "exceptions"))
                .text("fund", "^/id")
                .refers("funds", "id")
                .number("position")
                .text("event")
                .text("act")
                .text("rule")
                .text("reason")
                .text("ratifiedBy")
                .orNone()
                .table();
    }

    private static Table gifts(JsonField.Source gifts) {
        return TableDeclaration.of("gifts", "Gifts", gifts)
                .text("fund")
                .key()
                .refers("funds", "id")
                .text("gift")
                .key()
                .text("donor")
                .money("pledged", "pledge/amount")
                .text("pledgedOn", "pledge/on")
                .money("committed", "commitment/amount")
                .text("committedOn", "commitment/on")
                .text("purposes", "commitment/restriction/purposes")
                .number("position")
                .table();
    }

    private static Table receipts(JsonField.Source receipts) {
        return TableDeclaration.of("receipts", "Receipts: money that came in", receipts)
                .text("fund")
                .key()
                .refers("funds", "id")
                .text("receipt", "receipt/receipt")
                .key()
                .text("status")
                .text("kind", "receipt/kind")
                .orNone()
                .text("gift", "receipt/gift")
                .orNone()
                .text("donor", "receipt/donor")
                .text("identifiedAs", "identification/gift")
                .orNone()
                .text("identifiedDonor", "identification/donor")
                .orNone()
                .money("amount", "receipt/amount")
                .money("original", "receipt/original")
                .orNone()
                .text("rate", "receipt/rate")
                .orNone()
                .text("bankRef", "receipt/bankRef")
                .text("valueDate", "receipt/valueDate")
                .day("postedOn", "receipt/postedOn")
                .exceptions("receipt/exceptions")
                .text("reversalReason", "reversal/reason")
                .orNone()
                .source("receipt/source")
                .number("position")
                .table();
    }

    private static Table charges(JsonField.Source charges) {
        return TableDeclaration.of("charges", "Charges", charges)
                .text("fund")
                .key()
                .refers("funds", "id")
                .text("entry", "charge/entry")
                .key()
                .text("status")
                .text("kind", "charge/kind")
                .money("amount", "charge/amount")
                .text("bankRef", "charge/bankRef")
                .text("valueDate", "charge/valueDate")
                .day("postedOn", "charge/postedOn")
                .exceptions("charge/exceptions")
                .text("reversalReason", "reversal/reason")
                .orNone()
                .source("charge/source")
                .number("position")
                .table();
    }
}
