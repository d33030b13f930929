package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_VOTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.BEFORE_ITS_VOTE;
import static org.iioe.ledger.meetings.MeetingsRefusal.BY_NAME;
import static org.iioe.ledger.meetings.MeetingsRefusal.CASTING_VOTE_NOT_CHARTERED;
import static org.iioe.ledger.meetings.MeetingsRefusal.MAJORITY_UNKNOWN;
import static org.iioe.ledger.meetings.MeetingsRefusal.MEMBER_LEFT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_BY_NAME;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_PRESENT;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_CHAIR;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_TALLY;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_TIE;
import static org.iioe.ledger.meetings.MeetingsRefusal.TALLY_ALREADY_RECORDED;
import static org.iioe.ledger.meetings.MeetingsRefusal.TALLY_EXCEEDS_VOTERS;
import static org.iioe.ledger.meetings.MeetingsRefusal.VOTE_NOT_OPEN;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.DraftRejected;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.RejectionCause;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCommand.CastVote;
import org.iioe.ledger.meetings.VoteCommand.CloseVote;
import org.iioe.ledger.meetings.VoteCommand.RecordTally;
import org.iioe.ledger.meetings.VoteCommand.UseCastingVote;
import org.iioe.ledger.meetings.VoteCounts;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.meetings.VoteResult;
import org.iioe.ledger.meetings.VoteTied;
import org.iioe.ledger.meetings.VotingRules;
import org.junit.jupiter.api.Test;

import java.util.List;

class VotingTest {
    private static final VotingRules SIMPLE =
            new VotingRules(new Fraction(1, 2), Rules.SIMPLE, null, null);
    private static final VotingRules CASTING =
            new VotingRules(new Fraction(1, 2), Rules.SIMPLE, true, null);
    private static final CloseVote CLOSE =
            new CloseVote(Events.RESOLUTION, Events.DAY, Events.SOURCE);

    private static GivenResolution rollCall(VotingRules rules) {
        return GivenResolution.of(6, Rules.usual()).voting(VoteForm.ROLL_CALL, 5, rules);
    }

    private static CastVote cast(int member, Choice choice) {
        return new CastVote(
                Events.RESOLUTION, member(member), choice, null, Events.DAY, Events.SOURCE);
    }

    private static RecordTally count(int votesFor, int against, int abstain, int invalid) {
        return new RecordTally(
                Events.RESOLUTION,
                new VoteCounts(votesFor, against, abstain),
                invalid,
                Events.tellers(),
                Events.DAY,
                Events.SOURCE);
    }

    private static ResolutionAdopted adopted(
            How how, VoteResult result, List<OrganisationId> votedFor) {
        return new ResolutionAdopted(
                Events.RESOLUTION,
                Events.MEETING,
                Events.ITEM,
                how,
                "Budget",
                Events.TEXT,
                List.of("allocation-1"),
                votedFor,
                result,
                Rules.SIMPLE,
                1,
                Events.DAY,
                Events.SOURCE);
    }

    private static DraftRejected rejected(RejectionCause cause, VoteResult result) {
        return new DraftRejected(
                Events.RESOLUTION,
                Events.MEETING,
                Events.ITEM,
                cause,
                result,
                Rules.SIMPLE,
                1,
                Events.DAY,
                Events.SOURCE);
    }

    @Test
    void takes_the_votes_of_members_that_are_there() {
        rollCall(SIMPLE).when(cast(5, Choice.FOR)).expectEvents(Events.cast(5, Choice.FOR));
        rollCall(SIMPLE).when(cast(6, Choice.FOR)).expectException(refusal(NOT_PRESENT));
        rollCall(SIMPLE)
                .meeting(Events.attends(member(6)))
                .when(cast(6, Choice.FOR))
                .expectEvents(Events.cast(6, Choice.FOR));
    }

    @Test
    void takes_no_vote_outside_a_sitting_or_after_the_close() {
        rollCall(SIMPLE)
                .meeting(Events.suspended())
                .when(cast(5, Choice.FOR))
                .expectException(refusal(NOT_IN_SITTING));
        rollCall(SIMPLE)
                .and(rejected(RejectionCause.NO_MAJORITY, new VoteResult(0, 0, 0, 0, 5, 6)))
                .when(cast(5, Choice.FOR))
                .expectException(refusal(VOTE_NOT_OPEN));
        GivenResolution.of(6, Rules.usual())
                .sitting(6)
                .when(cast(5, Choice.FOR))
                .expectException(refusal(VOTE_NOT_OPEN));
    }

    @Test
    void a_member_votes_once_and_not_after_it_left() {
        rollCall(SIMPLE)
                .voted(5, 5, Choice.AGAINST)
                .when(cast(5, Choice.FOR))
                .expectException(refusal(ALREADY_VOTED));
        GivenResolution.of(GivenNetwork.of(6).under(Rules.usual().rules()).without(member(5)))
                .voting(VoteForm.ROLL_CALL, 5, SIMPLE)
                .when(cast(5, Choice.FOR))
                .expectException(refusal(MEMBER_LEFT));
    }

    @Test
    void a_vote_is_adopted_by_its_majority_and_rejected_without() {
        rollCall(SIMPLE)
                .voted(1, 3, Choice.FOR)
                .voted(4, 5, Choice.AGAINST)
                .when(CLOSE)
                .expectEvents(
                        adopted(
                                How.VOTE,
                                new VoteResult(3, 2, 0, 0, 5, 6),
                                List.of(member(1), member(2), member(3))));
        rollCall(SIMPLE)
                .voted(1, 2, Choice.FOR)
                .voted(3, 5, Choice.AGAINST)
                .when(CLOSE)
                .expectEvents(
                        rejected(RejectionCause.NO_MAJORITY, new VoteResult(2, 3, 0, 0, 5, 6)));
    }

