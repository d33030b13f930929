/** Answers questions about meetings and resolutions. */
@NullMarked
package org.iioe.ledger.meetings.web;

import org.jspecify.annotations.NullMarked;
