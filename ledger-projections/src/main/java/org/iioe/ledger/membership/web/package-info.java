/** Answers questions about organisations and members. */
@NullMarked
package org.iioe.ledger.membership.web;

import org.jspecify.annotations.NullMarked;
