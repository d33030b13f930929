package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;
import org.iioe.ledger.membership.OrganisationId;

/** Who was nominated stands. */
public record NominationAccepted(
        ElectionId election, OfficeId office, OrganisationId candidate, Edtf on, Source source)
        implements ElectionEvent {}
