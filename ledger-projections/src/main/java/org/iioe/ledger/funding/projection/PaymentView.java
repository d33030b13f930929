package org.iioe.ledger.funding.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.BankRef;
import org.iioe.ledger.funding.DirectCostPaid;
import org.iioe.ledger.funding.Disbursed;
import org.iioe.ledger.funding.DisbursementId;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.GiftDraw;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * Money that was paid to a recipient, or for a cost at once; it reads the same.
 *
 * @param recipient for whom, or null where that is unknown
 * @param draws which receipts it is paid from
 * @param bankRef the bank's reference, or null where it is unknown
 * @param valueDate when the bank debited it, or null where that is unknown
 * @param exceptions all the rules that it breaks, each once
 */
public record PaymentView(
        FundId fund,
        DisbursementId disbursement,
        AllocationId allocation,
        @Nullable OrganisationId recipient,
        Money amount,
        List<GiftDraw> draws,
        String payee,
        @Nullable BankRef bankRef,
        @Nullable Edtf valueDate,
        LocalDate postedOn,
        List<RecordedException> exceptions,
        Edtf on,
        Source source) {

    /** What an event pays, or null where it pays nothing. */
    static @Nullable PaymentView of(FundingEvent event) {
        if (event instanceof Disbursed e) {
            return new PaymentView(
                    e.fund(),
                    e.disbursement(),
                    e.allocation(),
                    e.recipient(),
                    e.amount(),
                    e.draws(),
                    e.payee(),
                    e.bankRef(),
                    e.valueDate(),
                    e.postedOn(),
                    e.exceptions(),
                    e.on(),
                    e.source());
        }
        return event instanceof DirectCostPaid e
                ? new PaymentView(
                        e.fund(),
                        e.disbursement(),
                        e.allocation(),
                        e.recipient(),
                        e.amount(),
                        e.draws(),
                        e.payee(),
                        e.bankRef(),
                        e.valueDate(),
                        e.postedOn(),
                        e.exceptions(),
                        e.on(),
                        e.source())
                : null;
    }
}
