/** The charter's versions as tables. */
@NullMarked
package org.iioe.ledger.charter.report;

import org.jspecify.annotations.NullMarked;
