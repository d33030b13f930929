package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An amount of money in one currency, kept in the currency's minor units (ISO 4217: CNY and EUR
 * have two decimals, UGX none, TND three). All arithmetic is checked: it fails rather than wrap
 * around or mix currencies. JSON: {@code {"amount":"10000000.00","currency":"CNY"}}.
 *
 * @param minorUnits the amount in minor units; negative where a balance may be
 * @param currency an ISO 4217 currency that has minor units
 */
@Example("{\"amount\":\"100000.00\",\"currency\":\"CNY\"}")
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,4})?");

    public Money {
        InvalidValue.unless(
                currency.getDefaultFractionDigits() >= 0,
                () -> currency.getCurrencyCode() + " is not a currency that amounts are paid in.");
    }

    /** Nothing, in the given currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * @param amount decimal digits with exactly as many decimals as the currency has, or fewer
     * @param currencyCode the three letters of ISO 4217
     * @throws InvalidValue when the currency is unknown, the decimals are too many, or the amount
     *     does not fit 64 bits of minor units
     */
    @JsonCreator
    public static Money of(
            @JsonProperty("amount") String amount, @JsonProperty("currency") String currencyCode) {
        Currency currency = currency(currencyCode);
        InvalidValue.unless(
                DECIMAL.matcher(amount).matches(),
                "An amount is a string of decimal digits such as \"1250.00\", at most 19 before the"
                        + " point, without sign of thousands; this is not one.");
        int decimals = currency.getDefaultFractionDigits();
        BigDecimal exact = new BigDecimal(amount);
        InvalidValue.unless(
                exact.scale() <= decimals,
                () ->
                        "%s has %s decimals; %s has %s."
                                .formatted(currencyCode, decimals, amount, exact.scale()));
        try {
            return new Money(exact.movePointRight(decimals).longValueExact(), currency);
        } catch (ArithmeticException e) {
            throw new InvalidValue(amount + " is beyond 64 bits of minor units.");
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("A currency is three letters of ISO 4217, such as CNY or EUR.");
        }
    }

    /** The form in JSON. */
    @JsonValue
    public Json json() {
        return new Json(amount(), currency.getCurrencyCode());
    }

    /** The decimal digits, with exactly the currency's decimals: {@code 10000000.00}. */
    public String amount() {
        return decimal().toPlainString();
    }

    /** The sum. Fails when the currencies differ or the sum does not fit. */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, other.in(currency).minorUnits), currency);
    }

    /** The difference; it may be negative. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, other.in(currency).minorUnits), currency);
    }

    /** The same amount with the opposite sign. */
    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** Whether more than nothing. */
    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** Whether less than nothing. */
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** Whether exactly nothing. */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /** Whether more than the other, in the same currency. */
    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    /**
     * This amount, made sure to be more than nothing.
     *
     * @throws InvalidValue otherwise; {@code field} names the culprit in the message
     */
    public Money positive(String field) {
        InvalidValue.unless(isPositive(), field, () -> "%s must be more than 0.".formatted(field));
        return this;
    }

    /**
     * This amount, made sure to be nothing or more.
     *
     * @throws InvalidValue otherwise; {@code field} names the culprit in the message
     */
    public Money notNegative(String field) {
        InvalidValue.unless(
                !isNegative(), field, () -> "%s must not be negative.".formatted(field));
        return this;
    }

    private Money in(Currency expected) {
        InvalidValue.unless(
                currency.equals(expected),
                () -> "%s is not in %s.".formatted(this, expected.getCurrencyCode()));
        return this;
    }

    /** Compares amounts of one currency; fails on two. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, other.in(currency).minorUnits);
    }

    /** As people read it, on every machine alike: {@code CNY 10,000,000.00}. */
    public String words() {
        return currency.getCurrencyCode() + " " + Numbers.words(decimal());
    }

    /** The same as {@link #words}: an amount in a sentence. */
    @Override
    public String toString() {
        return words();
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /**
     * Money in JSON.
     *
     * @param amount decimal digits, a string so that no reader makes a float of it
     * @param currency ISO 4217
     */
    public record Json(String amount, String currency) {}
}
