/** Reports: one shape for all of them, and the formats in which they leave the house. */
@NullMarked
package org.iioe.ledger.report;

import org.jspecify.annotations.NullMarked;
