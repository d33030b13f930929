/** The event store as the command model sees it: streams to read, values to claim. */
@NullMarked
package org.iioe.ledger.store;

import org.jspecify.annotations.NullMarked;
