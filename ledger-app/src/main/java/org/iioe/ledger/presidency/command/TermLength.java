package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.TERM_TOO_LONG;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Refusal;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** How long a term of office lasts (the charter's {@code termMonths}). */
final class TermLength {
    private TermLength() {}

    /** The last day of a term for which none was named; null where the length is unknown. */
    static @Nullable Edtf end(@Nullable Integer months, Edtf from) {
        return months == null ? null : Edtf.day(latest(months, from));
    }

    /** What is wrong with a term that lasts longer than the charter says. */
    static Optional<Refusal> check(@Nullable Integer months, Edtf from, @Nullable Edtf to) {
        if (months == null || to == null) {
            return Optional.empty();
        }
        LocalDate latest = latest(months, from);
        LocalDate last = to.latest();
        return last != null && !last.isAfter(latest)
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                TERM_TOO_LONG,
                                "From %s on %s months end on %s; asked was %s."
                                        .formatted(from, months, latest, to)));
    }

    private static LocalDate latest(int months, Edtf from) {
        return Objects.requireNonNull(from.earliest()).plusMonths(months).minusDays(1);
    }
}
