package org.iioe.ledger.presidency;

import java.util.List;

/**
 * What a ballot came to, with the wholes of which a majority may be a share.
 *
 * @param votes every candidate of the ballot, the most votes first, equal ones by id
 * @param abstentions ballots for nobody
 * @param invalid ballots that said nothing clear
 * @param present the members of the roll that were there when it was opened; without a meeting
 *     those that took part
 * @param entitled all members on the roll
 */
public record BallotResult(
        List<CandidateVotes> votes, int abstentions, int invalid, int present, int entitled) {
    public BallotResult {
        votes = List.copyOf(votes);
    }

    /** The votes for somebody: those that a majority of the votes cast is a share of. */
    public int cast() {
        return votes.stream().mapToInt(CandidateVotes::votes).sum();
    }
}
