package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.FUND_EXISTS;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
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
    void handle(EstablishFund c, Organisations organisations) {
        Refusal.unless(
                stream == null,
                FUND_EXISTS,
                () -> "The fund %s is established already.".formatted(c.fund()));
        if (c.legalHolder() != null) {
            organisations.get(c.legalHolder());
        }
        AggregateLifecycle.apply(
                new FundEstablished(
                        c.fund(),
                        c.currency(),
                        c.legalHolder(),
                        c.account(),
                        c.fiscalYear(),
                        c.on(),
                        c.source()));
    }

    @CommandHandler
    void handle(RecordPledge c) {
        AggregateLifecycle.apply(GiftDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(AmendPledge c) {
        AggregateLifecycle.apply(GiftDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(CancelPledge c) {
        AggregateLifecycle.apply(GiftDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RecordCommitment c) {
        AggregateLifecycle.apply(GiftDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(AmendCommitment c) {
        AggregateLifecycle.apply(GiftDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(CancelCommitment c) {
        AggregateLifecycle.apply(GiftDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(AmendRestriction c) {
        AggregateLifecycle.apply(GiftDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RecordReceipt c) {
        AggregateLifecycle.apply(ReceiptDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(IdentifyReceipt c) {
        AggregateLifecycle.apply(ReceiptDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RecordOtherIncome c) {
        AggregateLifecycle.apply(ReceiptDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RecordCharge c) {
        AggregateLifecycle.apply(ReceiptDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RefundDonor c) {
        AggregateLifecycle.apply(ReceiptDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(ReverseEntry c) {
        AggregateLifecycle.apply(ReceiptDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(ProposeAllocation c, Members members, Organisations organisations) {
        AggregateLifecycle.apply(AllocationDecisions.decide(state(), c, members, organisations));
    }

    @CommandHandler
    void handle(
            ApproveAllocation c,
            Charters charters,
            Resolutions resolutions,
            @MetaDataValue("actor") String actor,
            @MetaDataValue("onbehalfof") @Nullable String onBehalfOf) {
        ApprovalRule approval =
                new ApprovalRule(
                        charters.inForce(c.on().effective()).orElse(null),
                        resolutions,
                        actor,
                        onBehalfOf);
        AggregateLifecycle.apply(AllocationDecisions.decide(state(), c, approval));
    }

    @CommandHandler
    void handle(RejectAllocation c) {
        AggregateLifecycle.apply(AllocationDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(SignGrantAgreement c) {
        AggregateLifecycle.apply(AllocationDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(AmendAllocation c) {
        AggregateLifecycle.apply(AllocationDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(ReleaseAllocation c) {
        AggregateLifecycle.apply(AllocationDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(Disburse c, Members members) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c, members));
    }

    @CommandHandler
    void handle(PayDirectCost c, Members members) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c, members));
    }

    @CommandHandler
    void handle(RecordPaymentReturned c) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(ReverseDisbursement c) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RecordMisdirectedPayment c) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RecordRecovery c) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(ConfirmReceipt c) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(RecordReturn c) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(WriteOff c, Resolutions resolutions) {
        AggregateLifecycle.apply(PaymentDecisions.decide(state(), c, resolutions));
    }

    @CommandHandler
    void handle(ReportExpenditure c) {
        AggregateLifecycle.apply(ExpenditureDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(AcceptExpenditure c) {
        AggregateLifecycle.apply(ExpenditureDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(DisallowExpenditure c) {
        AggregateLifecycle.apply(ExpenditureDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(ClosePeriod c) {
        AggregateLifecycle.apply(PeriodDecisions.decide(state(), c));
    }

    @CommandHandler
    void handle(ReopenPeriod c, @MetaDataValue("actor") String actor) {
        AggregateLifecycle.apply(PeriodDecisions.decide(state(), c, actor));
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
