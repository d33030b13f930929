/** Organisations, the instruments they sign, and the membership that follows by rule. */
@NullMarked
package org.iioe.ledger.membership;

import org.jspecify.annotations.NullMarked;
