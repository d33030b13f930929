package org.iioe.ledger.funding.report;

import static org.iioe.ledger.report.NestedViews.each;

import org.iioe.ledger.report.JsonField;
import org.iioe.ledger.report.Table;
import org.iioe.ledger.report.TableDeclaration;
import org.iioe.ledger.report.Tables;
import org.iioe.ledger.report.Views;
import org.springframework.stereotype.Component;

import java.util.List;

/** Allocations and payments: from proposal and vote to accepted expenditure. */
@Component
final class SpendingTables implements Tables {
    private static final String ALLOCATION = "^/proposal/allocation";
    private static final String PAYMENT = "^/payment/disbursement";

    private final Views views;

    SpendingTables(Views views) {
        this.views = views;
    }

    @Override
    public List<String> projections() {
        return List.of("funding");
    }

    @Override
    public List<Table> asOf(long position) {
        JsonField.Source allocations = to -> views.read("allocation", "", position, to::accept);
        JsonField.Source payments = to -> views.read("disbursement", "", position, to::accept);
        return List.of(
                allocations(allocations),
                approvals(allocations),
                TableDeclaration.of(
                                "approved-lines",
                                "Budget lines as approved",
                                each(allocations, "approvals", "lines"))
                        .text("fund", "^/^/fund")
                        .text("allocation", "^/allocation")
                        .number("approval", "^/#")
                        .refersBy("approvals", "fund", "allocation", "approval")
                        .text("line")
                        .money("amount")
                        .table(),
                TableDeclaration.of(
                                "approved-sources",
                                "The gifts that allocations are from",
                                each(allocations, "approvals", "sources"))
                        .text("fund", "^/^/fund")
                        .text("allocation", "^/allocation")
                        .number("approval", "^/#")
                        .refersBy("approvals", "fund", "allocation", "approval")
                        .text("gift")
                        .orNone()
                        .money("amount")
                        .table(),
                ofAllocation("rejections", "Rejected allocations", allocations, "rejections")
                        .text("authority")
                        .orNone()
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table(),
                ofAllocation(
                                "amendments-proposed",
                                "Proposed amendments of allocations",
                                allocations,
                                "amendments")
                        .money("amount")
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table(),
                ofAllocation("releases", "Released of allocations", allocations, "releases")
                        .money("amount")
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table(),
                ofAllocation("agreements", "Grant agreements", allocations, "agreements")
                        .money("amount")
                        .text("digest")
                        .text("on")
                        .source("source")
                        .table(),
                expenditure("expenditure-reported", allocations, "expenditureReports")
                        .text("from", "period/from")
                        .text("to", "period/to")
                        .text("evidence")
                        .orNone()
                        .table(),
                expenditure("expenditure-accepted", allocations, "accepted").table(),
                expenditure("expenditure-disallowed", allocations, "disallowed")
                        .text("reason")
                        .table(),
                disbursements(payments),
                FundingTables.draws(
                                "draws",
                                "Which receipts payments draw on",
                                payments,
                                "payment",
                                "disbursement")
                        .refersBy("disbursements", "fund", "disbursement")
                        .table(),
                ofPayment("misdirected", "Misdirected payments", payments, "misdirected")
                        .money("amount")
                        .text("party")
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table(),
                ofPayment("recoveries", "Recoveries", payments, "recoveries")
                        .text("entry")
                        .money("amount")
                        .text("bankRef")
                        .text("on")
                        .source("source")
                        .table(),
                ofPayment("write-offs", "Written off", payments, "writeOffs")
                        .text("entry")
                        .money("amount")
                        .text("authority")
                        .text("reason")
                        .text("on")
                        .source("source")
                        .table(),
                ofPayment("returns", "Returned by recipients", payments, "returns")
                        .text("entry")
                        .money("amount")
                        .text("bankRef")
                        .exceptions("exceptions")
                        .text("on")
                        .source("source")
                        .table());
    }

    private static TableDeclaration ofAllocation(
            String name, String title, JsonField.Source allocations, String list) {
        return keyed(
                        TableDeclaration.of(name, title, each(allocations, list)),
                        name.equals("approvals"))
                .refersBy("allocations", "fund", "allocation");
    }

    private static TableDeclaration keyed(TableDeclaration table, boolean isKeyed) {
        table.text("fund", "^/fund");
        if (isKeyed) {
            table.key();
        }
        table.text("allocation", ALLOCATION);
        return isKeyed ? table.key() : table;
    }

    private static TableDeclaration ofPayment(
            String name, String title, JsonField.Source payments, String list) {
        return TableDeclaration.of(name, title, each(payments, list))
                .text("fund", "^/fund")
                .text("disbursement", PAYMENT)
                .refersBy("disbursements", "fund", "disbursement");
    }

    private static TableDeclaration expenditure(
            String name, JsonField.Source allocations, String list) {
        String what = name.substring(name.indexOf('-') + 1);
        return ofAllocation(name, "Expenditure that was " + what, allocations, list)
                .text("report")
                .money("amount")
                .text("lines")
                .text("on")
                .source("source");
    }

    private static Table allocations(JsonField.Source allocations) {
        return TableDeclaration.of("allocations", "Allocations", allocations)
                .text("fund")
                .key()
                .refers("funds", "id")
                .text("allocation", "proposal/allocation")
                .key()
                .text("status")
                .text("recipient", "proposal/recipient")
                .text("purpose", "proposal/purpose")
                .text("mode", "proposal/mode")
                .money("proposed", "proposal/amount")
                .text("proposedOn", "proposal/on")
                .source("proposal/source")
                .number("position")
                .table();
    }

    private static Table approvals(JsonField.Source allocations) {
        return ofAllocation(
                        "approvals",
                        "Approvals of allocations: each to the amount, from what was",
                        allocations,
                        "approvals")
                .number("approval", "#")
                .key()
                .text("recipient")
                .text("purpose")
                .text("mode")
                .money("was")
                .money("amount")
                .text("authority")
                .orNone()
                .flag("delegated")
                .text("on")
                .source("source")
                .table();
    }

    private static Table disbursements(JsonField.Source payments) {
        return TableDeclaration.of("disbursements", "Payments", payments)
                .text("fund")
                .key()
                .refers("funds", "id")
                .text("disbursement", "payment/disbursement")
                .key()
                .text("allocation", "payment/allocation")
                .refersBy("allocations", "fund", "allocation")
                .text("status")
                .text("recipient", "payment/recipient")
                .text("payee", "payment/payee")
                .money("amount", "payment/amount")
                .text("bankRef", "payment/bankRef")
                .text("valueDate", "payment/valueDate")
                .day("postedOn", "payment/postedOn")
                .exceptions("payment/exceptions")
                .money("confirmed", "confirmation/amount")
                .orNone()
                .text("confirmedOn", "confirmation/on")
                .orNone()
                .text("sentBackOn", "sentBack/on")
                .orNone()
                .text("reversalReason", "reversal/reason")
                .orNone()
                .source("payment/source")
                .number("position")
                .table();
    }
}
