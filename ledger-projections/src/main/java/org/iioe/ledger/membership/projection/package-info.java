/** Shows organisations, what they signed, and who is a member. */
@NullMarked
package org.iioe.ledger.membership.projection;

import org.jspecify.annotations.NullMarked;
