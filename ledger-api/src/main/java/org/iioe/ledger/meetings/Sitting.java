package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * One sitting of a meeting: a stretch of time without adjournment, usually a day or half of one.
 *
 * @param on the day, as far as known
 * @param from when it begins, or null where it is unknown
 * @param to when it ends, or null where it is unknown
 */
public record Sitting(Edtf on, @Nullable MeetingTime from, @Nullable MeetingTime to) {
    public Sitting {
        InvalidValue.unless(
                from == null || to == null || !to.before(from),
                "to",
                "A sitting ends after it begins.");
    }
}
