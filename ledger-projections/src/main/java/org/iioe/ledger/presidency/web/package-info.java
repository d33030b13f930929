/** Answers questions about elections and terms. */
@NullMarked
package org.iioe.ledger.presidency.web;

import org.jspecify.annotations.NullMarked;
