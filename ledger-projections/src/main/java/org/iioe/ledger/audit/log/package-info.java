/** The sealed log: one dense order of all events, and their bytes for ever. */
@NullMarked
package org.iioe.ledger.audit.log;

import org.jspecify.annotations.NullMarked;
