package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A holder's office fell vacant, from the day of the act on, before its term was over.
 *
 * @param from since when it was held
 * @param left who left it
 * @param remaining who holds it further; empty where the office is vacant
 * @param reason in words, or null where it is not said
 */
public record VacancyDeclared(
        OfficeId office,
        TermId term,
        Edtf from,
        List<OrganisationId> left,
        List<OrganisationId> remaining,
        VacancyCause cause,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements OfficeEvent {
    public VacancyDeclared {
        left = List.copyOf(left);
        remaining = List.copyOf(remaining);
    }
}
