/** The language as a whole: every command and every event, and the form that each has in JSON. */
@NullMarked
package org.iioe.ledger.language;

import org.jspecify.annotations.NullMarked;
