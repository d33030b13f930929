/** Reports of elections and of the terms that follow. */
@NullMarked
package org.iioe.ledger.presidency.report;

import org.jspecify.annotations.NullMarked;
