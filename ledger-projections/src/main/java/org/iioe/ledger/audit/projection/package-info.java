/** What follows from what: every thing of the ledger with its causes and its effects. */
@NullMarked
package org.iioe.ledger.audit.projection;

import org.jspecify.annotations.NullMarked;
