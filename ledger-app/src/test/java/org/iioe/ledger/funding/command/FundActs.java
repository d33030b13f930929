package org.iioe.ledger.funding.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.funding.AllocationCommand.AmendAllocation;
import org.iioe.ledger.funding.AllocationCommand.ApproveAllocation;
import org.iioe.ledger.funding.AllocationCommand.ProposeAllocation;
import org.iioe.ledger.funding.AllocationCommand.RejectAllocation;
import org.iioe.ledger.funding.AllocationCommand.ReleaseAllocation;
import org.iioe.ledger.funding.AllocationCommand.SignGrantAgreement;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.BudgetLineId;
import org.iioe.ledger.funding.ChargeKind;
import org.iioe.ledger.funding.CurrencyCode;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.Draw;
import org.iioe.ledger.funding.EntryId;
import org.iioe.ledger.funding.ExpenditureCommand.AcceptExpenditure;
import org.iioe.ledger.funding.ExpenditureCommand.DisallowExpenditure;
import org.iioe.ledger.funding.ExpenditureCommand.ReportExpenditure;
import org.iioe.ledger.funding.ExpenditureReportId;
import org.iioe.ledger.funding.FundCommand.ClosePeriod;
import org.iioe.ledger.funding.FundCommand.EstablishFund;
import org.iioe.ledger.funding.FundCommand.ReopenPeriod;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GiftCommand.AmendCommitment;
import org.iioe.ledger.funding.GiftCommand.AmendPledge;
import org.iioe.ledger.funding.GiftCommand.AmendRestriction;
import org.iioe.ledger.funding.GiftCommand.CancelCommitment;
import org.iioe.ledger.funding.GiftCommand.CancelPledge;
import org.iioe.ledger.funding.GiftCommand.RecordCommitment;
import org.iioe.ledger.funding.GiftCommand.RecordPledge;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.IncomeKind;
import org.iioe.ledger.funding.PaymentCommand.ConfirmReceipt;
import org.iioe.ledger.funding.PaymentCommand.Disburse;
import org.iioe.ledger.funding.PaymentCommand.PayDirectCost;
import org.iioe.ledger.funding.PaymentCommand.RecordMisdirectedPayment;
import org.iioe.ledger.funding.PaymentCommand.RecordPaymentReturned;
import org.iioe.ledger.funding.PaymentCommand.RecordRecovery;
import org.iioe.ledger.funding.PaymentCommand.RecordReturn;
import org.iioe.ledger.funding.PaymentCommand.ReverseDisbursement;
import org.iioe.ledger.funding.PaymentCommand.WriteOff;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.funding.ReceiptCommand.IdentifyReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RecordCharge;
import org.iioe.ledger.funding.ReceiptCommand.RecordOtherIncome;
import org.iioe.ledger.funding.ReceiptCommand.RecordReceipt;
import org.iioe.ledger.funding.ReceiptCommand.RefundDonor;
import org.iioe.ledger.funding.ReceiptCommand.ReverseEntry;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReportingPeriod;
import org.iioe.ledger.funding.Restriction;
import org.iioe.ledger.funding.ReversibleKind;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Commands of a fund in CNY in as few words as a rule needs, all on 1 February 2020 unless told
 * otherwise. Gifts are of donor unless named otherwise; money is for member.
 */
final class FundActs {
    static final FundId FUND = new FundId("fund");
    static final OrganisationId DONOR = new OrganisationId("donor");
    static final OrganisationId MEMBER = new OrganisationId("member");
    static final ResolutionId ADOPTED = new ResolutionId("adopted");
    static final Edtf ON = new Edtf("2020-02-01");
    static final Source SOURCE = new Source("Bank statement", Source.Certainty.STATED);

    private FundActs() {}

    static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    static GiftId gift(String id) {
        return new GiftId(id);
    }

    static EstablishFund establish(String currency) {
        return new EstablishFund(
                FUND, new CurrencyCode(currency), null, null, null, new Edtf("2020-01-01"), SOURCE);
    }

    static RecordPledge pledge(String gift, Money amount) {
        return new RecordPledge(FUND, gift(gift), DONOR, amount, ON, SOURCE);
    }

    static AmendPledge amendPledge(String gift, String amount) {
        return new AmendPledge(FUND, gift(gift), cny(amount), "Agreed.", ON, SOURCE);
    }

    static CancelPledge cancelPledge(String gift, String amount) {
        return new CancelPledge(FUND, gift(gift), cny(amount), "Agreed.", ON, SOURCE);
    }

