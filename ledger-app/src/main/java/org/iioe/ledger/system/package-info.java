/** Wiring, start-up and shut-down: how the parts become one running ledger. */
@NullMarked
package org.iioe.ledger.system;

import org.jspecify.annotations.NullMarked;
