package org.iioe.ledger.funding.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.ExpenditureAccepted;
import org.iioe.ledger.funding.ExpenditureDisallowed;
import org.iioe.ledger.funding.ExpenditureReported;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.GrantAgreementSigned;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.PeriodClosed;
import org.iioe.ledger.funding.PeriodReopened;
import org.iioe.ledger.funding.PledgeAmended;
import org.iioe.ledger.funding.PledgeCancelled;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.ReceiptConfirmed;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.RestrictionAmended;
import org.iioe.ledger.funding.ReturnRecorded;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.JsonViews;
import org.iioe.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Shows funds, their gifts, receipts, allocations and disbursements, and keeps their books. */
@Component
final class FundingProjection implements Projection {
    private final FundBooks books;
    private final JsonViews funds;
    private final JsonViews gifts;
    private final JsonViews receipts;
    private final JsonViews allocations;
    private final JsonViews disbursements;
    private final JsonViews charges;

    FundingProjection(FundBooks books, JdbcClient database, JsonMapper mapper) {
        this.books = books;
        funds = new JsonViews(database, mapper, "fund");
        gifts = new JsonViews(database, mapper, "gift");
        receipts = new JsonViews(database, mapper, "receipt");
        allocations = new JsonViews(database, mapper, "allocation");
        disbursements = new JsonViews(database, mapper, "disbursement");
        charges = new JsonViews(database, mapper, "charge");
    }

