package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A date as far as it is known, in the Extended Date/Time Format (ISO 8601-2): a day {@code
 * 2019-12-07}, a month {@code 2019-12}, a year {@code 2019}, each optionally approximate or
 * uncertain ({@code ~ ? %}), an interval {@code 2019-12-07/2019-12-08}, or one open at an end
 * {@code ../2019-12-10}.
 *
 * @param text the date as written
 */
@Example("\"2019-12-07\"")
public record Edtf(@JsonValue String text) {
    private static final String FORM =
            "A date is 2019-12-07, 2019-12 or 2019, an interval 2019-12-07/2019-12-08, or one open"
                    + " at an end ../2019-12-10; ";

    /**
     * @throws InvalidValue when the text is not such a date, names a day that no calendar has, or
     *     an interval ends before it begins
     */
    @JsonCreator
    public Edtf {
        LocalDate from = bound(text, true);
        LocalDate until = bound(text, false);
        InvalidValue.unless(from != null || until != null, FORM + "this is open at both ends.");
        if (from != null && until != null && until.isBefore(from)) {
            throw new InvalidValue("The interval " + text + " ends before it begins.");
        }
    }

    /** The date of one day. */
    public static Edtf day(LocalDate day) {
        return new Edtf(day.toString());
    }

    /** The first day that it can mean, or null when open. */
    public @Nullable LocalDate earliest() {
        return bound(text, true);
    }

    /** The last day that it can mean, or null when open. */
    public @Nullable LocalDate latest() {
        return bound(text, false);
    }

    /**
     * The day from which it has effect: its upper bound; for an interval without one, its lower
     * bound.
     */
    public LocalDate effective() {
        LocalDate until = latest();
        if (until != null) {
            return until;
        }
        LocalDate from = earliest();
        if (from == null) {
            throw new IllegalStateException(text);
        }
        return from;
    }

    /** Whether it means exactly one day. */
    public boolean isDay() {
        LocalDate from = earliest();
        return from != null && from.equals(latest());
    }

    /** By its characters: every event has a date, and each of them is asked for its days. */
    private static @Nullable LocalDate bound(String text, boolean lower) {
        int slash = text.indexOf('/');
        int from = slash < 0 || lower ? 0 : slash + 1;
        int until = slash >= 0 && lower ? slash : text.length();
        if (slash >= 0 && until - from == 2 && text.startsWith("..", from)) {
            return null;
        }
        boolean qualified = until > from && "~?%".indexOf(text.charAt(until - 1)) >= 0;
        int length = until - from - (qualified ? 1 : 0);
        boolean hasMonth = length >= 7;
        boolean hasDay = length == 10;
        int year = length >= 4 ? Numbers.ofDigits(text, from, 4) : -1;
        int month =
                hasMonth && text.charAt(from + 4) == '-' ? Numbers.ofDigits(text, from + 5, 2) : -1;
        int day = hasDay && text.charAt(from + 7) == '-' ? Numbers.ofDigits(text, from + 8, 2) : -1;
        if ((length != 4 && length != 7 && length != 10)
                || year < 0
                || (hasMonth && month < 0)
                || (hasDay && day < 0)) {
            throw new InvalidValue(FORM + "this is none of them.");
        }
        try {
            if (hasDay) {
                return LocalDate.of(year, month, day);
            }
            LocalDate first = LocalDate.of(year, hasMonth ? month : lower ? 1 : 12, 1);
            return lower ? first : first.withDayOfMonth(first.lengthOfMonth());
        } catch (DateTimeException e) {
            throw new InvalidValue("No calendar has the date " + text.substring(from, until) + ".");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
