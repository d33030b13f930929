/** A ledger's database in one file, and back from it. */
@NullMarked
package org.iioe.ledger.audit.backup;

import org.jspecify.annotations.NullMarked;
