package org.iioe.ledger.funding.projection;

import org.iioe.ledger.LedgerEvent;
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
import org.iioe.ledger.funding.ReversibleKind;
import org.iioe.ledger.projection.Documents;
import org.iioe.ledger.projection.Projection;
import org.iioe.ledger.projection.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;

/** Shows funds, their gifts, receipts, allocations and disbursements, and keeps their books. */
@Component
final class FundingProjection implements Projection {
    private final FundBooks books;
    private final Documents funds;
    private final Documents gifts;
    private final Documents receipts;
    private final Documents allocations;
    private final Documents disbursements;

    FundingProjection(FundBooks books, JdbcClient database, JsonMapper mapper) {
        this.books = books;
        funds = new Documents(database, mapper, "funding.fund");
        gifts = new Documents(database, mapper, "funding.gift");
        receipts = new Documents(database, mapper, "funding.receipt");
        allocations = new Documents(database, mapper, "funding.allocation");
        disbursements = new Documents(database, mapper, "funding.disbursement");
    }

    @Override
    public String name() {
        return "funding";
    }

    @Override
    public void on(LedgerEvent event, Sealed at) {
        if (event instanceof FundingEvent funding) {
            books.write(funding.fund(), at.position(), postedOn(funding), Postings.of(funding));
            show(funding, at.position());
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
            default -> event.on().effective();
        };
    }

    private void show(FundingEvent event, long at) {
        switch (event) {
            case FundEstablished e ->
                    funds.create(
                            e.fund().value(),
                            at,
                            view -> {
                                funds.set(view, "currency", e.currency());
                                funds.set(view, "legalHolder", e.legalHolder());
                                view.put("account", e.account());
                                funds.set(view, "fiscalYear", e.fiscalYear());
                                view.putNull("closedUntil");
                                view.putArray("exceptions");
                                funds.set(view, "source", e.source());
                            });
            case PeriodClosed e -> fund(e, at, view -> funds.set(view, "closedUntil", e.until()));
            case PeriodReopened e ->
                    fund(e, at, view -> funds.set(view, "closedUntil", e.closedUntil()));
            case PledgeRecorded e -> gift(e, e.gift(), at, "pledge");
            case PledgeAmended e -> gift(e, e.gift(), at, null);
            case PledgeCancelled e -> gift(e, e.gift(), at, null);
            case CommitmentRecorded e -> gift(e, e.gift(), at, "commitment");
            case CommitmentAmended e -> gift(e, e.gift(), at, null);
            case CommitmentCancelled e -> gift(e, e.gift(), at, null);
            case RestrictionAmended e -> gift(e, e.gift(), at, "restriction");
            case ReceiptRecorded e -> {
                entry(
                        receipts,
                        e,
                        e.receipt().value(),
                        at,
                        "receipt",
                        e.gift() == null ? "in-suspense" : "received");
                if (e.gift() != null) {
                    gift(e, e.gift(), at, null);
                    gifts.change(
                            id(e, e.gift().value()),
                            at,
                            view -> gifts.set(view, "donor", e.donor()));
                }
                exception(e, e.exception(), at);
            }
            case ReceiptIdentified e -> {
                entry(receipts, e, e.receipt().value(), at, "identification", "received");
                gift(e, e.gift(), at, null);
            }
            case OtherIncomeRecorded e -> {
                entry(receipts, e, e.receipt().value(), at, "receipt", "own-income");
                exception(e, e.exception(), at);
            }
            case ChargeRecorded e -> exception(e, e.exception(), at);
            case EntryReversed e -> {
                if (e.kind() == ReversibleKind.RECEIPT || e.kind() == ReversibleKind.OTHER_INCOME) {
                    entry(receipts, e, e.entry().value(), at, "reversal", "reversed");
                }
                exception(e, e.exception(), at);
            }
            case DonorRefunded e -> gift(e, e.gift(), at, null);
            case AllocationProposed e ->
                    entry(allocations, e, e.allocation().value(), at, "proposal", "proposed");
            case AllocationApproved e ->
                    entry(allocations, e, e.allocation().value(), at, "approval", "approved");
            case AllocationRejected e ->
                    entry(allocations, e, e.allocation().value(), at, "rejection", "rejected");
            case GrantAgreementSigned e ->
                    entry(allocations, e, e.allocation().value(), at, "agreement", "signed");
            case AllocationAmendmentProposed e ->
                    entry(
                            allocations,
                            e,
                            e.allocation().value(),
                            at,
                            "amendment",
                            "amendment-proposed");
            case AllocationReleased e ->
                    entry(allocations, e, e.allocation().value(), at, "release", null);
            case Disbursed e -> {
                entry(disbursements, e, e.disbursement().value(), at, "payment", "paid");
                exception(e, e.exception(), at);
            }
            case DirectCostPaid e -> {
                entry(disbursements, e, e.disbursement().value(), at, "payment", "paid");
                exception(e, e.exception(), at);
            }
            case PaymentReturned e -> {
                entry(disbursements, e, e.disbursement().value(), at, "bankReturn", "sent-back");
                exception(e, e.exception(), at);
            }
            case DisbursementReversed e ->
                    entry(disbursements, e, e.disbursement().value(), at, "reversal", "reversed");
            case MisdirectedPaymentRecorded e -> {
                entry(disbursements, e, e.disbursement().value(), at, "misdirected", null);
                exception(e, e.exception(), at);
            }
            case RecoveryRecorded e ->
                    entry(disbursements, e, e.disbursement().value(), at, "recovery", null);
            case MisdirectedPaymentWrittenOff e ->
                    entry(disbursements, e, e.disbursement().value(), at, "writeOff", null);
            case ReceiptConfirmed e ->
                    entry(disbursements, e, e.disbursement().value(), at, "confirmation", null);
            case ReturnRecorded e -> {
                entry(disbursements, e, e.disbursement().value(), at, "return", null);
                exception(e, e.exception(), at);
            }
            case ExpenditureReported e ->
                    allocations.change(
                            id(e, e.allocation().value()),
                            at,
                            view -> allocations.add(view, "expenditure", e));
            case ExpenditureAccepted e ->
                    allocations.change(
                            id(e, e.allocation().value()),
                            at,
                            view -> allocations.add(view, "accepted", e));
            case ExpenditureDisallowed e ->
                    allocations.change(
                            id(e, e.allocation().value()),
                            at,
                            view -> allocations.add(view, "disallowed", e));
        }
    }

