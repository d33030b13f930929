package org.iioe.ledger.meetings.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.meetings.Sitting;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether a meeting was convened in time (the charter's days of notice). */
final class NoticeRule {
    private NoticeRule() {}

    /**
     * @param noticeDays the least days between the notice and the first sitting, or null where the
     *     charter does not say
     * @return null where the rule or the dates leave it open
     */
    static @Nullable Boolean isShort(
            @Nullable Integer noticeDays, Edtf convened, List<Sitting> sittings) {
        if (noticeDays == null) {
            return null;
        }
        Long atBest = days(convened.earliest(), first(sittings, false));
        if (atBest != null && atBest < noticeDays) {
            return true;
        }
        Long atWorst = days(convened.latest(), first(sittings, true));
        return (atWorst != null && atWorst >= noticeDays) ? false : null;
    }

    private static @Nullable Long days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : ChronoUnit.DAYS.between(from, to);
    }

    /** The first day of the first sitting: the earliest that it can be, or the latest. */
    private static @Nullable LocalDate first(List<Sitting> sittings, boolean earliest) {
        LocalDate first = null;
        for (Sitting sitting : sittings) {
            LocalDate day = earliest ? sitting.on().earliest() : sitting.on().latest();
            if (day == null) {
                if (earliest) {
                    return null;
                }
            } else if (first == null || day.isBefore(first)) {
                first = day;
            }
        }
        return first;
    }
}
