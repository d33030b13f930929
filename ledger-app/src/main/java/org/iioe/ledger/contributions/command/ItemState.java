package org.iioe.ledger.contributions.command;

import org.iioe.ledger.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * Where an item is.
 *
 * @param meantFor the member that it is allocated to by name, or null
 */
record ItemState(Custody custody, @Nullable OrganisationId meantFor) {}
