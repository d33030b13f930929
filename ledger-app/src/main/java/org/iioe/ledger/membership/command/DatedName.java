package org.iioe.ledger.membership.command;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A name and since when an organisation has it.
 *
 * @param from the first day, or null for the name that it was registered with
 */
record DatedName(String name, @Nullable LocalDate from) {
    boolean begunBy(LocalDate day) {
        return from == null || !from.isAfter(day);
    }
}
