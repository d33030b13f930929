/** The report of an organisation. */
@NullMarked
package org.iioe.ledger.membership.report;

import org.jspecify.annotations.NullMarked;
