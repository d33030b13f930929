package org.iioe.ledger.funding.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.iioe.ledger.funding.FundingRefusal.FUND_EXISTS;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.funding.AllocationCommand.AmendAllocation;
import org.iioe.ledger.funding.AllocationCommand.ApproveAllocation;
import org.iioe.ledger.funding.AllocationCommand.ProposeAllocation;
import org.iioe.ledger.funding.AllocationCommand.RejectAllocation;
import org.iioe.ledger.funding.AllocationCommand.ReleaseAllocation;
import org.iioe.ledger.funding.AllocationCommand.SignGrantAgreement;
import org.iioe.ledger.funding.ExpenditureCommand.AcceptExpenditure;
import org.iioe.ledger.funding.ExpenditureCommand.DisallowExpenditure;
import org.iioe.ledger.funding.ExpenditureCommand.ReportExpenditure;
import org.iioe.ledger.funding.FundCommand.ClosePeriod;
import org.iioe.ledger.funding.FundCommand.EstablishFund;
import org.iioe.ledger.funding.FundCommand.ReopenPeriod;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftCommand.AmendCommitment;
import org.iioe.ledger.funding.GiftCommand.AmendPledge;
import org.iioe.ledger.funding.GiftCommand.AmendRestriction;
import org.iioe.ledger.funding.GiftCommand.CancelCommitment;
import org.iioe.ledger.funding.GiftCommand.CancelPledge;
import org.iioe.ledger.funding.GiftCommand.RecordCommitment;
import org.iioe.ledger.funding.GiftCommand.RecordPledge;
import org.iioe.ledger.funding.PaymentCommand.ConfirmReceipt;
import org.iioe.ledger.funding.PaymentCommand.Disburse;
import org.iioe.ledger.funding.PaymentCommand.PayDirectCost;
import org.iioe.ledger.funding.PaymentCommand.RecordMisdirectedPayment;
import org.iioe.ledger.funding.PaymentCommand.RecordPaymentReturned;
import org.iioe.ledger.funding.PaymentCommand.RecordRecovery;
import org.iioe.ledger.funding.PaymentCommand.RecordReturn;
import org.iioe.ledger.funding.PaymentCommand.ReverseDisbursement;
import org.iioe.ledger.funding.PaymentCommand.WriteOff;
import org.iioe.ledger.funding.ReceiptCommand.IdentifyReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RecordCharge;
import org.iioe.ledger.funding.ReceiptCommand.RecordOtherIncome;
import org.iioe.ledger.funding.ReceiptCommand.RecordReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RefundDonor;
import org.iioe.ledger.funding.ReceiptCommand.ReverseEntry;
import org.iioe.ledger.store.Kept;
import org.iioe.ledger.store.StreamTargetResolver;
import org.jspecify.annotations.Nullable;

/** A fund: it decides over its gifts, allocations and payments, each kind in a class of its own. */
@Aggregate(commandTargetResolver = StreamTargetResolver.NAME)
class Fund implements Kept<Fund> {
    @AggregateIdentifier private @Nullable String stream;
    private @Nullable FundState state;

    Fund() {}

    @Override
    public Fund copy() {
        Fund copy = new Fund();
        copy.stream = stream;
        copy.state = state;
        return copy;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EstablishFund command, Organisations organisations) {
        Refusal.unless(
                stream == null,
                FUND_EXISTS,
                () -> "The fund %s is established already.".formatted(command.fund()));
        apply(KeepingBooks.established(command, organisations));
    }

    @CommandHandler
    void handle(RecordPledge command) {
        apply(Giving.pledged(state(), command));
    }

    @CommandHandler
    void handle(AmendPledge command) {
        apply(Giving.pledgeAmended(state(), command));
    }

    @CommandHandler
    void handle(CancelPledge command) {
        apply(Giving.pledgeCancelled(state(), command));
    }

    @CommandHandler
    void handle(RecordCommitment command) {
        apply(Giving.committed(state(), command));
    }

    @CommandHandler
    void handle(AmendCommitment command) {
        apply(Giving.commitmentAmended(state(), command));
    }

    @CommandHandler
    void handle(CancelCommitment command) {
        apply(Giving.commitmentCancelled(state(), command));
    }

