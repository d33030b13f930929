package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.MAJORITY_UNKNOWN;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.QuorumRule;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectionRules;

import java.util.List;
import java.util.Set;

/**
 * What a ballot comes to, by the charter's quorum, majority and run-off (after UN General Assembly
 * rules 93 and 94).
 *
 * <ol>
 *   <li>Below the quorum nothing is decided.
 *   <li>Who reaches the majority is elected; where the majority is so low that several reach it,
 *       the one with the most votes, and a tie where those are equal.
 *   <li>Otherwise those with the most votes go to a run-off, as many as the charter keeps. All that
 *       are equal at its edge go with them: nobody is left out by anything but votes. A run-off
 *       leaves out somebody; one that would not is none.
 *   <li>Otherwise the leading candidates are tied where they are equal and one more vote would
 *       elect either. Where even that would not, there is no majority, and a lot could not make
 *       one.
 * </ol>
 *
 * Votes for a candidate that left meanwhile count in every whole, but do not elect it.
 */
sealed interface BallotOutcome {
    record Winner(OrganisationId winner) implements BallotOutcome {}

    record RunOff(List<OrganisationId> candidates) implements BallotOutcome {}

    record Tie(List<OrganisationId> candidates) implements BallotOutcome {}

    record Undecided() implements BallotOutcome {}

    record TooFew() implements BallotOutcome {}

    /**
     * @param result the count, the most votes first
     * @param there how many were there all the time
     * @param standing the candidates that can still be elected
     * @throws Refusal MAJORITY_UNKNOWN
     */
    static BallotOutcome of(
            BallotResult result, ElectionRules rules, int there, Set<OrganisationId> standing) {
        if (Boolean.FALSE.equals(QuorumRule.reached(rules.quorum(), there, result.entitled()))) {
            return new TooFew();
        }
        MajorityRule majority = rules.majority();
        if (majority == null) {
            throw new Refusal(
                    MAJORITY_UNKNOWN,
                    "The charter does not say what elects; the result can be recorded as"
                            + " reported.");
        }
        List<CandidateVotes> chosen =
                result.votes().stream()
                        .filter(count -> count.votes() > 0 && standing.contains(count.candidate()))
                        .toList();
        if (chosen.isEmpty()) {
            return new Undecided();
        }
        int most = chosen.getFirst().votes();
        List<OrganisationId> leading = atLeast(most, chosen);
        if (elects(majority, result, most, 0)) {
            return leading.size() == 1 ? new Winner(leading.getFirst()) : new Tie(byId(leading));
        }
        List<OrganisationId> kept = kept(rules, chosen);
        if (kept.size() > 1 && kept.size() < result.votes().size()) {
            return new RunOff(kept);
        }
        return leading.size() > 1 && elects(majority, result, most, 1)
                ? new Tie(byId(leading))
                : new Undecided();
    }

    private static boolean elects(MajorityRule rule, BallotResult result, int votes, int more) {
        return rule.reachedBy(
                votes + more, result.cast() + more, result.present(), result.entitled());
    }

    private static List<OrganisationId> kept(ElectionRules rules, List<CandidateVotes> chosen) {
        Integer places = rules.runOffCandidates();
        if (places == null || places == 0) {
            return List.of();
        }
        int edge = chosen.get(Math.min(places, chosen.size()) - 1).votes();
        return atLeast(edge, chosen);
    }

    private static List<OrganisationId> atLeast(int votes, List<CandidateVotes> chosen) {
        return chosen.stream()
                .filter(count -> count.votes() >= votes)
                .map(CandidateVotes::candidate)
                .toList();
    }

    private static List<OrganisationId> byId(List<OrganisationId> candidates) {
        return Ids.sorted(candidates);
    }
}
