package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/** A fund was established, in one currency for ever. */
public record FundEstablished(
        FundId fund,
        CurrencyCode currency,
        @Nullable OrganisationId legalHolder,
        @Nullable String account,
        @Nullable FiscalYearStart fiscalYear,
        Edtf on,
        Source source)
        implements FundingEvent {}
