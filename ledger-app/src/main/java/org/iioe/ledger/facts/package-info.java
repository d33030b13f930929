/** What one domain may ask of another when it decides; the domain that is asked answers. */
@NullMarked
package org.iioe.ledger.facts;

import org.jspecify.annotations.NullMarked;
