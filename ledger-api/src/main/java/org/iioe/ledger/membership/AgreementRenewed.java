package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * An agreement was made to last longer.
 *
 * @param was the former last day
 * @param expires the new last day; null for no end
 */
public record AgreementRenewed(
        OrganisationId organisation,
        InstrumentId instrument,
        @Nullable Edtf was,
        @Nullable Edtf expires,
        Edtf on,
        Source source)
        implements MembershipEvent {}
