package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says was changed.
 *
 * @param summary what changed, in words
 * @param digest of the amendment's text, or null
 * @param from since when the amendment holds
 */
public record AgreementAmended(
        OrganisationId organisation,
        InstrumentId instrument,
        String summary,
        @Nullable Sha256 digest,
        Edtf from,
        Edtf on,
        Source source)
        implements MembershipEvent {}
