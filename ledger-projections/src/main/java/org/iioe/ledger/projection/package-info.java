/**
 * How read models are fed from the sealed log, keep their history, and are read as of a position.
 */
@NullMarked
package org.iioe.ledger.projection;

import org.jspecify.annotations.NullMarked;
