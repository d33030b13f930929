/** Answers questions about the log itself: the trail of everything that was recorded. */
@NullMarked
package org.iioe.ledger.audit.web;

import org.jspecify.annotations.NullMarked;