    @CommandHandler
    void handle(AmendRestriction command) {
        apply(Giving.restricted(state(), command));
    }

    @CommandHandler
    void handle(RecordReceipt command) {
        apply(Receiving.received(state(), command));
    }

    @CommandHandler
    void handle(IdentifyReceipt command) {
        apply(Receiving.identified(state(), command));
    }

    @CommandHandler
    void handle(RecordOtherIncome command) {
        apply(Receiving.earned(state(), command));
    }

    @CommandHandler
    void handle(RecordCharge command) {
        apply(Receiving.charged(state(), command));
    }

    @CommandHandler
    void handle(RefundDonor command) {
        apply(Receiving.refunded(state(), command));
    }

    @CommandHandler
    void handle(ReverseEntry command) {
        apply(Reversing.reversed(state(), command));
    }

    @CommandHandler
    void handle(ProposeAllocation command, Members members, Organisations organisations) {
        apply(Allocating.proposed(state(), command, members, organisations));
    }

    @CommandHandler
    void handle(
            ApproveAllocation command,
            Charters charters,
            Resolutions resolutions,
            @MetaDataValue("actor") String actor,
            @MetaDataValue("onbehalfof") @Nullable String onBehalfOf) {
        apply(Allocating.approved(state(), command, charters, resolutions, actor, onBehalfOf));
    }

    @CommandHandler
    void handle(RejectAllocation command) {
        apply(Allocating.rejected(state(), command));
    }

    @CommandHandler
    void handle(SignGrantAgreement command) {
        apply(Allocating.agreementSigned(state(), command));
    }

    @CommandHandler
    void handle(AmendAllocation command) {
        apply(Allocating.amendmentProposed(state(), command));
    }

    @CommandHandler
    void handle(ReleaseAllocation command) {
        apply(Allocating.released(state(), command));
    }

    @CommandHandler
    void handle(Disburse command, Members members) {
        apply(Paying.paid(state(), command, members));
    }

    @CommandHandler
    void handle(PayDirectCost command, Members members) {
        apply(Paying.paid(state(), command, members));
    }

    @CommandHandler
    void handle(RecordPaymentReturned command) {
        apply(Recovering.sentBack(state(), command));
    }

    @CommandHandler
    void handle(ReverseDisbursement command) {
        apply(Recovering.reversed(state(), command));
    }

    @CommandHandler
    void handle(RecordMisdirectedPayment command) {
        apply(Recovering.misdirected(state(), command));
    }

    @CommandHandler
    void handle(RecordRecovery command) {
        apply(Recovering.recovered(state(), command));
    }

    @CommandHandler
    void handle(ConfirmReceipt command) {
        apply(Paying.confirmed(state(), command));
    }

    @CommandHandler
    void handle(RecordReturn command) {
        apply(Recovering.returned(state(), command));
    }

    @CommandHandler
    void handle(WriteOff command, Resolutions resolutions) {
        apply(Recovering.writtenOff(state(), command, resolutions));
    }

    @CommandHandler
    void handle(ReportExpenditure command) {
        apply(ReportingExpenditure.reported(state(), command));
    }

    @CommandHandler
    void handle(AcceptExpenditure command) {
        apply(ReportingExpenditure.accepted(state(), command));
    }

    @CommandHandler
    void handle(DisallowExpenditure command) {
        apply(ReportingExpenditure.disallowed(state(), command));
    }

    @CommandHandler
    void handle(ClosePeriod command) {
        apply(KeepingBooks.closed(state(), command));
    }

    @CommandHandler
    void handle(ReopenPeriod command, @MetaDataValue("actor") String actor) {
        apply(KeepingBooks.reopened(state(), command, actor));
    }

    private FundState state() {
        FundState established = state;
        if (established == null) {
            throw new IllegalStateException("A fund without its first event.");
        }
        return established;
    }

    @EventSourcingHandler
    void on(FundingEvent event, @MetaDataValue("actor") @Nullable String actor) {
        if (event instanceof FundEstablished established) {
            stream = established.fund().stream();
            state = FundState.of(established);
        } else {
            state = state().after(event, actor == null ? "" : actor);
        }
    }
}