    @Test
    void a_tie_is_a_rejection_unless_the_chair_has_a_casting_vote() {
        VoteResult tie = new VoteResult(2, 2, 1, 0, 5, 6);
        GivenResolution unchartered =
                rollCall(SIMPLE)
                        .voted(1, 2, Choice.FOR)
                        .voted(3, 4, Choice.AGAINST)
                        .voted(5, 5, Choice.ABSTAIN);
        unchartered.when(CLOSE).expectEvents(rejected(RejectionCause.TIE, tie));
        GivenResolution chartered =
                rollCall(CASTING)
                        .voted(1, 2, Choice.FOR)
                        .voted(3, 4, Choice.AGAINST)
                        .voted(5, 5, Choice.ABSTAIN);
        chartered.when(CLOSE).expectEvents(tied(tie));
    }

    @Test
    void the_chair_decides_a_tie_and_nothing_else() {
        VoteResult tie = new VoteResult(2, 2, 0, 0, 5, 6);
        GivenResolution tied =
                rollCall(CASTING)
                        .voted(1, 2, Choice.FOR)
                        .voted(3, 4, Choice.AGAINST)
                        .and(tied(tie));
        tied.when(casting(1, Choice.FOR))
                .expectEvents(
                        used(Choice.FOR),
                        adopted(How.CASTING_VOTE, tie, List.of(member(1), member(2))));
        tied.when(casting(1, Choice.AGAINST))
                .expectEvents(used(Choice.AGAINST), rejected(RejectionCause.CASTING_VOTE, tie));
        tied.when(casting(2, Choice.FOR)).expectException(refusal(NOT_THE_CHAIR));
        rollCall(CASTING).when(casting(1, Choice.FOR)).expectException(refusal(NO_TIE));
        rollCall(SIMPLE)
                .and(rejected(RejectionCause.TIE, tie))
                .when(casting(1, Choice.FOR))
                .expectException(refusal(CASTING_VOTE_NOT_CHARTERED));
    }

    @Test
    void nothing_is_computed_from_an_unknown_majority() {
        rollCall(new VotingRules(null, null, null, null))
                .voted(1, 5, Choice.FOR)
                .when(CLOSE)
                .expectException(refusal(MAJORITY_UNKNOWN));
    }

    @Test
    void a_count_sums_to_no_more_than_those_who_could_vote() {
        secret().when(count(3, 1, 0, 1)).expectEvents(tally(3, 1, 0, 1, 5));
        secret().when(count(3, 1, 1, 1)).expectException(refusal(TALLY_EXCEEDS_VOTERS));
        secret().meeting(Events.attends(member(6)))
                .when(count(3, 1, 1, 1))
                .expectEvents(tally(3, 1, 1, 1, 6));
    }

    @Test
    void a_secret_vote_is_counted_once_before_it_is_closed() {
        secret().when(CLOSE).expectException(refusal(NO_TALLY));
        secret().and(Events.tally(3, 2, 0, 5))
                .when(count(3, 2, 0, 0))
                .expectException(refusal(TALLY_ALREADY_RECORDED));
        secret().and(Events.tally(3, 2, 0, 5))
                .when(CLOSE)
                .expectEvents(adopted(How.VOTE, new VoteResult(3, 2, 0, 0, 5, 6), List.of()));
    }

    @Test
    void a_roll_call_is_not_counted_by_tellers() {
        rollCall(SIMPLE).when(count(3, 2, 0, 0)).expectException(refusal(BY_NAME));
        secret().when(cast(1, Choice.FOR)).expectException(refusal(NOT_BY_NAME));
    }

    @Test
    void a_vote_is_not_closed_before_it_was_opened() {
        rollCall(SIMPLE)
                .voted(1, 5, Choice.FOR)
                .when(new CloseVote(Events.RESOLUTION, new Edtf("2020-05-10"), Events.SOURCE))
                .expectException(refusal(BEFORE_ITS_VOTE));
    }

    private static GivenResolution secret() {
        return GivenResolution.of(6, Rules.usual()).voting(VoteForm.SECRET, 5, SIMPLE);
    }

    private static TallyRecorded tally(
            int votesFor, int against, int abstain, int invalid, int voters) {
        return new TallyRecorded(
                Events.RESOLUTION,
                Events.MEETING,
                new VoteCounts(votesFor, against, abstain),
                invalid,
                voters,
                Events.tellers(),
                Events.DAY,
                Events.SOURCE);
    }

    private static VoteTied tied(VoteResult result) {
        return new VoteTied(
                Events.RESOLUTION,
                Events.MEETING,
                Events.ITEM,
                result,
                Rules.SIMPLE,
                1,
                Events.DAY,
                Events.SOURCE);
    }

    private static UseCastingVote casting(int chair, Choice choice) {
        return new UseCastingVote(
                Events.RESOLUTION, member(chair), choice, Events.DAY, Events.SOURCE);
    }

    private static CastingVoteUsed used(Choice choice) {
        return new CastingVoteUsed(
                Events.RESOLUTION, Events.MEETING, member(1), choice, Events.DAY, Events.SOURCE);
    }
}
