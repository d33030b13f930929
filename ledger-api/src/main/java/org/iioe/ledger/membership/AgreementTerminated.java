package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * An agreement was ended.
 *
 * @param by which party ended it, or null
 * @param notice the day on which notice was given
 * @param ends the first day on which it is no longer in force
 */
public record AgreementTerminated(
        OrganisationId organisation,
        InstrumentId instrument,
        @Nullable OrganisationId by,
        Edtf notice,
        Edtf ends,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements MembershipEvent {}
