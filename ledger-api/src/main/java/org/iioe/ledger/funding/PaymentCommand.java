package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.Means;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Commands on payments and what becomes of them. */
public sealed interface PaymentCommand extends FundingCommand {
    /** Money is paid under an allocation: to its recipient, or to a supplier. */
    sealed interface Payment extends PaymentCommand {
        /** Its id, which nothing else has. */
        DisbursementId disbursement();

        /** Under what it is paid. */
        AllocationId allocation();

        /** How much; more than nothing. */
        Money amount();

        /** The receipts that it draws on; they make up the amount. */
        List<Draw> draws();

        /** Who was paid, as the bank names them. */
        String payee();

        /** The line of the bank, or null where none is known. */
        @Nullable BankRef bankRef();

        /** The bank's date, or null. */
        @Nullable Edtf valueDate();
    }

    /** Records a payment to the recipient of an allocation. */
    @Means("Records a payment to the recipient of an allocation.")
    record Disburse(
            FundId fund,
            DisbursementId disbursement,
            AllocationId allocation,
            Money amount,
            List<Draw> draws,
            @Example("\"Ain Shams University\"") String payee,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements Payment {
        public Disburse {
            amount.positive("amount");
            draws = Draws.checked("draws", draws, amount);
            Text.required("payee", payee, 300);
        }
    }

    /** Records a payment to a supplier under an allocation. */
    @Means("Records a payment to a supplier under an allocation.")
    record PayDirectCost(
            FundId fund,
            DisbursementId disbursement,
            AllocationId allocation,
            Money amount,
            List<Draw> draws,
            @Example("\"A supplier\"") String payee,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements Payment {
        public PayDirectCost {
            amount.positive("amount");
            draws = Draws.checked("draws", draws, amount);
            Text.required("payee", payee, 300);
        }
    }

    /** Records that the bank sent a payment back; it may be paid again. */
    @Means("Records that the bank sent a payment back; it may be paid again.")
    record RecordPaymentReturned(
            FundId fund,
            DisbursementId disbursement,
            BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements PaymentCommand {}

    /** Takes back a disbursement that was an error of entry and matches no line of the bank. */
    @Means("Takes back a disbursement that was an error of entry and matches no line of the bank.")
    record ReverseDisbursement(
            FundId fund,
            DisbursementId disbursement,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements PaymentCommand {
        public ReverseDisbursement {
            Text.required("reason", reason, 2000);
        }
    }

    /** Records that a payment, or a part of it, reached somebody else, who owes it now. */
    @Means("Records that a payment, or a part of it, reached somebody else, who owes it now.")
    record RecordMisdirectedPayment(
            FundId fund,
            DisbursementId disbursement,
            Money amount,
            @Example("\"Holder of another account\"") String party,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements PaymentCommand {
        public RecordMisdirectedPayment {
            amount.positive("amount");
            Text.required("party", party, 300);
            Text.required("reason", reason, 2000);
        }
    }

    /** Records that misdirected money came back. */
    @Means("Records that misdirected money came back.")
    record RecordRecovery(
            FundId fund,
            EntryId entry,
            DisbursementId disbursement,
            Money amount,
            List<Draw> restores,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements PaymentCommand {
        public RecordRecovery {
            amount.positive("amount");
            restores = Draws.checked("restores", restores, amount);
        }
    }

    /** Gives up misdirected money that cannot be recovered. */
    @Means("Gives up misdirected money that cannot be recovered.")
    record WriteOff(
            FundId fund,
            EntryId entry,
            DisbursementId disbursement,
            Money amount,
            ResolutionId authority,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements PaymentCommand {
        public WriteOff {
            amount.positive("amount");
            Text.required("reason", reason, 2000);
        }
    }

    /** Records that the recipient confirms what it received; a difference is kept. */
    @Means("Records that the recipient confirms what it received; a difference is kept.")
    record ConfirmReceipt(
            FundId fund,
            DisbursementId disbursement,
            @Example("\"ain-shams-university\"") OrganisationId recipient,
            Money amount,
            @Nullable Money charges,
            Edtf on,
            Source source)
            implements PaymentCommand {
        public ConfirmReceipt {
            amount.notNegative("amount");
            if (charges != null) {
                charges.notNegative("charges");
            }
        }
    }

    /** Records that a recipient paid back what it did not spend. */
    @Means("Records that a recipient paid back what it did not spend.")
    record RecordReturn(
            FundId fund,
            EntryId entry,
            DisbursementId disbursement,
            Money amount,
            List<Draw> restores,
            @Nullable BankRef bankRef,
            @Nullable Edtf valueDate,
            Edtf on,
            Source source)
            implements PaymentCommand {
        public RecordReturn {
            amount.positive("amount");
            restores = Draws.checked("restores", restores, amount);
        }
    }
}
