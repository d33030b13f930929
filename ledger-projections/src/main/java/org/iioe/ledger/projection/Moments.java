package org.iioe.ledger.projection;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.proof.StoredTree;
import org.iioe.ledger.settings.LedgerProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a caller says of a moment into a position of the sealed log. */
@Component
public final class Moments {
    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint:(0|[1-9][0-9]{0,18})");

    private final SealedLog sealed;
    private final StoredTree tree;
    private final QueryPlaces queries;
    private final Duration patience;

    Moments(SealedLog sealed, StoredTree tree, QueryPlaces queries, LedgerProperties settings) {
        this.sealed = sealed;
        this.tree = tree;
        this.queries = queries;
        this.patience = settings.readPatience();
    }

    /** How long a query waits for what it is asked to show. */
    public Duration patience() {
        return patience;
    }

    /**
     * The moment that is asked for. Without {@code asOf} it is the newest sealed position, which is
     * waited for when the caller wants to see more than is sealed.
     *
     * @throws InvalidParameter when it is not of its form, before the first entry, or beyond what
     *     is sealed
     */
    public Moment of(MomentQuery query) {
        long least = Parameters.number("minPosition", query.minPosition(), -1, 0, Long.MAX_VALUE);
        LocalDate effectiveOn = day(query.effectiveOn());
        // Who waits takes no place meanwhile.
        long awaited = least < 0 ? -1 : await(least);
        return queries.in(() -> {
            long head = awaited < 0 ? sealed.head() : awaited;
            return at(position(query.asOf(), head), effectiveOn);
        });
    }

    /** The moment of a position that is sealed, or -1. */
    Moment at(long position, @Nullable LocalDate effectiveOn) {
        return new Moment(
                position,
                Base64.getEncoder().encodeToString(tree.open().root(position + 1)),
                effectiveOn);
    }

    private long await(long least) {
        long head = sealed.awaitHead(least, patience);
        if (head < least) {
            throw ProjectionBehind.of("log", head, least);
        }
        return head;
    }

    private long position(@Nullable String asOf, long head) {
        if (asOf == null) {
            return head;
        }
        Matcher checkpoint = CHECKPOINT.matcher(asOf);
        if (POSITION.matcher(asOf).matches()) {
            return sealed(number(asOf), head);
        }
        if (checkpoint.matches()) {
            long size = number(checkpoint.group(1));
            if (size == 0) {
                throw InvalidParameter.beforeTheFirst(
                        "A checkpoint of size 0 is of the time before the first entry.");
            }
            return sealed(size - 1, head);
        }
        try {
            return before(
                    DAY.matcher(asOf).matches()
                            ? LocalDate.parse(asOf).atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC)
                            : Instant.parse(asOf));
        } catch (DateTimeParseException e) {
            throw new InvalidParameter(
                    "asOf",
                    "asOf is a position (276), an instant in UTC (2026-01-31T12:00:00Z), a day in"
                            + " UTC that is over (2026-01-31) or a checkpoint's size"
                            + " (checkpoint:277).");
        }
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long sealed(long position, long head) {
        if (position > head) {
            throw InvalidParameter.notSealed(
                    head < 0
                            ? "Position %s is not sealed: the log has no entry yet."
                                    .formatted(position)
                            : "Position %s is not sealed: the newest sealed position is %s."
                                    .formatted(position, head),
                    head);
        }
        return position;
    }

    private long before(Instant instant) {
        if (instant.isAfter(sealed.now())) {
            throw InvalidParameter.notSealed(
                    "%s is still to come: what the ledger will know then, nobody knows."
                            .formatted(instant),
                    sealed.head());
        }
        OptionalLong position = sealed.positionAt(instant);
        if (position.isEmpty()) {
            throw InvalidParameter.beforeTheFirst("Nothing was recorded by %s.".formatted(instant));
        }
        return position.getAsLong();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidParameter("effectiveOn", "effectiveOn is a day, such as 2020-12-31.");
        }
    }
}
