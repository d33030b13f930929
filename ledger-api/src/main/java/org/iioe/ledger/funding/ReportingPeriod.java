package org.iioe.ledger.funding;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.time.LocalDate;

/**
 * A time about which something is reported.
 *
 * @param from its first day
 * @param to its last day
 */
@Example("{\"from\":\"2020-01-01\",\"to\":\"2020-06-30\"}")
public record ReportingPeriod(LocalDate from, LocalDate to) {
    public ReportingPeriod {
        InvalidValue.unless(!to.isBefore(from), "to", "A period ends after it begins.");
        InvalidValue.unless(
                from.getYear() >= 0 && to.getYear() <= 9999,
                "to",
                "A period lies in the years 0000 to 9999.");
    }
}
