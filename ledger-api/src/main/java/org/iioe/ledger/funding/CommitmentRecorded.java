package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A donor bound itself to a gift. {@code fromPledge} says how much of its pledge is converted.
 *
 * @param original the amount in the currency in which it was given, or null
 * @param rate the rate of exchange, or null
 */
public record CommitmentRecorded(
        FundId fund,
        GiftId gift,
        OrganisationId donor,
        Money amount,
        @Nullable Money original,
        @Nullable ExchangeRate rate,
        @Nullable Restriction restriction,
        List<Instalment> instalments,
        @Nullable Money fromPledge,
        Edtf on,
        Source source)
        implements FundingEvent {
    public CommitmentRecorded {
        instalments = List.copyOf(instalments);
    }
}
