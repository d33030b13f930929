/** The rules of the network as versioned data. */
@NullMarked
package org.iioe.ledger.charter;

import org.jspecify.annotations.NullMarked;
