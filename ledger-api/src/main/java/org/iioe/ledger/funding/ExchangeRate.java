package org.iioe.ledger.funding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.iioe.ledger.Example;
import org.iioe.ledger.InvalidValue;

import java.util.regex.Pattern;

/**
 * A rate of exchange: how much of the fund's currency one unit of the original buys.
 *
 * @param decimal digits, such as 7.0352, never a float
 */
@Example("\"7.0352\"")
public record ExchangeRate(@JsonValue String decimal) {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}([.][0-9]{1,12})?");

    @JsonCreator
    public ExchangeRate {
        InvalidValue.unless(
                FORM.matcher(decimal).matches() && !decimal.matches("[0.]+"),
                "A rate is decimal digits such as 7.0352, and more than 0.");
    }

    @Override
    public String toString() {
        return decimal;
    }
}
