package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Where a report stands in both times: what was recorded up to a position, and what was in force on
 * a day.
 *
 * @param position the last entry that it knows; -1 while nothing is sealed
 * @param root of the sealed log at exactly that position, in Base64
 * @param effectiveOn the last business day that counts, or null when every day does
 */
public record Moment(long position, String root, @Nullable LocalDate effectiveOn) {}
