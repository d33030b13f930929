/** Decides which rules are in force. */
@NullMarked
package org.iioe.ledger.charter.command;

import org.jspecify.annotations.NullMarked;
