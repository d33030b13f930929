/**
 * A ledger's database in one file, and back from it; and how a log goes on of which not all came
 * back.
 */
@NullMarked
package org.iioe.ledger.backup;

import org.jspecify.annotations.NullMarked;
