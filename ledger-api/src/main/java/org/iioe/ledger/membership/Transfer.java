package org.iioe.ledger.membership;

import org.iioe.ledger.Example;
import org.iioe.ledger.OrganisationId;

/**
 * What a succession moves from one organisation to another.
 *
 * @param from a predecessor
 * @param to a successor
 */
@Example("{\"from\":\"ain-shams-university\",\"to\":\"new-university\"}")
public record Transfer(OrganisationId from, OrganisationId to) {}
