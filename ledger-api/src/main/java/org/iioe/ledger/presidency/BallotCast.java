package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A member voted, by name.
 *
 * @param candidate for whom; null where it abstained
 * @param abstains whether it was for nobody
 */
public record BallotCast(
        ElectionId election,
        OfficeId office,
        int round,
        OrganisationId member,
        @Nullable OrganisationId candidate,
        boolean abstains,
        Edtf on,
        Source source)
        implements ElectionEvent {}
