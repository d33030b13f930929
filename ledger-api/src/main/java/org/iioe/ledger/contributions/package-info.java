/** Contributions in kind: units, serials, title, custody and value. */
@NullMarked
package org.iioe.ledger.contributions;

import org.jspecify.annotations.NullMarked;
