package org.iioe.ledger.meetings;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;

/** The chair decided a tie. The outcome follows as an event of its own. */
public record CastingVoteUsed(
        ResolutionId resolution,
        MeetingId meeting,
        OrganisationId chair,
        Choice choice,
        Edtf on,
        Source source)
        implements ResolutionEvent {}
