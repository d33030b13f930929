/** Decides who joins, signs, belongs and leaves. */
@NullMarked
package org.iioe.ledger.membership.command;

import org.jspecify.annotations.NullMarked;
