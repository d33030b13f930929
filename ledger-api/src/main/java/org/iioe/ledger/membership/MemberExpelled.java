package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;

/**
 * A membership was ended by resolution, from the day of the act.
 *
 * @param authority the resolution
 */
public record MemberExpelled(
        OrganisationId member, ResolutionId authority, String reason, Edtf on, Source source)
        implements MembershipEvent {}
