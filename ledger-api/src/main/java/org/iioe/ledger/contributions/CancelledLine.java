package org.iioe.ledger.contributions;

import org.jspecify.annotations.Nullable;

/**
 * What a cancelled pledge no longer promises.
 *
 * @param outstanding the units that were pledged and not delivered; null where the pledge gave no
 *     quantity
 */
public record CancelledLine(LineId line, @Nullable Quantity outstanding) {}
