package org.iioe.ledger.membership;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * One version of a letter's or an agreement's text was entered.
 *
 * @param counterparty with whom the agreement is made, or null
 * @param binding whether it binds in law; null where it is unknown
 * @param inForceRule what brings it into force; null where it is unknown
 * @param expires the last day on which it is in force; null for no end
 * @param digest of the text, or null
 */
public record InstrumentRegistered(
        InstrumentId instrument,
        InstrumentKind kind,
        String title,
        String version,
        @Nullable OrganisationId counterparty,
        @Nullable Boolean binding,
        @Nullable InForceRule inForceRule,
        @Nullable Edtf expires,
        @Nullable Sha256 digest,
        Edtf on,
        Source source)
        implements MembershipEvent {}