    static RecordCommitment commit(String gift, String amount, @Nullable String fromPledge) {
        return commit(gift, amount, fromPledge, null);
    }

    static RecordCommitment commit(
            String gift, String amount, @Nullable String fromPledge, @Nullable String purpose) {
        return new RecordCommitment(
                FUND,
                gift(gift),
                DONOR,
                cny(amount),
                null,
                null,
                purpose == null ? null : new Restriction(List.of(new Purpose(purpose))),
                List.of(),
                fromPledge == null ? null : cny(fromPledge),
                ON,
                SOURCE);
    }

    static AmendCommitment amendCommitment(String gift, String amount) {
        return new AmendCommitment(FUND, gift(gift), cny(amount), "Agreed.", ON, SOURCE);
    }

    static CancelCommitment cancelCommitment(String gift, String amount) {
        return new CancelCommitment(FUND, gift(gift), cny(amount), "Agreed.", ON, SOURCE);
    }

    static AmendRestriction restrict(String gift, String purpose) {
        return new AmendRestriction(
                FUND,
                gift(gift),
                new Restriction(List.of(new Purpose(purpose))),
                "Letter",
                ON,
                SOURCE);
    }

    static RecordReceipt receive(String receipt, @Nullable String gift, String amount) {
        return receive(receipt, gift, cny(amount), null, "2020-02-01");
    }

    static RecordReceipt receive(
            String receipt,
            @Nullable String gift,
            Money amount,
            @Nullable String bankRef,
            String on) {
        return new RecordReceipt(
                FUND,
                new ReceiptId(receipt),
                gift == null ? null : gift(gift),
                gift == null ? null : DONOR,
                null,
                amount,
                null,
                null,
                bankRef == null ? null : new BankRef(bankRef),
                null,
                new Edtf(on),
                SOURCE);
    }

    static IdentifyReceipt identify(String receipt, String gift, @Nullable OrganisationId donor) {
        return new IdentifyReceipt(FUND, new ReceiptId(receipt), gift(gift), donor, ON, SOURCE);
    }

    static RecordOtherIncome interest(String receipt, String amount) {
        return new RecordOtherIncome(
                FUND,
                new ReceiptId(receipt),
                IncomeKind.INTEREST,
                cny(amount),
                null,
                null,
                ON,
                SOURCE);
    }

    static RecordCharge charge(String entry, String receipt, String amount) {
        return new RecordCharge(
                FUND,
                new EntryId(entry),
                ChargeKind.BANK,
                cny(amount),
                draws(receipt, cny(amount)),
                null,
                null,
                ON,
                SOURCE);
    }

    static RefundDonor refund(String entry, String gift, String receipt, String amount) {
        return new RefundDonor(
                FUND,
                new EntryId(entry),
                gift(gift),
                cny(amount),
                draws(receipt, cny(amount)),
                null,
                null,
                ON,
                SOURCE);
    }

    static ReverseEntry reverse(ReversibleKind kind, String entry) {
        return new ReverseEntry(FUND, kind, new EntryId(entry), "Entered twice.", ON, SOURCE);
    }

    static ProposeAllocation propose(String allocation, @Nullable String gift, Money amount) {
        return propose(allocation, gift, amount, AllocationMode.ADVANCE, MEMBER);
    }

    static ProposeAllocation propose(
            String allocation,
            @Nullable String gift,
            Money amount,
            AllocationMode mode,
            OrganisationId recipient) {
        return new ProposeAllocation(
                FUND,
                new AllocationId(allocation),
                recipient,
                new Purpose("training"),
                List.of(new BudgetLine(new BudgetLineId("travel"), amount)),
                List.of(new GiftAmount(gift == null ? null : gift(gift), amount)),
                mode,
                ON,
                SOURCE);
    }

    static ApproveAllocation approve(String allocation) {
        return new ApproveAllocation(FUND, new AllocationId(allocation), ADOPTED, ON, SOURCE);
    }

    static ApproveAllocation approveByDelegation(String allocation, String on) {
        return new ApproveAllocation(
                FUND, new AllocationId(allocation), null, new Edtf(on), SOURCE);
    }

    static RejectAllocation reject(String allocation) {
        return new RejectAllocation(
                FUND, new AllocationId(allocation), null, "Too dear.", ON, SOURCE);
    }

    static AmendAllocation amend(String allocation, String gift, String amount) {
        return new AmendAllocation(
                FUND,
                new AllocationId(allocation),
                List.of(new BudgetLine(new BudgetLineId("travel"), cny(amount))),
                List.of(new GiftAmount(gift(gift), cny(amount))),
                "More travel.",
                ON,
                SOURCE);
    }

