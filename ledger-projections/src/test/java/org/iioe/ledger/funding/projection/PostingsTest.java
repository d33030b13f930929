package org.iioe.ledger.funding.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.AllocationMode;
import org.iioe.ledger.funding.AllocationReleased;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.BudgetLineId;
import org.iioe.ledger.funding.ChargeKind;
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
import org.iioe.ledger.funding.ExpenditureReportId;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.IncomeKind;
import org.iioe.ledger.funding.MisdirectedPaymentRecorded;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.OtherIncomeRecorded;
import org.iioe.ledger.funding.PaymentReturned;
import org.iioe.ledger.funding.PledgeAmended;
import org.iioe.ledger.funding.PledgeCancelled;
import org.iioe.ledger.funding.PledgeRecorded;
import org.iioe.ledger.funding.Purpose;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.funding.ReceiptIdentified;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.iioe.ledger.funding.ReversibleKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Every entry sums to 0, keeps the equations, and is undone by its reversal. */
class PostingsTest {
    private static final FundId FUND = new FundId("fund");
    private static final GiftId GIFT = new GiftId("gift");
    private static final ReceiptId RECEIPT = new ReceiptId("receipt");
    private static final ReceiptId INTEREST = new ReceiptId("interest");
    private static final AllocationId ALLOCATION = new AllocationId("allocation");
    private static final DisbursementId PAYMENT = new DisbursementId("payment");
    private static final OrganisationId DONOR = new OrganisationId("donor");
    private static final EntryId ENTRY = new EntryId("entry");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 1);
    private static final Edtf ON = Edtf.day(DAY);
    private static final Source SOURCE = new Source("Minutes", Source.Certainty.STATED);

    @Test
    void every_entry_sums_to_zero_and_keeps_the_equations() {
        List<Posting> books = new ArrayList<>();
        for (FundingEvent event : story()) {
            List<Posting> entry = Postings.of(event);
            assertThat(entry).as("%s", event).isNotEmpty();
            assertThat(entry.stream().mapToLong(Posting::amount).sum()).as("%s", event).isZero();
            books.addAll(entry);
            assertThat(Equations.broken(books)).as("after %s", event).isEmpty();
        }
        Figures figures = new Figures(Equations.balances(books));
        assertThat(figures.of(Figure.PLEDGED)).isEqualTo(900);
        assertThat(figures.of(Figure.COMMITTED)).isEqualTo(750);
        assertThat(figures.of(Figure.RECEIVED)).isEqualTo(1_500);
        assertThat(figures.of(Figure.SUSPENSE)).isZero();
        assertThat(figures.of(Figure.ALLOCATED)).isEqualTo(550);
        assertThat(figures.of(Figure.DISBURSED)).isEqualTo(400);
        assertThat(figures.of(Figure.SPENT)).isEqualTo(200);
        assertThat(figures.of(Figure.RETURNED)).isEqualTo(60);
        assertThat(figures.of(Figure.WRITTEN_OFF)).isEqualTo(10);
        assertThat(figures.of(Figure.ADVANCES)).isEqualTo(130);
        assertThat(figures.of(Figure.RECOVERABLE)).isZero();
    }

    @Test
    void a_reversal_restores_the_balances() {
        restores(
                receipt("receipt", GIFT, 100, 70), reversal(ReversibleKind.RECEIPT, GIFT, 100, 70));
        restores(receipt("receipt", null, 100, 0), reversal(ReversibleKind.RECEIPT, null, 100, 0));
        restores(interest(100), reversal(ReversibleKind.OTHER_INCOME, null, 100, 0));
        restores(charge(20), reversal(ReversibleKind.CHARGE, null, 20, 0));
        restores(refund(20), reversal(ReversibleKind.REFUND, GIFT, 20, 0));
        restores(returned(20), reversal(ReversibleKind.RETURN, null, 20, 0));
        restores(disbursed(300), reversedPayment(false, 300));
        restores(direct(300), reversedPayment(true, 300));
        restores(disbursed(300), sentBack(false, 300));
        restores(direct(300), sentBack(true, 300));
    }

    @Test
    void an_amended_allocation_posts_the_difference_by_source() {
        List<Posting> books = new ArrayList<>(Postings.of(approved(500, 0)));
        books.addAll(Postings.of(approved(700, 500)));
        assertThat(new Figures(Equations.balances(books)).of(Figure.ALLOCATED)).isEqualTo(700);
        assertThat(Postings.of(approved(500, 500))).isEmpty();
    }

    private static void restores(FundingEvent act, FundingEvent reversal) {
        List<Posting> books = new ArrayList<>(Postings.of(act));
        assertThat(books).as("%s", act).isNotEmpty();
        books.addAll(Postings.of(reversal));
        assertThat(Equations.balances(books)).as("%s", reversal).isEmpty();
    }

    private static List<FundingEvent> story() {
        return List.of(
                new PledgeRecorded(FUND, GIFT, DONOR, money(1_000), ON, SOURCE),
                new PledgeAmended(FUND, GIFT, money(1_000), money(1_200), "x", ON, SOURCE),
                new PledgeCancelled(FUND, GIFT, money(300), "x", ON, SOURCE),
                new CommitmentRecorded(
                        FUND,
                        GIFT,
                        DONOR,
                        money(700),
                        null,
                        null,
                        null,
                        List.of(),
                        money(700),
                        ON,
                        SOURCE),
                new CommitmentAmended(FUND, GIFT, money(700), money(800), "x", ON, SOURCE),
                new CommitmentCancelled(FUND, GIFT, money(50), "x", ON, SOURCE),
                receipt("receipt", GIFT, 1_000, 750),
                receipt("unknown", null, 500, 0),
                new ReceiptIdentified(
                        FUND,
                        new ReceiptId("unknown"),
                        GIFT,
                        DONOR,
                        money(500),
                        money(0),
                        DAY,
                        ON,
                        SOURCE),
                interest(30),
                charge(20),
                refund(40),
                approved(600, 0),
                new AllocationReleased(
                        FUND,
                        ALLOCATION,
                        List.of(new GiftAmount(GIFT, money(50))),
                        money(50),
                        "x",
                        ON,
                        SOURCE),
                disbursed(300),
                direct(100),
                disbursed(70),
                sentBack(false, 70),
                disbursed(70),
                reversedPayment(false, 70),
                new ExpenditureAccepted(
                        FUND,
                        new ExpenditureReportId("report"),
                        ALLOCATION,
                        List.of(new BudgetLine(new BudgetLineId("travel"), money(100))),
                        money(100),
                        DAY,
                        ON,
                        SOURCE),
                returned(40),
                new MisdirectedPaymentRecorded(
                        FUND,
                        PAYMENT,
                        ALLOCATION,
                        money(30),
                        "party",
                        "x",
                        DAY,
                        List.of(),
                        ON,
                        SOURCE),
                new RecoveryRecorded(
                        FUND,
                        ENTRY,
                        PAYMENT,
                        ALLOCATION,
                        money(20),
                        draws(20),
                        null,
                        null,
                        DAY,
                        ON,
                        SOURCE),
                new MisdirectedPaymentWrittenOff(
                        FUND,
                        ENTRY,
                        PAYMENT,
                        ALLOCATION,
                        money(10),
                        new ResolutionId("res"),
                        "x",
                        DAY,
                        ON,
                        SOURCE));
    }

    private static FundingEvent receipt(
            String id, @Nullable GiftId gift, long amount, long against) {
        return new ReceiptRecorded(
                FUND,
                new ReceiptId(id),
                gift,
                gift == null ? null : DONOR,
                null,
                money(amount),
                money(against),
                null,
                null,
                null,
                null,
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent interest(long amount) {
        return new OtherIncomeRecorded(
                FUND,
                RECEIPT,
                IncomeKind.INTEREST,
                money(amount),
                null,
                null,
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent charge(long amount) {
        return new ChargeRecorded(
                FUND,
                ENTRY,
                ChargeKind.BANK,
                money(amount),
                draws(amount),
                null,
                null,
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent refund(long amount) {
        return new DonorRefunded(
                FUND, ENTRY, GIFT, money(amount), draws(amount), null, null, DAY, ON, SOURCE);
    }

    private static FundingEvent returned(long amount) {
        return new ReturnRecorded(
                FUND,
                ENTRY,
                PAYMENT,
                ALLOCATION,
                money(amount),
                draws(amount),
                null,
                null,
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent disbursed(long amount) {
        return new Disbursed(
                FUND,
                PAYMENT,
                ALLOCATION,
                null,
                money(amount),
                draws(amount),
                "payee",
                null,
                null,
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent direct(long amount) {
        return new DirectCostPaid(
                FUND,
                PAYMENT,
                ALLOCATION,
                null,
                money(amount),
                draws(amount),
                "payee",
                null,
                null,
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent sentBack(boolean direct, long amount) {
        return new PaymentReturned(
                FUND,
                PAYMENT,
                ALLOCATION,
                direct,
                money(amount),
                draws(amount),
                new BankRef("BANK-1"),
                null,
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent reversedPayment(boolean direct, long amount) {
        return new DisbursementReversed(
                FUND,
                PAYMENT,
                ALLOCATION,
                direct,
                money(amount),
                draws(amount),
                "x",
                DAY,
                ON,
                SOURCE);
    }

    private static FundingEvent reversal(
            ReversibleKind kind, @Nullable GiftId gift, long amount, long against) {
        boolean drew = kind != ReversibleKind.RECEIPT && kind != ReversibleKind.OTHER_INCOME;
        boolean returned = kind == ReversibleKind.RETURN;
        return new EntryReversed(
                FUND,
                kind,
                new EntryId("receipt"),
                gift,
                money(amount),
                money(against),
                drew ? draws(amount) : List.of(),
                returned ? PAYMENT : null,
                returned ? ALLOCATION : null,
                "x",
                DAY,
                List.of(),
                ON,
                SOURCE);
    }

    private static FundingEvent approved(long amount, long was) {
        List<BudgetLine> lines = List.of(new BudgetLine(new BudgetLineId("travel"), money(amount)));
        return new AllocationApproved(
                FUND,
                ALLOCATION,
                DONOR,
                new Purpose("training"),
                AllocationMode.ADVANCE,
                lines,
                sources(amount),
                money(amount),
                money(was),
                was == 0 ? List.of() : sources(was),
                null,
                true,
                ON,
                SOURCE);
    }

    private static List<GiftAmount> sources(long amount) {
        return List.of(new GiftAmount(GIFT, money(amount - 10)), new GiftAmount(null, money(10)));
    }

    /** Most of an amount from a gift, 5 of it from the fund's own income. */
    private static List<GiftDraw> draws(long amount) {
        return List.of(
                new GiftDraw(RECEIPT, GIFT, money(amount - 5)),
                new GiftDraw(INTEREST, null, money(5)));
    }

    private static Money money(long minorUnits) {
        return new Money(minorUnits, Money.of("0", "CNY").currency());
    }
}
