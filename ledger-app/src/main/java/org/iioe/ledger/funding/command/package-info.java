/** Decides over gifts, allocations and payments of a fund. */
@NullMarked
package org.iioe.ledger.funding.command;

import org.jspecify.annotations.NullMarked;
