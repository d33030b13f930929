package org.iioe.ledger.funding.projection;

import org.iioe.ledger.funding.AllocationId;
import org.iioe.ledger.funding.GiftId;
import org.iioe.ledger.funding.ReceiptId;
import org.jspecify.annotations.Nullable;

/**
 * One line of a double entry.
 *
 * @param account such as {@code Assets:Bank:tencent-seed-fund}
 * @param gift whose money it is, or null for the fund's own income and for what is nobody's yet
 * @param party the account of somebody outside, or null
 * @param amount in minor units: a debit is positive, a credit negative
 */
public record Posting(
        String account,
        @Nullable GiftId gift,
        @Nullable ReceiptId receipt,
        @Nullable AllocationId allocation,
        @Nullable String party,
        long amount) {}
