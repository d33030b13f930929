/** Reports of funds, gifts, allocations and books. */
@NullMarked
package org.iioe.ledger.funding.report;

import org.jspecify.annotations.NullMarked;
