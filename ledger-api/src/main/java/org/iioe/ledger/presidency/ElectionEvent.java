package org.iioe.ledger.presidency;

/** What happened in an election. */
public sealed interface ElectionEvent extends PresidencyEvent
        permits ElectionCalled,
                CandidateNominated,
                NominationAccepted,
                CandidacyWithdrawn,
                NominationRejected,
                CandidacyLapsed,
                BallotOpened,
                BallotCast,
                BallotTallyRecorded,
                Elected,
                RunOffRequired,
                TieDeclared,
                NoMajority,
                NoQuorum,
                LotDrawn,
                ElectedByAcclamation,
                ElectionResultReported,
                ElectionAnnulled {
    /** The election. */
    ElectionId election();
}
