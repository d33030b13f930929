package org.iioe.ledger.report;

import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * What a caller asks a report.
 *
 * @param parameters the report's own, each of which it knows
 */
public record ReportRequest(Moment moment, Map<String, String> parameters) {
    /** The position as of which the report is read. */
    public long asOf() {
        return moment.position();
    }

    /** A parameter, or null where it is left out. */
    public @Nullable String optional(String name) {
        return parameters.get(name);
    }

    /** A parameter that the report requires. */
    public String required(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new InvalidParameter(name, name + " is missing.");
        }
        return value;
    }

    /** A day, or null where it is left out. */
    public @Nullable LocalDate day(String name) {
        String text = parameters.get(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidParameter(name, name + " is a day, such as 2020-12-31.");
        }
    }

    /**
     * The period {@code from} … {@code until}.
     *
     * @throws InvalidParameter when it ends before it begins
     */
    public Period period() {
        LocalDate from = day("from");
        LocalDate until = day("until");
        if (from != null && until != null && until.isBefore(from)) {
            throw new InvalidParameter(
                    "until",
                    "The period ends before it begins: from is %s and until is %s."
                            .formatted(from, until));
        }
        return new Period(from, until);
    }

    /**
     * A period, both days included.
     *
     * @param from null for the beginning
     * @param until null for all that is known
     */
    public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {
        /** Its first day, for a comparison. */
        public LocalDate first() {
            return from == null ? LocalDate.of(-4000, 1, 1) : from;
        }

        /** Its last day, for a comparison. */
        public LocalDate last() {
            return until == null ? LocalDate.of(9999, 12, 31) : until;
        }

        /** It in words. */
        public String words() {
            return "%s to %s"
                    .formatted(
                            from == null ? "the beginning" : from,
                            until == null ? "the last entry" : until);
        }

        /** As part of an address, beginning with {@code &}, or nothing. */
        public String query() {
            return (from == null ? "" : "&from=" + from) + (until == null ? "" : "&until=" + until);
        }
    }
}
