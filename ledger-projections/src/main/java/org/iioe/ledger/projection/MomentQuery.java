package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;

/**
 * The moment at which the ledger is asked to stand. Every report takes it.
 *
 * @param asOf what the ledger knew: a position ({@code 276}), an instant ({@code
 *     2026-01-31T12:00:00Z}), a day in UTC that is over ({@code 2026-01-31}) or a checkpoint's size
 *     ({@code checkpoint:277}); the newest sealed position when left out
 * @param effectiveOn what was in force: facts whose business date is later are left out ({@code
 *     2020-12-31}); all that the ledger knew when left out
 * @param minPosition the least position that the caller wants to see
 */
public record MomentQuery(
        @Nullable String asOf, @Nullable String effectiveOn, @Nullable String minPosition) {}
