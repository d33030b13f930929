package org.iioe.ledger.meetings;

import org.iioe.ledger.OrganisationId;

/**
 * A member that is absent and represented by another.
 *
 * @param member who is absent
 * @param holder who acts for it
 */
public record ProxyHeld(OrganisationId member, OrganisationId holder) {}
