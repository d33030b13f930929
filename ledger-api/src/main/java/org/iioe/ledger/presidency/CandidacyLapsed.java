package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;

/**
 * Who was nominated stands no more, because it is a member no more. Votes already cast for it
 * stand, but do not elect it.
 */
public record CandidacyLapsed(
        ElectionId election, OfficeId office, OrganisationId candidate, Edtf on, Source source)
        implements ElectionEvent {}
