/** Shows the charter's versions. */
@NullMarked
package org.iioe.ledger.charter.projection;

import org.jspecify.annotations.NullMarked;
