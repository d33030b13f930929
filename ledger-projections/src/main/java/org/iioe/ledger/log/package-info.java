/**
 * The sealed log: one dense order of all events, and their bytes for ever. Beside the language it
 * knows {@code proof} alone.
 */
@NullMarked
package org.iioe.ledger.log;

import org.jspecify.annotations.NullMarked;
