package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.BEFORE_DEADLINE;
import static org.iioe.ledger.meetings.MeetingsRefusal.BEFORE_ITS_VOTE;
import static org.iioe.ledger.meetings.MeetingsRefusal.BY_NAME;
import static org.iioe.ledger.meetings.MeetingsRefusal.DEADLINE_PASSED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEMBER_LEFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_TALLY;
import static org.iioe.ledger.meetings.MeetingsRefusal.TALLY_ALREADY_RECORDED;
import static org.iioe.ledger.meetings.MeetingsRefusal.TALLY_EXCEEDS_VOTERS;
import static org.iioe.ledger.meetings.MeetingsRefusal.VOTE_NOT_OPEN;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.RejectionCause;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteCommand.CastVote;
import org.iioe.ledger.meetings.VoteCommand.CloseVote;
import org.iioe.ledger.meetings.VoteCommand.RecordTally;
import org.iioe.ledger.meetings.command.ResolutionState.Phase;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Decides on votes while a vote is open, and what they come to.
 *
 * @param state the resolution
 * @param ballot its vote
 */
record Voting(ResolutionState state, ResolutionVote ballot) {
    /**
     * The open vote of a resolution.
     *
     * @throws Refusal VOTE_NOT_OPEN
     */
    static Voting open(ResolutionState state, Edtf on) {
        ResolutionVote ballot = state.ballot();
        if (ballot == null || state.phase() != Phase.OPEN) {
            throw new Refusal(
                    VOTE_NOT_OPEN,
                    "%s is %s.".formatted(state.draft().resolution(), state.words()));
        }
        notBefore(ballot.opened(), on);
        return new Voting(state, ballot);
    }

    /** Refuses what is surely dated before that on which it rests. */
    static void notBefore(Edtf earlier, Edtf on) {
        LocalDate from = earlier.earliest();
        LocalDate until = on.latest();
        Refusal.unless(
                from == null || until == null || !until.isBefore(from),
                BEFORE_ITS_VOTE,
                () -> "%s is before %s.".formatted(on, earlier));
    }

    VoteCast cast(CastVote c, RecordedMeetings meetings, Members members) {
        LocalDate deadline = ballot.deadline();
        Refusal.unless(
                deadline == null || !c.on().effective().isAfter(deadline),
                DEADLINE_PASSED,
                "Answers were taken until " + deadline + ".");
        Attendance now =
                deadline == null ? meetings.sitting(meeting()).attendance() : Attendance.NONE;
        VoterRule.check(ballot, now, c.member(), c.proxy());
        Refusal.unless(
                members.register().isMember(c.member(), c.on().effective()),
                MEMBER_LEFT,
                c.member() + " is no longer a member.");
        return new VoteCast(
                c.resolution(), meeting(), c.member(), c.choice(), c.proxy(), c.on(), c.source());
    }

    // Counting and closing may follow the sitting: they only say what the votes in it came to.
    TallyRecorded counted(RecordTally c, RecordedMeetings meetings) {
        Refusal.unless(!ballot.byName(), BY_NAME, "This vote is by name.");
        Refusal.unless(
                ballot.tally() == null, TALLY_ALREADY_RECORDED, "This vote is counted already.");
        int voters = ballot.voters(meetings.state(meeting()).attendance());
        int votes = c.counts().sum() + c.invalid();
        if (votes > voters) {
            throw new Refusal(
                            TALLY_EXCEEDS_VOTERS,
                            "%s votes counted, %s members could vote.".formatted(votes, voters))
                    .with("votes", votes)
                    .with("voters", voters);
        }
        return new TallyRecorded(
                c.resolution(),
                meeting(),
                c.counts(),
                c.invalid(),
                voters,
                c.tellers(),
                c.on(),
                c.source());
    }

    ResolutionEvent closed(CloseVote c) {
        LocalDate deadline = ballot.deadline();
        Refusal.unless(
                deadline == null || c.on().effective().isAfter(deadline),
                BEFORE_DEADLINE,
                "Answers are taken until " + deadline + ".");
        Refusal.unless(
                ballot.byName() || ballot.tally() != null,
                NO_TALLY,
                "The votes are not counted yet.");
        Outcome outcome = Outcome.of(state, ballot, c.on(), c.source());
        if (deadline != null && Boolean.FALSE.equals(answered())) {
            return outcome.rejected(RejectionCause.NO_QUORUM);
        }
        return switch (outcome.majority()) {
            case REACHED -> outcome.adopted(deadline == null ? How.VOTE : How.WRITTEN_PROCEDURE);
            // Nobody presides over letters: in writing a tie is a rejection.
            case TIED ->
                    deadline == null && Boolean.TRUE.equals(ballot.rules().castingVote())
                            ? outcome.tied()
                            : outcome.rejected(RejectionCause.TIE);
            case MISSED -> outcome.rejected(RejectionCause.NO_MAJORITY);
        };
    }

    /** In writing, whoever answers is present. */
    private @Nullable Boolean answered() {
        return QuorumRule.reached(
                ballot.rules().quorum(), ballot.cast().size(), ballot.roll().size());
    }

    private MeetingId meeting() {
        return state.draft().meeting();
    }
}
