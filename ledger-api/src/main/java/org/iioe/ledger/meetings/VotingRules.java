package org.iioe.ledger.meetings;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.CharterRules.Recusal;
import org.jspecify.annotations.Nullable;

/**
 * What the charter said about voting when the vote was opened. A rule that is null is unknown.
 *
 * @param quorum the share of the roll that must be present
 * @param majority what adopts
 * @param castingVote whether the chair decides a tie
 * @param recusal what a declared interest takes away
 */
public record VotingRules(
        @Nullable Fraction quorum,
        @Nullable MajorityRule majority,
        @Nullable Boolean castingVote,
        @Nullable Recusal recusal) {}
