package org.iioe.ledger.meetings;

import org.iioe.ledger.ResolutionId;

/** What happened to a resolution, from its draft onwards. */
public sealed interface ResolutionEvent extends MeetingsEvent
        permits DraftResolutionSubmitted,
                DraftAmended,
                DraftWithdrawn,
                VoteOpened,
                WrittenProcedureOpened,
                VoteCast,
                TallyRecorded,
                VoteTied,
                CastingVoteUsed,
                ConsensusReached,
                ResolutionAdopted,
                DraftRejected,
                ActRatified,
                ResolutionRescinded {
    /** The resolution. */
    ResolutionId resolution();
}
