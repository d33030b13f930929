package org.iioe.ledger.meetings.command;

import org.iioe.ledger.meetings.MeetingId;
import org.iioe.ledger.membership.OrganisationId;

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
