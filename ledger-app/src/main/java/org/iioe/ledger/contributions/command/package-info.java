/** Decides over contributions in kind and the custody of their items. */
@NullMarked
package org.iioe.ledger.contributions.command;

import org.jspecify.annotations.NullMarked;
