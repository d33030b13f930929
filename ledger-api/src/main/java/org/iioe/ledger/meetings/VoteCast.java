package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.jspecify.annotations.Nullable;

/**
 * A member voted, by name.
 *
 * @param proxy who voted for it in its absence, or null when its own delegate did
 */
public record VoteCast(
        ResolutionId resolution,
        MeetingId meeting,
        OrganisationId member,
        Choice choice,
        @Nullable OrganisationId proxy,
        Edtf on,
        Source source)
        implements ResolutionEvent {}
