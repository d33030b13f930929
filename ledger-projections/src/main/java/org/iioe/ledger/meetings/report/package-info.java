/** The record of a meeting. */
@NullMarked
package org.iioe.ledger.meetings.report;

import org.jspecify.annotations.NullMarked;
