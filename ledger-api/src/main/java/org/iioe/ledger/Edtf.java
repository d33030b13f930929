package org.iioe.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?");
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
        InvalidValue.unless(
                from == null || until == null || !until.isBefore(from),
                "The interval " + text + " ends before it begins.");
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

    private static @Nullable LocalDate bound(String text, boolean lower) {
        int slash = text.indexOf('/');
        String part =
                slash < 0 ? text : lower ? text.substring(0, slash) : text.substring(slash + 1);
        if (slash >= 0 && part.equals("..")) {
            return null;
        }
        Matcher date = DATE.matcher(part);
        InvalidValue.unless(date.matches(), FORM + "this is none of them.");
        try {
            Year year = Year.parse(date.group(1));
            if (date.group(2) == null) {
                return lower ? year.atDay(1) : year.atMonth(12).atEndOfMonth();
            }
            YearMonth month = YearMonth.parse(date.group(1) + "-" + date.group(2));
            if (date.group(3) == null) {
                return lower ? month.atDay(1) : month.atEndOfMonth();
            }
            return month.atDay(Integer.parseInt(date.group(3)));
        } catch (DateTimeException e) {
            throw new InvalidValue("No calendar has the date " + part + ".");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