    static ReleaseAllocation release(String allocation, String gift, String amount) {
        return new ReleaseAllocation(
                FUND,
                new AllocationId(allocation),
                List.of(new GiftAmount(gift(gift), cny(amount))),
                "Not needed.",
                ON,
                SOURCE);
    }

    static SignGrantAgreement sign(String allocation) {
        return new SignGrantAgreement(FUND, new AllocationId(allocation), null, ON, SOURCE);
    }

    static Disburse pay(String id, String allocation, String receipt, Money amount) {
        return pay(id, allocation, receipt, amount, null, "2020-02-01");
    }

    static Disburse pay(
            String id,
            String allocation,
            String receipt,
            Money amount,
            @Nullable String bankRef,
            String on) {
        return new Disburse(
                FUND,
                new DisbursementId(id),
                new AllocationId(allocation),
                amount,
                draws(receipt, amount),
                "Payee",
                bankRef == null ? null : new BankRef(bankRef),
                null,
                new Edtf(on),
                SOURCE);
    }

    static PayDirectCost payDirectly(String id, String allocation, String receipt, String amount) {
        return new PayDirectCost(
                FUND,
                new DisbursementId(id),
                new AllocationId(allocation),
                cny(amount),
                draws(receipt, cny(amount)),
                "Supplier",
                null,
                null,
                ON,
                SOURCE);
    }

    static RecordPaymentReturned sentBack(String id, String bankRef) {
        return new RecordPaymentReturned(
                FUND, new DisbursementId(id), new BankRef(bankRef), null, ON, SOURCE);
    }

    static ReverseDisbursement reversePayment(String id) {
        return new ReverseDisbursement(FUND, new DisbursementId(id), "Entered twice.", ON, SOURCE);
    }

    static RecordMisdirectedPayment misdirected(String id, String amount) {
        return new RecordMisdirectedPayment(
                FUND,
                new DisbursementId(id),
                cny(amount),
                "Stranger",
                "Wrong account.",
                ON,
                SOURCE);
    }

    static RecordRecovery recover(String entry, String id, String receipt, String amount) {
        return new RecordRecovery(
                FUND,
                new EntryId(entry),
                new DisbursementId(id),
                cny(amount),
                draws(receipt, cny(amount)),
                null,
                null,
                ON,
                SOURCE);
    }

    static WriteOff writeOff(String entry, String id, String amount, ResolutionId authority) {
        return new WriteOff(
                FUND,
                new EntryId(entry),
                new DisbursementId(id),
                cny(amount),
                authority,
                "Lost.",
                ON,
                SOURCE);
    }

    static ConfirmReceipt confirm(String id, OrganisationId recipient, String amount) {
        return new ConfirmReceipt(
                FUND, new DisbursementId(id), recipient, cny(amount), null, ON, SOURCE);
    }

    static RecordReturn giveBack(String entry, String id, String receipt, String amount) {
        return new RecordReturn(
                FUND,
                new EntryId(entry),
                new DisbursementId(id),
                cny(amount),
                draws(receipt, cny(amount)),
                null,
                null,
                ON,
                SOURCE);
    }

    static ReportExpenditure report(String report, String allocation, String line, String amount) {
        return new ReportExpenditure(
                FUND,
                new ExpenditureReportId(report),
                new AllocationId(allocation),
                List.of(new BudgetLine(new BudgetLineId(line), cny(amount))),
                new ReportingPeriod(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)),
                List.of(),
                ON,
                SOURCE);
    }

    static AcceptExpenditure accept(String report, String amount) {
        return new AcceptExpenditure(
                FUND,
                new ExpenditureReportId(report),
                List.of(new BudgetLine(new BudgetLineId("travel"), cny(amount))),
                ON,
                SOURCE);
    }

    static DisallowExpenditure disallow(String report, String amount) {
        return new DisallowExpenditure(
                FUND,
                new ExpenditureReportId(report),
                List.of(new BudgetLine(new BudgetLineId("travel"), cny(amount))),
                "No evidence.",
                ON,
                SOURCE);
    }

    static ClosePeriod close(String until, String bank) {
        return new ClosePeriod(
                FUND, LocalDate.parse(until), cny(bank), new Edtf("2020-12-31"), SOURCE);
    }

    static ReopenPeriod reopen(String until) {
        return new ReopenPeriod(FUND, LocalDate.parse(until), "An error.", ON, SOURCE);
    }

    private static List<Draw> draws(String receipt, Money amount) {
        return List.of(new Draw(new ReceiptId(receipt), amount));
    }
}
