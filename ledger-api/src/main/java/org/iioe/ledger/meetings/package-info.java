/** Meetings, attendance, draft resolutions, votes and minutes. */
@NullMarked
package org.iioe.ledger.meetings;

import org.jspecify.annotations.NullMarked;
