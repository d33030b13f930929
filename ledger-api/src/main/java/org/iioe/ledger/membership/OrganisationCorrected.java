package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The record of an organisation was wrong from the beginning.
 *
 * @param was what the record said, as written in JSON; null for unknown
 * @param is what is right, from the beginning
 */
public record OrganisationCorrected(
        OrganisationId organisation,
        OrganisationField field,
        @Nullable String was,
        @Nullable String is,
        boolean confirmedDistinct,
        String reason,
        Edtf on,
        Source source)
        implements MembershipEvent {}
