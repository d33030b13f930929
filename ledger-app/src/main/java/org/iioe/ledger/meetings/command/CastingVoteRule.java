package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.CASTING_VOTE_NOT_CHARTERED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ON_ROLL;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_THE_CHAIR;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_TIE;
import static org.iioe.ledger.meetings.MeetingsRefusal.RECUSED;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.meetings.command.ResolutionState.Phase;

/** Who decides a tie: whoever presided, if the charter says so. */
final class CastingVoteRule {
    private CastingVoteRule() {}

    /**
     * The tied vote of a resolution that the chair may decide.
     *
     * @throws Refusal NO_TIE, CASTING_VOTE_NOT_CHARTERED, NOT_THE_CHAIR, NOT_ON_ROLL, RECUSED or
     *     BEFORE_ITS_VOTE
     */
    static ResolutionVote tied(ResolutionState state, OrganisationId chair, Edtf on) {
        ResolutionVote vote = state.vote();
        ResolutionId resolution = state.draft().resolution();
        if (vote == null) {
            throw new Refusal(NO_TIE, resolution + " was not put to the vote.");
        }
        Refusal.unless(
                Boolean.TRUE.equals(vote.rules().castingVote()),
                CASTING_VOTE_NOT_CHARTERED,
                () ->
                        "Version %s of the charter gives no casting vote."
                                .formatted(vote.charterVersion()));
        Refusal.unless(
                state.phase() == Phase.TIED,
                NO_TIE,
                () -> "%s is %s.".formatted(resolution, state.words()));
        Refusal.unless(
                chair.equals(vote.chair()),
                NOT_THE_CHAIR,
                vote.chair() == null
                        ? "The meeting's record names nobody that presided."
                        : vote.chair() + " presided.");
        Refusal.unless(
                vote.roll().contains(chair),
                NOT_ON_ROLL,
                chair + " was not entitled to vote when the vote was opened.");
        Refusal.unless(
                !vote.recused().contains(chair),
                RECUSED,
                chair + " declared an interest in this item.");
        Voting.notBefore(vote.opened(), on);
        return vote;
    }
}
