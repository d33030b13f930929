package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

/** Who was nominated stands. */
public record NominationAccepted(
        ElectionId election, OfficeId office, OrganisationId candidate, Edtf on, Source source)
        implements ElectionEvent {}
