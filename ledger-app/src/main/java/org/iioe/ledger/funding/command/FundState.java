package org.iioe.ledger.funding.command;

import static org.iioe.ledger.funding.FundingRefusal.BANK_LINE_MATCHED;
import static org.iioe.ledger.funding.FundingRefusal.ENTRY_EXISTS;
import static org.iioe.ledger.funding.FundingRefusal.PAYMENT_UNDONE;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_ALLOCATION;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_DISBURSEMENT;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_GIFT;
import static org.iioe.ledger.funding.FundingRefusal.UNKNOWN_RECEIPT;
import static org.iioe.ledger.funding.FundingRefusal.WRONG_CURRENCY;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.EntryId;
import org.iioe.ledger.funding.FundEstablished;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.PeriodClosed;
import org.iioe.ledger.funding.PeriodReopened;
import org.iioe.ledger.funding.ReceiptId;
import org.jspecify.annotations.Nullable;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

import java.time.LocalDate;

/**
 * A fund's books as far as decisions need them: children by id, and totals. Immutable: an event
 * makes another state, which shares with this one whatever the event did not touch.
 *
 * @param zero nothing, in the fund's currency
 * @param turnover all that moved, in minor units
 * @param closings the closed periods, the last first
 */
record FundState(
        FundId fund,
        Money zero,
        long turnover,
        Gifts gifts,
        Receipts receipts,
        Allocations allocations,
        Payments payments,
        Entries entries,
        ExpenditureReports reports,
        Bank bank,
        PStack<Closing> closings) {

    /**
     * A closed period.
     *
     * @param until its last day
     * @param by the user who closed it
     */
    record Closing(LocalDate until, String by) {}

    static FundState of(FundEstablished e) {
        Money zero = Money.zero(e.currency().currency());
        return new FundState(
                e.fund(),
                zero,
                0,
                Gifts.none(zero),
                Receipts.NONE,
                Allocations.none(zero),
                Payments.NONE,
                Entries.NONE,
                ExpenditureReports.NONE,
                Bank.none(zero),
                ConsPStack.empty());
    }

    /**
     * The books after an event. Nothing is decided any more: what was recorded is so.
     *
     * @param actor who sent the command
     * @throws ArithmeticException when more moved than the books hold; nothing is recorded then
     */
    FundState after(FundingEvent event, String actor) {
        return new FundState(
                fund,
                zero,
                moved(event.amount()),
                gifts.after(event),
                receipts.after(event),
                allocations.after(event, actor),
                payments.after(event),
                entries.after(event),
                reports.after(event),
                bank.after(event),
                closed(event, actor));
    }

    /**
     * Counts what moved. A figure adds up balances, and a balance postings: while the turnover has
     * room to spare in 64 bits, none of them can be beyond what the books hold.
     */
    private long moved(@Nullable Money amount) {
        if (amount == null) {
            return turnover;
        }
        long more = Math.addExact(turnover, amount.minorUnits());
        Math.multiplyExact(more, 8L);
        return more;
    }

    private PStack<Closing> closed(FundingEvent event, String actor) {
        return switch (event) {
            case PeriodClosed e -> closings.plus(new Closing(e.until(), actor));
            case PeriodReopened _ -> closings.minus(0);
            default -> closings;
        };
    }

    /** The last period that was closed, or null while all is open. */
    @Nullable Closing lastClosing() {
        return closings.isEmpty() ? null : closings.getFirst();
    }

    /** The gift of that id, or the fund's own income. */
    GiftState gift(@Nullable GiftId gift) {
        GiftState found = gifts.find(gift);
        if (found == null) {
            throw new Refusal(UNKNOWN_GIFT, "%s has no gift %s.".formatted(fund, gift));
        }
        return found;
    }

    ReceiptState receipt(ReceiptId receipt) {
        ReceiptState found = receipts.find(receipt);
        if (found == null || found.reversed()) {
            throw new Refusal(UNKNOWN_RECEIPT, "%s has no receipt %s.".formatted(fund, receipt));
        }
        return found;
    }

    AllocationState allocation(AllocationId allocation) {
        AllocationState found = allocations.find(allocation);
        if (found == null) {
            throw new Refusal(
                    UNKNOWN_ALLOCATION, "%s has no allocation %s.".formatted(fund, allocation));
        }
        return found;
    }

    /** The payment of that id; refuses one that came back or was reversed. */
    DisbursementState payment(DisbursementId disbursement) {
        DisbursementState found = payments.find(disbursement);
        if (found == null) {
            throw new Refusal(
                    UNKNOWN_DISBURSEMENT,
                    "%s has no disbursement %s.".formatted(fund, disbursement));
        }
        Refusal.unless(
                !found.undone(),
                PAYMENT_UNDONE,
                () -> "%s came back or was reversed.".formatted(disbursement));
        return found;
    }

    /** Refuses an amount of another currency. */
    void requireCurrency(Money amount) {
        Refusal.unless(
                amount.currency().equals(zero.currency()),
                WRONG_CURRENCY,
                () ->
                        "%s is kept in %s; %s is not."
                                .formatted(fund, zero.currency().getCurrencyCode(), amount));
    }

    /** Refuses a bank's line that another entry matches. */
    void requireFreeBankLine(@Nullable BankRef bankRef) {
        Refusal.unless(
                bankRef == null || !bank.lines().contains(bankRef),
                BANK_LINE_MATCHED,
                () -> "The bank's line %s is matched already.".formatted(bankRef));
    }

    /** Refuses an entry of another currency, and an id or a bank's line that is taken. */
    void requireNew(EntryId entry, Money amount, @Nullable BankRef bankRef) {
        requireCurrency(amount);
        Refusal.unless(
                entries.find(entry) == null,
                ENTRY_EXISTS,
                () -> "%s has an entry %s already.".formatted(fund, entry));
        requireFreeBankLine(bankRef);
    }

    /** The day on which a fact posts: its own, or the first of the open period. */
    LocalDate postingDay(Edtf on) {
        LocalDate day = on.effective();
        Closing last = lastClosing();
        return last == null || day.isAfter(last.until()) ? day : last.until().plusDays(1);
    }
}
