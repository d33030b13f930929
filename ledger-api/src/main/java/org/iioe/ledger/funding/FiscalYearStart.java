package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.time.DateTimeException;
import java.time.MonthDay;

/**
 * The first day of a fiscal year.
 *
 * @param monthDay such as 01-01
 */
@Example("\"01-01\"")
public record FiscalYearStart(@JsonValue String monthDay) {
    @JsonCreator
    public FiscalYearStart {
        try {
            MonthDay.parse("--" + monthDay);
        } catch (DateTimeException e) {
            throw new InvalidValue("A fiscal year begins on a month and day such as 01-01.");
        }
    }

    @Override
    public String toString() {
        return monthDay;
    }
}
