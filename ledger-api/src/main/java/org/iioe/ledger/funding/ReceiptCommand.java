package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Commands on money that comes in, and on what the bank takes. */
public sealed interface ReceiptCommand extends FundingCommand {
    /** Records money that came in; without a gift it is in suspense until it is identified. */
    @Means("Records money that came in; without a gift it is in suspense until it is identified.")
    record RecordReceipt(
            FundId fund,
            ReceiptId receipt,
            @Nullable GiftId gift,
            @Example("\"tencent-charity-foundation\"") @Nullable OrganisationId donor,
            @Nullable InstalmentId instalment,
            Money amount,
            @Nullable Money original,
            @Nullable ExchangeRate rate,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements ReceiptCommand {
        public RecordReceipt {
            if (original != null) {
                original.positive("original");
            }
            amount.positive("amount");
            InvalidValue.unless(
                    gift != null || instalment == null,
                    "gift",
                    "An instalment belongs to a gift: name it.");
        }
    }

    /** Says whose gift a receipt in suspense is. */
    @Means("Says whose gift a receipt in suspense is.")
    record IdentifyReceipt(
            FundId fund,
            ReceiptId receipt,
            GiftId gift,
            @Example("\"tencent-charity-foundation\"") @Nullable OrganisationId donor,
            Edtf on,
            Source source)
            implements ReceiptCommand {}

    /** Records interest or a gain on exchange. */
    @Means("Records interest or a gain on exchange.")
    record RecordOtherIncome(
            FundId fund,
            ReceiptId receipt,
            IncomeKind kind,
            Money amount,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements ReceiptCommand {
        public RecordOtherIncome {
            amount.positive("amount");
        }
    }

    /** Records a fee of the bank or a loss on exchange. */
    @Means("Records a fee of the bank or a loss on exchange.")
    record RecordCharge(
            FundId fund,
            EntryId entry,
            ChargeKind kind,
            Money amount,
            List<Draw> draws,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements ReceiptCommand {
        public RecordCharge {
            amount.positive("amount");
            draws = Draws.checked("draws", draws, amount);
        }
    }

    /** Takes back an entry that was an error of entry and matches no line of the bank. */
    @Means("Takes back an entry that was an error of entry and matches no line of the bank.")
    record ReverseEntry(
            FundId fund,
            ReversibleKind kind,
            @Example("\"receipt-1\"") EntryId entry,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements ReceiptCommand {
        public ReverseEntry {
            Text.required("reason", reason, 2000);
        }
    }

    /** Pays back to a donor what of its gift is not allocated. */
    @Means("Pays back to a donor what of its gift is not allocated.")
    record RefundDonor(
            FundId fund,
            EntryId entry,
            GiftId gift,
            Money amount,
            List<Draw> draws,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements ReceiptCommand {
        public RefundDonor {
            amount.positive("amount");
            draws = Draws.checked("draws", draws, amount);
        }
    }
}
