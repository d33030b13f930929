package org.iioe.ledger.funding;

import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

/**
 * A draw, with the gift to which its receipt belongs.
 *
 * @param gift null for the fund's own income
 * @param amount more than 0
 */
public record GiftDraw(ReceiptId receipt, @Nullable GiftId gift, Money amount) {}
