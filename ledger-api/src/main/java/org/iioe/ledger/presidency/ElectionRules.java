package org.iioe.ledger.presidency;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.jspecify.annotations.Nullable;

/**
 * What the charter said about ballots when one was opened. A rule that is null is unknown.
 *
 * @param quorum the share of the roll that must be there
 * @param majority what elects
 * @param runOffCandidates how many candidates a run-off keeps; 0 for no run-off
 * @param tieBreak what decides a tie
 */
public record ElectionRules(
        @Nullable Fraction quorum,
        @Nullable MajorityRule majority,
        @Nullable Integer runOffCandidates,
        @Nullable TieBreak tieBreak) {}
