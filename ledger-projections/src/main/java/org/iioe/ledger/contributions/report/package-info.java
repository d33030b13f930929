/** The report of things given in kind. */
@NullMarked
package org.iioe.ledger.contributions.report;

import org.jspecify.annotations.NullMarked;
