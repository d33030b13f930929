/** Reports of the log itself. */
@NullMarked
package org.iioe.ledger.audit.report;

import org.jspecify.annotations.NullMarked;
