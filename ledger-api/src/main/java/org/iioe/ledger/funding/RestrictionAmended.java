package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/** What a gift may be used for was changed, with its donor's consent. */
public record RestrictionAmended(
        FundId fund,
        GiftId gift,
        @Nullable Restriction was,
        Restriction restriction,
        String donorConsent,
        Edtf on,
        Source source)
        implements FundingEvent {}
