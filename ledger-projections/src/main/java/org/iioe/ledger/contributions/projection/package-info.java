/** Shows what was contributed in kind, and where every unit of it is. */
@NullMarked
package org.iioe.ledger.contributions.projection;

import org.jspecify.annotations.NullMarked;
