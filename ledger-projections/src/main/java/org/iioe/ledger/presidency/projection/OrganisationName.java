package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.OrganisationId;

/**
 * What an organisation is called.
 *
 * @param name its newest name, with corrections
 * @param position the position of the last entry about its name
 */
public record OrganisationName(OrganisationId id, String name, long position) {}
