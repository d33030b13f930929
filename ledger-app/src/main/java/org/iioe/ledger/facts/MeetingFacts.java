package org.iioe.ledger.facts;

import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;

import java.util.Set;

/**
 * What other domains decide on.
 *
 * @param meeting its id
 * @param sitting whether it is in a sitting now: opened, and neither suspended, adjourned nor
 *     closed
 * @param present the members present now, those represented by proxy among them
 */
public record MeetingFacts(MeetingId meeting, boolean sitting, Set<OrganisationId> present) {}
