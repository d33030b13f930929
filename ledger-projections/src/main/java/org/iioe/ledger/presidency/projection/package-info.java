/** Shows elections and the terms of offices. */
@NullMarked
package org.iioe.ledger.presidency.projection;

import org.jspecify.annotations.NullMarked;
