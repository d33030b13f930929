/** What the sealed log tells the rest of the ledger. It decides nothing. */
@NullMarked
package org.iioe.ledger.audit;

import org.jspecify.annotations.NullMarked;
