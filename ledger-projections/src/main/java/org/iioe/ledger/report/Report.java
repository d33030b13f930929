package org.iioe.ledger.report;

import org.iioe.ledger.projection.Moment;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A report as of a moment. It depends on the sealed log up to its position, its parameters and the
 * code alone: not on a clock, nor on what was recorded since.
 *
 * @param name such as {@code donor-report}
 * @param recordedAt when the last entry that it knows was recorded; null while there is none
 * @param parameters what was asked for, by the parameters' names
 * @param notes the policies that its figures follow, and what its reader must know
 */
public record Report(
        String name,
        String title,
        Moment moment,
        @Nullable Instant recordedAt,
        Map<String, String> parameters,
        List<String> notes,
        List<Section> sections) {}
