/** Answers questions about the charter. */
@NullMarked
package org.iioe.ledger.charter.web;

import org.jspecify.annotations.NullMarked;
