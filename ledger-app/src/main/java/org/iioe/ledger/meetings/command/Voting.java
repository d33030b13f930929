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
import org.iioe.ledger.charter.QuorumRule;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.RejectionCause;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteCommand.CastVote;
import org.iioe.ledger.meetings.VoteCommand.CloseVote;
import org.iioe.ledger.meetings.VoteCommand.RecordTally;
import org.iioe.ledger.meetings.VoteCommand.UseCastingVote;
import org.iioe.ledger.meetings.command.ResolutionState.Phase;

import java.time.LocalDate;
import java.util.List;

/** Decides on votes while a vote is open, and what they come to. */
final class Voting {
    private Voting() {}

    static VoteCast cast(
            ResolutionState state, CastVote c, RecordedMeetings meetings, Members members) {
        ResolutionVote vote = open(state, c.on());
        MeetingId meeting = state.draft().meeting();
        LocalDate deadline = vote.deadline();
        Refusal.unless(
                deadline == null || !c.on().effective().isAfter(deadline),
                DEADLINE_PASSED,
                "Answers were taken until " + deadline + ".");
        Attendance now =
                deadline == null ? meetings.sitting(meeting).attendance() : Attendance.NONE;
        VoterRule.check(vote, now, c.member(), c.proxy());
        Refusal.unless(
                members.register().isMember(c.member(), c.on().effective()),
                MEMBER_LEFT,
                c.member() + " is no longer a member.");
        return new VoteCast(
                c.resolution(), meeting, c.member(), c.choice(), c.proxy(), c.on(), c.source());
    }

    // Counting and closing may follow the sitting: they only say what the votes in it came to.
    static TallyRecorded counted(ResolutionState state, RecordTally c, RecordedMeetings meetings) {
        ResolutionVote vote = open(state, c.on());
        MeetingId meeting = state.draft().meeting();
        Refusal.unless(!vote.byName(), BY_NAME, "This vote is by name.");
        Refusal.unless(
                vote.tally() == null, TALLY_ALREADY_RECORDED, "This vote is counted already.");
        int voters = vote.voters(meetings.state(meeting).attendance());
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
                meeting,
                c.counts(),
                c.invalid(),
                voters,
                c.tellers(),
                c.on(),
                c.source());
    }

    static ResolutionEvent closed(ResolutionState state, CloseVote c) {
        ResolutionVote vote = open(state, c.on());
        LocalDate deadline = vote.deadline();
        Refusal.unless(
                deadline == null || c.on().effective().isAfter(deadline),
                BEFORE_DEADLINE,
                "Answers are taken until " + deadline + ".");
        Refusal.unless(
                vote.byName() || vote.tally() != null, NO_TALLY, "The votes are not counted yet.");
        Outcome outcome = Outcome.of(state, vote, c.on(), c.source());
        // In writing, whoever answers is present.
        if (deadline != null
                && Boolean.FALSE.equals(
                        QuorumRule.reached(
                                vote.rules().quorum(), vote.cast().size(), vote.roll().size()))) {
            return outcome.rejected(RejectionCause.NO_QUORUM);
        }
        return switch (outcome.majority()) {
            case REACHED -> outcome.adopted(deadline == null ? How.VOTE : How.WRITTEN_PROCEDURE);
            // Nobody presides over letters: in writing a tie is a rejection.
            case TIED ->
                    deadline == null && Boolean.TRUE.equals(vote.rules().castingVote())
                            ? outcome.tied()
                            : outcome.rejected(RejectionCause.TIE);
            case MISSED -> outcome.rejected(RejectionCause.NO_MAJORITY);
        };
    }

    /** The chair breaks a tie: the casting vote, and what it comes to. */
    static List<ResolutionEvent> decidedByChair(
            ResolutionState state, UseCastingVote c, RecordedMeetings meetings) {
        ResolutionVote vote = CastingVoteRule.tied(state, c.chair(), c.on());
        MeetingId meeting = state.draft().meeting();
        meetings.sitting(meeting);
        Outcome outcome = Outcome.of(state, vote, c.on(), c.source());
        return List.of(
                new CastingVoteUsed(
                        c.resolution(), meeting, c.chair(), c.choice(), c.on(), c.source()),
                c.choice() == Choice.FOR
                        ? outcome.adopted(How.CASTING_VOTE)
                        : outcome.rejected(RejectionCause.CASTING_VOTE));
    }

    /**
     * The open vote of a resolution.
     *
     * @throws Refusal VOTE_NOT_OPEN
     */
    private static ResolutionVote open(ResolutionState state, Edtf on) {
        ResolutionVote vote = state.vote();
        if (vote == null || state.phase() != Phase.OPEN) {
            throw new Refusal(
                    VOTE_NOT_OPEN,
                    "%s is %s.".formatted(state.draft().resolution(), state.words()));
        }
        notBefore(vote.opened(), on);
        return vote;
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
}
