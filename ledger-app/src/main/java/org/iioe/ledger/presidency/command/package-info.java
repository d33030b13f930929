/** Decides elections and keeps the terms of office. */
@NullMarked
package org.iioe.ledger.presidency.command;

import org.jspecify.annotations.NullMarked;
