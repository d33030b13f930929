/** Offices, elections and the terms that follow. */
@NullMarked
package org.iioe.ledger.presidency;

import org.jspecify.annotations.NullMarked;
