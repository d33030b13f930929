package org.iioe.ledger.funding.projection;

import org.iioe.ledger.Id;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.funding.AllocationAmendmentProposed;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.AllocationRejected;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.CommitmentAmended;
import org.iioe.ledger.funding.CommitmentCancelled;
import org.iioe.ledger.funding.CommitmentRecorded;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.DisbursementReversed;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryId;
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
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * Shows funds, their gifts, receipts, allocations, disbursements and charges, and keeps their
 * books. Here stands which event is about which of them; what it changes of one stands in its view.
 */
@Component
final class FundingProjection implements Projection {
    private final PostingWriter books;
    private final History<FundView> funds;
    private final History<GiftView> gifts;
    private final History<ReceiptView> receipts;
    private final History<AllocationView> allocations;
    private final History<DisbursementView> disbursements;
    private final History<ChargeView> charges;

    FundingProjection(JdbcClient database, JsonMapper mapper) {
        books = new PostingWriter(database);
        funds = new History<>(database, mapper, FundView.TABLE);
        gifts = new History<>(database, mapper, GiftView.TABLE);
        receipts = new History<>(database, mapper, ReceiptView.TABLE);
        allocations = new History<>(database, mapper, AllocationView.TABLE);
        disbursements = new History<>(database, mapper, DisbursementView.TABLE);
        charges = new History<>(database, mapper, ChargeView.TABLE);
    }

