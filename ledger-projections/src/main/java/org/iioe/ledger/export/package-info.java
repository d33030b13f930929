/** The whole ledger in the formats of its fields, for their own tools to read. */
@NullMarked
package org.iioe.ledger.export;

import org.jspecify.annotations.NullMarked;
