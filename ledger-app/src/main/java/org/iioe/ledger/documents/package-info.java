/** The documents that events name by digest: taken in, handed out, checked. */
@NullMarked
package org.iioe.ledger.documents;

import org.jspecify.annotations.NullMarked;
