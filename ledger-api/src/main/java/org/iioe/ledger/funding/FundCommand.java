package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Means;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.Text;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Commands on the fund itself and its periods. */
public sealed interface FundCommand extends FundingCommand {
    /** Establishes a fund in one currency for ever. */
    @Means("Establishes a fund in one currency for ever.")
    record EstablishFund(
            FundId fund,
            CurrencyCode currency,
            @Nullable OrganisationId legalHolder,
            @Example("\"Account ending in 0000\"") @Nullable String account,
            @Nullable FiscalYearStart fiscalYear,
            Edtf on,
            Source source)
            implements FundCommand {
        public EstablishFund {
            if (account != null) {
                Text.required("account", account, 200);
            }
        }
    }

    /** Closes the books up to a day: later facts of earlier days post to the open period. */
    @Means("Closes the books up to a day: later facts of earlier days post to the open period.")
    record ClosePeriod(FundId fund, LocalDate until, Money bank, Edtf on, Source source)
            implements FundCommand {
        public ClosePeriod {
            // What is late posts on the day after it, which has to be a day that books can show.
            InvalidValue.unless(
                    !until.isAfter(on.effective()) && until.getYear() <= 9998,
                    "until",
                    "A period is closed when it is over: its last day is no later than the act's.");
            bank.notNegative("bank");
        }
    }

    /** Opens the last closed period again; by another person than the one who closed it. */
    @Means("Opens the last closed period again; by another person than the one who closed it.")
    record ReopenPeriod(
            FundId fund,
            LocalDate until,
            @Example("\"As agreed.\"") String reason,
            Edtf on,
            Source source)
            implements FundCommand {
        public ReopenPeriod {
            Text.required("reason", reason, 2000);
        }
    }
}
