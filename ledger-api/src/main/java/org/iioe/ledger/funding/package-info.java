/** Gifts from pledge to receipt, allocations from proposal to accepted expenditure. */
@NullMarked
package org.iioe.ledger.funding;

import org.jspecify.annotations.NullMarked;
