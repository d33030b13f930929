package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

/** A membership ended with the organisation that had it. */
public record MembershipEnded(
        OrganisationId member, SuccessionId succession, Edtf on, Source source)
        implements MembershipEvent {}