    @Override
    public String name() {
        return "funding";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof FundingEvent funding) {
            books.write(funding.fund(), at.position(), funding.postedOn(), Postings.of(funding));
            Id fact = show(funding, at.position());
            if (event instanceof RecordedFact recorded && !recorded.exceptions().isEmpty()) {
                fund(
                        funding.fund().value(),
                        at.position(),
                        view -> view.after(recorded, fact, at.position()));
            }
        } else if (event instanceof ActRatified ratified) {
            cured(ratified, at.position());
        }
    }

    /**
     * Shows an event.
     *
     * @return what the fact is called within its fund
     */
    private Id show(FundingEvent event, long at) {
        return switch (event) {
            case FundEstablished e -> {
                funds.put(e.fund().value(), FundView.of(e, at), at);
                yield e.fund();
            }
            case PeriodClosed e -> closed(e, e.until(), at);
            case PeriodReopened e -> closed(e, e.closedUntil(), at);
            case PledgeRecorded e -> gift(e, e.gift(), e.donor(), at);
            case PledgeAmended e -> gift(e, e.gift(), null, at);
            case PledgeCancelled e -> gift(e, e.gift(), null, at);
            case CommitmentRecorded e -> gift(e, e.gift(), e.donor(), at);
            case CommitmentAmended e -> gift(e, e.gift(), null, at);
            case CommitmentCancelled e -> gift(e, e.gift(), null, at);
            case RestrictionAmended e -> gift(e, e.gift(), null, at);
            case DonorRefunded e -> gift(e, e.gift(), null, at);
            case ReceiptRecorded e -> received(e, at);
            case ReceiptIdentified e -> {
                gift(e, e.gift(), e.donor(), at);
                yield receipt(e, e.receipt(), ReceiptView.Status.RECEIVED, at);
            }
            case OtherIncomeRecorded e ->
                    receipt(e, e.receipt(), ReceiptView.Status.OWN_INCOME, at);
            case ChargeRecorded e -> charge(e, e.entry(), ChargeView.Status.PAID, at);
            case EntryReversed e -> reversed(e, at);
            case AllocationProposed e ->
                    allocation(e, e.allocation(), AllocationView.Status.PROPOSED, at);
            case AllocationApproved e ->
                    allocation(e, e.allocation(), AllocationView.Status.APPROVED, at);
            case AllocationRejected e ->
                    allocation(e, e.allocation(), AllocationView.Status.REJECTED, at);
            case GrantAgreementSigned e ->
                    allocation(e, e.allocation(), AllocationView.Status.SIGNED, at);
            case AllocationAmendmentProposed e ->
                    allocation(e, e.allocation(), AllocationView.Status.AMENDMENT_PROPOSED, at);
            case AllocationReleased e -> allocation(e, e.allocation(), null, at);
            case ExpenditureReported e -> allocation(e, e.allocation(), null, at);
            case ExpenditureAccepted e -> allocation(e, e.allocation(), null, at);
            case ExpenditureDisallowed e -> allocation(e, e.allocation(), null, at);
            case Disbursed e -> disbursement(e, e.disbursement(), DisbursementView.Status.PAID, at);
            case DirectCostPaid e ->
                    disbursement(e, e.disbursement(), DisbursementView.Status.PAID, at);
            case PaymentReturned e ->
                    disbursement(e, e.disbursement(), DisbursementView.Status.SENT_BACK, at);
            case DisbursementReversed e ->
                    disbursement(e, e.disbursement(), DisbursementView.Status.REVERSED, at);
            case MisdirectedPaymentRecorded e -> disbursement(e, e.disbursement(), null, at);
            case RecoveryRecorded e -> disbursement(e, e.disbursement(), null, at);
            case MisdirectedPaymentWrittenOff e -> disbursement(e, e.disbursement(), null, at);
            case ReceiptConfirmed e -> disbursement(e, e.disbursement(), null, at);
            case ReturnRecorded e -> disbursement(e, e.disbursement(), null, at);
        };
    }

    private Id received(ReceiptRecorded event, long at) {
        if (event.gift() == null) {
            return receipt(event, event.receipt(), ReceiptView.Status.IN_SUSPENSE, at);
        }
        gift(event, event.gift(), event.donor(), at);
        return receipt(event, event.receipt(), ReceiptView.Status.RECEIVED, at);
    }

    /** Shows a reversal where the entry that it takes back is shown. */
    private Id reversed(EntryReversed event, long at) {
        switch (event.kind()) {
            case RECEIPT, OTHER_INCOME ->
                    receipt(event, event.entry(), ReceiptView.Status.REVERSED, at);
            case CHARGE -> charge(event, event.entry(), ChargeView.Status.REVERSED, at);
            case RETURN -> {
                if (event.disbursement() != null) {
                    disbursement(event, event.disbursement(), null, at);
                }
            }
            case REFUND -> {
                if (event.gift() != null) {
                    gift(event, event.gift(), null, at);
                }
            }
        }
        return event.entry();
    }

    private Id closed(FundingEvent event, @Nullable LocalDate until, long at) {
        fund(event.fund().value(), at, view -> view.closed(until, at));
        return event.fund();
    }

    /** Changes a fund where it is there: on an earlier day it may not have been established. */
    private void fund(String id, long at, UnaryOperator<FundView> to) {
        funds.current(id).ifPresent(view -> funds.put(id, to.apply(view), at));
    }

    /** Shows the resolution that cured an exception, where the act is one of a fund. */
    private void cured(ActRatified ratified, long at) {
        String[] names = ratified.act().value().split("/", -1);
        if (names.length == 3 && names[0].equals("fund")) {
            fund(names[1], at, view -> view.after(ratified, at));
        }
    }

    private Id gift(FundingEvent event, GiftId gift, @Nullable OrganisationId donor, long at) {
        String id = id(event, gift);
        GiftView view = gifts.current(id).orElseGet(() -> GiftView.none(id, event.fund(), gift));
        gifts.put(id, view.after(event, donor, at), at);
        return gift;
    }

    private Id receipt(FundingEvent event, Id receipt, ReceiptView.Status now, long at) {
        String id = id(event, receipt);
        ReceiptView view = receipts.current(id).orElseGet(() -> ReceiptView.none(id, event.fund()));
        receipts.put(id, view.after(event, now, at), at);
        return receipt;
    }

    private Id charge(FundingEvent event, EntryId charge, ChargeView.Status now, long at) {
        String id = id(event, charge);
        ChargeView view = charges.current(id).orElseGet(() -> ChargeView.none(id, event.fund()));
        charges.put(id, view.after(event, now, at), at);
        return charge;
    }

    private Id allocation(
            FundingEvent event,
            AllocationId allocation,
            AllocationView.@Nullable Status now,
            long at) {
        String id = id(event, allocation);
        AllocationView view =
                allocations.current(id).orElseGet(() -> AllocationView.none(id, event.fund()));
        allocations.put(id, view.after(event, now, at), at);
        return allocation;
    }

    private Id disbursement(
            FundingEvent event,
            DisbursementId disbursement,
            DisbursementView.@Nullable Status now,
            long at) {
        String id = id(event, disbursement);
        DisbursementView view =
                disbursements.current(id).orElseGet(() -> DisbursementView.none(id, event.fund()));
        disbursements.put(id, view.after(event, now, at), at);
        return disbursement;
    }

    private static String id(FundingEvent event, Id id) {
        return event.fund() + ":" + id;
    }
}
