package org.iioe.ledger.funding;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The last closed period was opened again. */
public record PeriodReopened(
        FundId fund,
        LocalDate until,
        @Nullable LocalDate closedUntil,
        String reason,
        Edtf on,
        Source source)
        implements FundingEvent {}
