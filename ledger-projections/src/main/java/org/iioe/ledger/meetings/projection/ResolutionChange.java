package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.Person;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftRejected;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteTied;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.meetings.projection.ResolutionView.CastVote;
import org.iioe.ledger.meetings.projection.ResolutionView.Outcome;
import org.iioe.ledger.meetings.projection.ResolutionView.Result;
import org.iioe.ledger.meetings.projection.ResolutionView.Status;
import org.iioe.ledger.meetings.projection.ResolutionView.Tally;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What changes of a resolution, while an event changes it: what it does not touch stays. */
final class ResolutionChange {
    private final ResolutionView before;
    Sha256 textDigest;
    List<String> effects;
    Status status;
    @Nullable Result result;
    @Nullable VoteOpened vote;
    @Nullable WrittenProcedureOpened writtenProcedure;
    final List<CastVote> ballots;
    @Nullable Tally tally;
    @Nullable VoteTied tie;
    @Nullable CastingVoteUsed castingVote;
    @Nullable ConsensusReached consensus;
    @Nullable Outcome outcome;
    final List<DraftAmended> amendments;
    @Nullable DraftWithdrawn withdrawal;
    final List<ActRatified> ratified;
    @Nullable ResolutionRescinded rescission;

    ResolutionChange(ResolutionView before) {
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

    void after(ResolutionEvent event) {
        switch (event) {
            case DraftResolutionSubmitted e -> {
                // Made the view that is changed here.
            }
            case DraftAmended e -> {
                textDigest = e.textDigest();
                effects = e.effects();
                amendments.add(e);
            }
            case DraftWithdrawn e -> {
                status = Status.WITHDRAWN;
                withdrawal = e;
            }
            case VoteOpened e -> {
                status = Status.VOTING;
                vote = e;
            }
            case WrittenProcedureOpened e -> {
                status = Status.VOTING;
                writtenProcedure = e;
            }
            case VoteCast e ->
                    ballots.add(
                            new CastVote(e.member(), e.choice(), e.proxy(), e.on(), e.source()));
            case TallyRecorded e -> tally = tally(e);
            case VoteTied e -> {
                status = Status.TIED;
                tie = e;
            }
            case CastingVoteUsed e -> castingVote = e;
            case ConsensusReached e -> consensus = e;
            case ResolutionAdopted e -> decided(Status.ADOPTED, adopted(e));
            case DraftRejected e -> decided(Status.REJECTED, rejected(e));
            case ActRatified e -> ratified.add(e);
            case ResolutionRescinded e -> {
                status = Status.RESCINDED;
                rescission = e;
            }
        }
    }

    private void decided(Status next, Outcome to) {
        status = next;
        result = Result.COMPUTED;
        outcome = to;
    }

    private static Tally tally(TallyRecorded e) {
        return new Tally(
                e.counts(),
                e.invalid(),
                e.voters(),
                e.tellers().stream().map(Person::person).toList(),
                e.on(),
                e.source());
    }

    private static Outcome adopted(ResolutionAdopted e) {
        return new Outcome(
                true,
                e.how(),
                null,
                e.votedFor(),
                e.result(),
                e.majority(),
                e.charterVersion(),
                e.on(),
                e.source());
    }

    private static Outcome rejected(DraftRejected e) {
        return new Outcome(
                false,
                null,
                e.cause(),
                List.of(),
                e.result(),
                e.majority(),
                e.charterVersion(),
                e.on(),
                e.source());
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
