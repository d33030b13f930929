package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A member was proposed.
 *
 * @param nominator by whom, or null where it is not said
 */
public record CandidateNominated(
        ElectionId election,
        OfficeId office,
        OrganisationId candidate,
        @Nullable OrganisationId nominator,
        Edtf on,
        Source source)
        implements ElectionEvent {}
