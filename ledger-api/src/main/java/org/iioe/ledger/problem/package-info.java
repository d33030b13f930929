/** What is said instead of an answer (RFC 9457): each with a code that programs may rely on. */
@NullMarked
package org.iioe.ledger.problem;

import org.jspecify.annotations.NullMarked;
