/** Shows meetings and resolutions. */
@NullMarked
package org.iioe.ledger.meetings.projection;

import org.jspecify.annotations.NullMarked;
