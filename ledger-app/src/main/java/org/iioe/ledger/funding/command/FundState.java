package org.iioe.ledger.funding.command;

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
import org.iioe.ledger.funding.ExpenditureReportId;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingRefusal;
import org.iioe.ledger.funding.GiftDraw;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.ReceiptId;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A fund's books as far as decisions need them: children by id, and totals. */
final class FundState {
    final FundId fund;
    final Money zero;
    final GiftState ownIncome;
    final Map<GiftId, GiftState> gifts = new HashMap<>();
    final Map<ReceiptId, ReceiptState> receipts = new HashMap<>();
    final Map<AllocationId, AllocationState> allocations = new HashMap<>();
    final Map<DisbursementId, DisbursementState> disbursements = new HashMap<>();
    final Map<EntryId, EntryState> entries = new HashMap<>();
    final Map<ExpenditureReportId, ReportState> reports = new HashMap<>();
    final Set<BankRef> bankLines = new HashSet<>();
    final Map<RecipientYear, Money> delegated = new HashMap<>();
    final Deque<Closing> closings = new ArrayDeque<>();
    final TreeMap<LocalDate, Money> bankByDay = new TreeMap<>();
    Money received;
    Money overhead;
    private long turnover;

    /**
     * Counts what moved. A figure adds up balances, and a balance postings: while the turnover has
     * room to spare in 64 bits, none of them can be beyond what the books hold.
     *
     * @throws ArithmeticException when it has not; nothing is recorded then
     */
    void moved(@Nullable Money amount) {
        if (amount != null) {
            turnover = Math.addExact(turnover, amount.minorUnits());
            Math.multiplyExact(turnover, 8L);
        }
    }

    /** What was allocated to whom in which year without a resolution. */
    record RecipientYear(OrganisationId recipient, int year) {}

    /**
     * A closed period.
     *
     * @param until its last day
     * @param by the user who closed it
     */
    record Closing(LocalDate until, String by) {}

    FundState(FundId fund, Currency currency) {
        this.fund = fund;
        zero = Money.zero(currency);
        ownIncome = new GiftState(null, zero);
        received = zero;
        overhead = zero;
    }

    /** The gift of that id, or the fund's own income. */
    GiftState gift(@Nullable GiftId gift) {
        if (gift == null) {
            return ownIncome;
        }
        GiftState found = gifts.get(gift);
        if (found == null) {
            throw new Refusal(UNKNOWN_GIFT, "%s has no gift %s.".formatted(fund, gift));
        }
        return found;
    }

    ReceiptState receipt(ReceiptId receipt) {
        ReceiptState found = receipts.get(receipt);
        if (found == null || found.reversed) {
            throw new Refusal(UNKNOWN_RECEIPT, "%s has no receipt %s.".formatted(fund, receipt));
        }
        return found;
    }

    AllocationState allocation(AllocationId allocation) {
        AllocationState found = allocations.get(allocation);
        if (found == null) {
            throw new Refusal(
                    UNKNOWN_ALLOCATION, "%s has no allocation %s.".formatted(fund, allocation));
        }
        return found;
    }

    DisbursementState disbursement(DisbursementId disbursement) {
        DisbursementState found = disbursements.get(disbursement);
        if (found == null) {
            throw new Refusal(
                    UNKNOWN_DISBURSEMENT,
                    "%s has no disbursement %s.".formatted(fund, disbursement));
        }
        return found;
    }

    /** Refuses an amount of another currency. */
    void requireCurrency(Money amount) {
        Refusal.unless(
                amount.currency().equals(zero.currency()),
                WRONG_CURRENCY,
                "%s is kept in %s; %s is not."
                        .formatted(fund, zero.currency().getCurrencyCode(), amount));
    }

    /** Refuses a bank's line that another entry matches. */
    void requireFreeBankLine(@Nullable BankRef bankRef) {
        Refusal.unless(
                bankRef == null || !bankLines.contains(bankRef),
                FundingRefusal.BANK_LINE_MATCHED,
                "The bank's line %s is matched already.".formatted(bankRef));
    }

    /** Refuses an entry's id that is taken. */
    void requireFree(EntryId entry) {
        Refusal.unless(
                !entries.containsKey(entry),
                FundingRefusal.ENTRY_EXISTS,
                "%s has an entry %s already.".formatted(fund, entry));
    }

    /** The day on which a fact posts: its own, or the first of the open period. */
    LocalDate postingDay(Edtf on) {
        LocalDate day = on.effective();
        Closing last = closings.peekLast();
        return last == null || day.isAfter(last.until()) ? day : last.until().plusDays(1);
    }

    void bank(LocalDate day, Money change) {
        bankByDay.merge(day, change, Money::plus);
    }

    /** The balance of the bank at the end of a day. */
    Money bankAt(LocalDate day) {
        Money balance = zero;
        for (Money change : bankByDay.headMap(day, true).values()) {
            balance = balance.plus(change);
        }
        return balance;
    }

    void draw(List<GiftDraw> draws) {
        draws.forEach(draw -> {
            ReceiptState receipt = receipt(draw.receipt());
            receipt.remaining = receipt.remaining.minus(draw.amount());
        });
    }

    void restore(List<GiftDraw> draws) {
        draws.forEach(draw -> {
            ReceiptState receipt = receipt(draw.receipt());
            receipt.remaining = receipt.remaining.plus(draw.amount());
        });
    }
}
