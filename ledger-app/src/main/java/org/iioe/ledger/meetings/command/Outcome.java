package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.MAJORITY_UNKNOWN;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.DraftRejected;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.How;
import org.iioe.ledger.meetings.RejectionCause;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.VoteTied;

import java.util.List;

/**
 * What a vote leads to, in the words of its events.
 *
 * @param state the resolution
 * @param vote its vote
 * @param rule the majority by which it is computed
 */
record Outcome(
        ResolutionState state, ResolutionVote vote, MajorityRule rule, Edtf on, Source source) {
    /**
     * The outcome of a vote.
     *
     * @throws Refusal MAJORITY_UNKNOWN
     */
    static Outcome of(ResolutionState state, ResolutionVote vote, Edtf on, Source source) {
        MajorityRule rule = vote.rules().majority();
        if (rule == null) {
            throw new Refusal(
                    MAJORITY_UNKNOWN,
                    "Version %s of the charter does not say what adopts."
                            .formatted(vote.charterVersion()));
        }
        return new Outcome(state, vote, rule, on, source);
    }

    Majority majority() {
        return Majority.of(rule, vote.result());
    }

    ResolutionAdopted adopted(How how) {
        DraftResolutionSubmitted draft = state.draft();
        return new ResolutionAdopted(
                draft.resolution(),
                draft.meeting(),
                draft.item(),
                how,
                draft.title(),
                state.textDigest(),
                state.effects(),
                vote.votedFor(),
                vote.result(),
                rule,
                vote.charterVersion(),
                on,
                source);
    }

    VoteTied tied() {
        DraftResolutionSubmitted draft = state.draft();
        return new VoteTied(
                draft.resolution(),
                draft.meeting(),
                draft.item(),
                vote.result(),
                rule,
                vote.charterVersion(),
                on,
                source);
    }

    DraftRejected rejected(RejectionCause cause) {
        DraftResolutionSubmitted draft = state.draft();
        return new DraftRejected(
                draft.resolution(),
                draft.meeting(),
                draft.item(),
                cause,
                vote.result(),
                rule,
                vote.charterVersion(),
                on,
                source);
    }

    /** What a consensus leads to: it has no votes and no majority. */
    static ResolutionAdopted adopted(ResolutionState state, ConsensusReached consensus) {
        return new ResolutionAdopted(
                consensus.resolution(),
                consensus.meeting(),
                consensus.item(),
                How.CONSENSUS,
                state.draft().title(),
                consensus.textDigest(),
                state.effects(),
                List.of(),
                null,
                null,
                consensus.charterVersion(),
                consensus.on(),
                consensus.source());
    }
}
