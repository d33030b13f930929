/** The words that every domain of the ledger shares: money, dates, sources, ids, refusals. */
@NullMarked
package org.iioe.ledger;

import org.jspecify.annotations.NullMarked;
