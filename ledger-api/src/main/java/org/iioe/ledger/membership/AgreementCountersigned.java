package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * The counterparty signed an agreement too.
 *
 * @param signatory who signed for the counterparty, or null
 * @param digest of the document with both signatures, or null
 * @param inForceFrom since when the agreement is in force, or null where its rule is unknown
 */
public record AgreementCountersigned(
        OrganisationId organisation,
        InstrumentId instrument,
        OrganisationId counterparty,
        @Nullable Person signatory,
        @Nullable Sha256 digest,
        @Nullable Edtf inForceFrom,
        Edtf on,
        Source source)
        implements MembershipEvent {}