    private static String id(FundingEvent event, String id) {
        return event.fund() + ":" + id;
    }

    private void fund(FundingEvent event, long at, java.util.function.Consumer<ObjectNode> by) {
        funds.change(event.fund().value(), at, by);
    }

    private void gift(FundingEvent event, GiftId gift, long at, @Nullable String member) {
        gifts.change(
                id(event, gift.value()),
                at,
                view -> {
                    gifts.set(view, "fund", event.fund());
                    gifts.set(view, "gift", gift);
                    if (member != null) {
                        gifts.set(view, member, event);
                    }
                });
    }

    /** Later acts on a payment are several: each name is a list but for those that happen once. */
    private void entry(
            Documents documents,
            FundingEvent event,
            String id,
            long at,
            String member,
            @Nullable String status) {
        documents.change(
                id(event, id),
                at,
                view -> {
                    documents.set(view, "fund", event.fund());
                    if (status != null) {
                        view.put("status", status);
                    }
                    documents.add(view, member, event);
                });
    }

    private void exception(
            FundingEvent event, org.iioe.ledger.@Nullable RecordedException exception, long at) {
        if (exception != null) {
            fund(
                    event,
                    at,
                    view -> {
                        ObjectNode noted = view.withArray("exceptions").addObject();
                        noted.put("position", at).put("event", event.getClass().getSimpleName());
                        funds.set(noted, "rule", exception.rule());
                        funds.set(noted, "reason", exception.reason());
                    });
        }
    }
}
