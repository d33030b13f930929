package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * Somebody acts in a vacant office, from the day of the act.
 *
 * @param until the last day: the last that it can mean
 * @param authority the resolution that appointed it, or null where there is none
 */
public record ActingAppointed(
        OfficeId office,
        TermId term,
        OrganisationId holder,
        Edtf until,
        @Nullable ResolutionId authority,
        Edtf on,
        Source source)
        implements OfficeEvent {}
