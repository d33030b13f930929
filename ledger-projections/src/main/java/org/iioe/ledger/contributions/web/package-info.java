/** Answers questions about contributions in kind. */
@NullMarked
package org.iioe.ledger.contributions.web;

import org.jspecify.annotations.NullMarked;