    @Override
    public String name() {
        return "funding";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof FundingEvent funding) {
            books.write(funding.fund(), at.position(), postedOn(funding), Postings.of(funding));
            show(funding, at.position());
        } else if (event instanceof ActRatified ratified) {
            cured(ratified, at.position());
        }
    }

    /** The day on which an event posts: its own where it has none of the open period. */
    private static LocalDate postedOn(FundingEvent event) {
        return switch (event) {
            case ReceiptRecorded e -> e.postedOn();
            case ReceiptIdentified e -> e.postedOn();
            case OtherIncomeRecorded e -> e.postedOn();
            case ChargeRecorded e -> e.postedOn();
            case EntryReversed e -> e.postedOn();
            case DonorRefunded e -> e.postedOn();
            case Disbursed e -> e.postedOn();
            case DirectCostPaid e -> e.postedOn();
            case PaymentReturned e -> e.postedOn();
            case DisbursementReversed e -> e.postedOn();
            case MisdirectedPaymentRecorded e -> e.postedOn();
            case RecoveryRecorded e -> e.postedOn();
            case MisdirectedPaymentWrittenOff e -> e.postedOn();
            case ReturnRecorded e -> e.postedOn();
            case ExpenditureAccepted e -> e.postedOn();
            case FundEstablished e -> effective(e);
            case PeriodClosed e -> effective(e);
            case PeriodReopened e -> effective(e);
            case PledgeRecorded e -> effective(e);
            case PledgeAmended e -> effective(e);
            case PledgeCancelled e -> effective(e);
            case CommitmentRecorded e -> effective(e);
            case CommitmentAmended e -> effective(e);
            case CommitmentCancelled e -> effective(e);
            case RestrictionAmended e -> effective(e);
            case AllocationProposed e -> effective(e);
            case AllocationApproved e -> effective(e);
            case AllocationRejected e -> effective(e);
            case AllocationAmendmentProposed e -> effective(e);
            case AllocationReleased e -> effective(e);
            case GrantAgreementSigned e -> effective(e);
            case ReceiptConfirmed e -> effective(e);
            case ExpenditureReported e -> effective(e);
            case ExpenditureDisallowed e -> effective(e);
        };
    }

    private static LocalDate effective(FundingEvent event) {
        return event.on().effective();
    }

    private void show(FundingEvent event, long at) {
        switch (event) {
            case FundEstablished e -> established(e, at);
            case PeriodClosed e -> fund(e, at, view -> funds.set(view, "closedUntil", e.until()));
            case PeriodReopened e ->
                    fund(e, at, view -> funds.set(view, "closedUntil", e.closedUntil()));
            case PledgeRecorded e -> {
                gift(e, e.gift(), e.donor(), at);
                once(gifts, e, e.gift().value(), at, "pledge", null);
            }
            case PledgeAmended e -> each(gifts, e, e.gift().value(), at, "pledgeChanges", null);
            case PledgeCancelled e -> each(gifts, e, e.gift().value(), at, "pledgeChanges", null);
            case CommitmentRecorded e -> {
                gift(e, e.gift(), e.donor(), at);
                once(gifts, e, e.gift().value(), at, "commitment", null);
            }
            case CommitmentAmended e ->
                    each(gifts, e, e.gift().value(), at, "commitmentChanges", null);
            case CommitmentCancelled e ->
                    each(gifts, e, e.gift().value(), at, "commitmentChanges", null);
            case RestrictionAmended e -> each(gifts, e, e.gift().value(), at, "restrictions", null);
            case ReceiptRecorded e -> {
                String status = e.gift() == null ? "in-suspense" : "received";
                once(receipts, e, e.receipt().value(), at, "receipt", status);
                if (e.gift() != null) {
                    gift(e, e.gift(), e.donor(), at);
                }
                exceptions(e, e.receipt().value(), e.exceptions(), at);
            }
            case ReceiptIdentified e -> {
                once(receipts, e, e.receipt().value(), at, "identification", "received");
                gift(e, e.gift(), e.donor(), at);
            }
            case OtherIncomeRecorded e -> {
                once(receipts, e, e.receipt().value(), at, "receipt", "own-income");
                exceptions(e, e.receipt().value(), e.exceptions(), at);
            }
            case ChargeRecorded e -> {
                once(charges, e, e.entry().value(), at, "charge", "paid");
                exceptions(e, e.entry().value(), e.exceptions(), at);
            }
            case EntryReversed e -> {
                reversed(e, at);
                exceptions(e, e.entry().value(), e.exceptions(), at);
            }
            case DonorRefunded e -> each(gifts, e, e.gift().value(), at, "refunds", null);
            case AllocationProposed e ->
                    once(allocations, e, e.allocation().value(), at, "proposal", "proposed");
            case AllocationApproved e ->
                    each(allocations, e, e.allocation().value(), at, "approvals", "approved");
            case AllocationRejected e ->
                    each(allocations, e, e.allocation().value(), at, "rejections", "rejected");
            case GrantAgreementSigned e ->
                    each(allocations, e, e.allocation().value(), at, "agreements", "signed");
            case AllocationAmendmentProposed e ->
                    each(
                            allocations,
                            e,
                            e.allocation().value(),
                            at,
                            "amendments",
                            "amendment-proposed");
            case AllocationReleased e ->
                    each(allocations, e, e.allocation().value(), at, "releases", null);
            case ExpenditureReported e ->
                    each(allocations, e, e.allocation().value(), at, "expenditureReports", null);
            case ExpenditureAccepted e ->
                    each(allocations, e, e.allocation().value(), at, "accepted", null);
            case ExpenditureDisallowed e ->
                    each(allocations, e, e.allocation().value(), at, "disallowed", null);
            case Disbursed e -> {
                once(disbursements, e, e.disbursement().value(), at, "payment", "paid");
                exceptions(e, e.disbursement().value(), e.exceptions(), at);
            }
            case DirectCostPaid e -> {
                once(disbursements, e, e.disbursement().value(), at, "payment", "paid");
                exceptions(e, e.disbursement().value(), e.exceptions(), at);
            }
            case PaymentReturned e -> {
                once(disbursements, e, e.disbursement().value(), at, "sentBack", "sent-back");
                exceptions(e, e.disbursement().value(), e.exceptions(), at);
            }
            case DisbursementReversed e ->
                    once(disbursements, e, e.disbursement().value(), at, "reversal", "reversed");
            case MisdirectedPaymentRecorded e -> {
                each(disbursements, e, e.disbursement().value(), at, "misdirected", null);
                exceptions(e, e.disbursement().value(), e.exceptions(), at);
            }
            case RecoveryRecorded e ->
                    each(disbursements, e, e.disbursement().value(), at, "recoveries", null);
            case MisdirectedPaymentWrittenOff e ->
                    each(disbursements, e, e.disbursement().value(), at, "writeOffs", null);
            case ReceiptConfirmed e ->
                    once(disbursements, e, e.disbursement().value(), at, "confirmation", null);
            case ReturnRecorded e -> {
                each(disbursements, e, e.disbursement().value(), at, "returns", null);
                exceptions(e, e.disbursement().value(), e.exceptions(), at);
            }
        }
    }

    /** Shows a reversal where the entry that it takes back is shown. */
    private void reversed(EntryReversed event, long at) {
        switch (event.kind()) {
            case RECEIPT, OTHER_INCOME ->
                    once(receipts, event, event.entry().value(), at, "reversal", "reversed");
            case CHARGE -> once(charges, event, event.entry().value(), at, "reversal", "reversed");
            case RETURN -> {
                if (event.disbursement() != null) {
                    String id = event.disbursement().value();
                    each(disbursements, event, id, at, "returnReversals", null);
                }
            }
            case REFUND -> {
                if (event.gift() != null) {
                    each(gifts, event, event.gift().value(), at, "refundReversals", null);
                }
            }
        }
    }

    private void established(FundEstablished event, long at) {
        funds.create(
                event.fund().value(),
                at,
                view -> {
                    funds.set(view, "currency", event.currency());
                    funds.set(view, "legalHolder", event.legalHolder());
                    view.put("account", event.account());
                    funds.set(view, "fiscalYear", event.fiscalYear());
                    view.putNull("closedUntil");
                    view.putArray("exceptions");
                    funds.set(view, "source", event.source());
                });
    }

    private static String id(FundingEvent event, String id) {
        return event.fund() + ":" + id;
    }

    /** Changes a fund where it is there: on an earlier day it may not have been established. */
    private void fund(FundingEvent event, long at, Consumer<ObjectNode> by) {
        String id = event.fund().value();
        if (funds.history().current(id).isPresent()) {
            funds.change(id, at, by);
        }
    }

    private void gift(FundingEvent event, GiftId gift, @Nullable OrganisationId donor, long at) {
        gifts.change(
                id(event, gift.value()),
                at,
                view -> {
                    funds.set(view, "fund", event.fund());
                    gifts.set(view, "gift", gift);
                    if (donor != null || !view.has("donor")) {
                        gifts.set(view, "donor", donor);
                    }
                });
    }

    /** Shows an act that a thing has once. */
    private void once(
            JsonViews documents,
            FundingEvent event,
            String id,
            long at,
            String member,
            @Nullable String status) {
        changed(documents, event, id, at, status, view -> documents.set(view, member, event));
    }

    /** Shows an act that a thing may have several of. */
    private void each(
            JsonViews documents,
            FundingEvent event,
            String id,
            long at,
            String list,
            @Nullable String status) {
        changed(documents, event, id, at, status, view -> documents.add(view, list, event));
    }

    private void changed(
            JsonViews documents,
            FundingEvent event,
            String id,
            long at,
            @Nullable String status,
            Consumer<ObjectNode> by) {
        documents.change(
                id(event, id),
                at,
                view -> {
                    documents.set(view, "fund", event.fund());
                    if (status != null) {
                        view.put("status", status);
                    }
                    by.accept(view);
                });
    }

    private void exceptions(
            FundingEvent event, String fact, List<RecordedException> broken, long at) {
        for (RecordedException exception : broken) {
            fund(
                    event,
                    at,
                    view -> {
                        ObjectNode noted = view.withArray("exceptions").addObject();
                        noted.put("position", at).put("event", event.getClass().getSimpleName());
                        noted.put("act", event.fund().stream() + "/" + fact);
                        funds.set(noted, "rule", exception.rule());
                        funds.set(noted, "reason", exception.reason());
                        noted.putNull("ratifiedBy");
                    });
        }
    }

    /** Shows the resolution that cured an exception, where the act is one of a fund. */
    private void cured(ActRatified ratified, long at) {
        String act = ratified.act().value();
        String[] names = act.split("/", -1);
        if (names.length != 3
                || !names[0].equals("fund")
                || funds.history().current(names[1]).isEmpty()) {
            return;
        }
        funds.change(
                names[1],
                at,
                view -> {
                    for (JsonNode noted : view.withArray("exceptions")) {
                        if (noted.get("act").asString().equals(act)
                                && noted.get("ratifiedBy").isNull()) {
                            funds.set((ObjectNode) noted, "ratifiedBy", ratified.resolution());
                        }
                    }
                });
    }
}
