package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteTied;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.meetings.projection.ResolutionView.Ballot;
import org.iioe.ledger.meetings.projection.ResolutionView.Outcome;
import org.iioe.ledger.meetings.projection.ResolutionView.Result;
import org.iioe.ledger.meetings.projection.ResolutionView.Status;
import org.iioe.ledger.meetings.projection.ResolutionView.Tally;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A resolution's view while an event changes it: what the event does not touch stays. */
final class ResolutionViewBuilder {
    private final ResolutionView before;
    Sha256 textDigest;
    List<String> effects;
    Status status;
    @Nullable Result result;
    @Nullable VoteOpened vote;
    @Nullable WrittenProcedureOpened writtenProcedure;
    final List<Ballot> ballots;
    @Nullable Tally tally;
    @Nullable VoteTied tie;
    @Nullable CastingVoteUsed castingVote;
    @Nullable ConsensusReached consensus;
    @Nullable Outcome outcome;
    final List<DraftAmended> amendments;
    @Nullable DraftWithdrawn withdrawal;
    final List<ActRatified> ratified;
    @Nullable ResolutionRescinded rescission;

    ResolutionViewBuilder(ResolutionView before) {
        this.before = before;
        textDigest = before.textDigest();
        effects = before.effects();
        status = before.status();
        result = before.result();
        vote = before.vote();
        writtenProcedure = before.writtenProcedure();
        ballots = new ArrayList<>(before.ballots());
        tally = before.tally();
        tie = before.tie();
        castingVote = before.castingVote();
        consensus = before.consensus();
        outcome = before.outcome();
        amendments = new ArrayList<>(before.amendments());
        withdrawal = before.withdrawal();
        ratified = new ArrayList<>(before.ratified());
        rescission = before.rescission();
    }

    static ResolutionView submitted(DraftResolutionSubmitted e, long position) {
        return new ResolutionView(
                e.resolution(),
                e.meeting(),
                e.item(),
                e.title(),
                e.textDigest(),
                e.mover(),
                e.seconder(),
                e.effects(),
                Status.DRAFT,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                e.on(),
                e.source(),
                position);
    }

    ResolutionView view(long position) {
        return new ResolutionView(
                before.id(),
                before.meeting(),
                before.item(),
                before.title(),
                textDigest,
                before.mover(),
                before.seconder(),
                effects,
                status,
                result,
                vote,
                writtenProcedure,
                ballots,
                tally,
                tie,
                castingVote,
                consensus,
                outcome,
                amendments,
                withdrawal,
                ratified,
                rescission,
                before.submittedOn(),
                before.source(),
                position);
    }
}
