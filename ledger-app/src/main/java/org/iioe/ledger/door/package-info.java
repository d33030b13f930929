/** The one door for commands: from HTTP to a recorded outcome or a refusal. */
@NullMarked
package org.iioe.ledger.door;

import org.jspecify.annotations.NullMarked;
