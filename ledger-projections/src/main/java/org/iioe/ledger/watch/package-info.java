/** What operators watch: how far sealing, read models and proofs have come, and what is stuck. */
@NullMarked
package org.iioe.ledger.watch;

import org.jspecify.annotations.NullMarked;
