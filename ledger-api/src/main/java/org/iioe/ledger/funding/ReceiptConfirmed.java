package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The recipient confirmed what it received; difference is what was paid less that and the charges,
 * null where the currencies differ.
 */
public record ReceiptConfirmed(
        FundId fund,
        DisbursementId disbursement,
        AllocationId allocation,
        OrganisationId recipient,
        Money amount,
        @Nullable Money charges,
        @Nullable Money difference,
        Edtf on,
        Source source)
        implements FundingEvent {}
