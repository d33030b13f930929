package org.iioe.ledger.presidency;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A term ended; the day of the act is its last. It never began where it was to begin later.
 *
 * @param holders who held it
 * @param from since when
 * @param election where the holder was elected, or null without an election
 * @param reason why, or null where it is not said
 */
public record TermEnded(
        OfficeId office,
        TermId term,
        List<OrganisationId> holders,
        Edtf from,
        TermEndCause cause,
        @Nullable ElectionId election,
        @Nullable String reason,
        Edtf on,
        Source source)
        implements OfficeEvent {
    public TermEnded {
        holders = List.copyOf(holders);
    }
}
