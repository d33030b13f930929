package org.iioe.ledger.contributions;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a pledge in kind still promised was cancelled; what was delivered stays.
 *
 * @param lines what each line no longer promises
 */
public record ContributionCancelled(
        ContributionId contribution,
        List<CancelledLine> lines,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements ContributionsEvent {
    public ContributionCancelled {
        lines = List.copyOf(lines);
    }
}
