/** The language as a whole: every command and every event that the domains have. */
@NullMarked
package org.iioe.ledger.language;

import org.jspecify.annotations.NullMarked;
