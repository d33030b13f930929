/** Decides what a meeting can do and what its votes adopt. */
@NullMarked
package org.iioe.ledger.meetings.command;

import org.jspecify.annotations.NullMarked;
