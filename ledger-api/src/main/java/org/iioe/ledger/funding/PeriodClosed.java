package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The books up to a day were closed, with the balance of the bank then. */
public record PeriodClosed(
        FundId fund, @Nullable LocalDate from, LocalDate until, Money bank, Edtf on, Source source)
        implements FundingEvent {}
