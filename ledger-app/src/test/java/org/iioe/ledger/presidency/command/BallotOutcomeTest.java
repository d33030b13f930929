package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.presidency.PresidencyRefusal.MAJORITY_UNKNOWN;
import static org.iioe.ledger.presidency.command.Acts.members;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.CharterRules.MajorityRule.Base;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectionRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class BallotOutcomeTest {
    /** votes of m01, m02 … : 23 on the roll, 20 there. */
    @ParameterizedTest(name = "{0} by {1} {2} {3}, run-off of {4}: {5}")
    @CsvSource({
        // more than half of the votes cast
        "10 9,        1/2, CAST,     true,  2, elected m01",
        "9 10,        1/2, CAST,     true,  2, elected m02",
        "10,          1/2, CAST,     true,  2, elected m01",
        "10 6 4,      1/2, CAST,     true,  2, run-off m01 m02",
        "10 5 5,      1/2, CAST,     true,  2, undecided",
        "11 5 4,      1/2, CAST,     true,  2, elected m01",
        "0 0,         1/2, CAST,     true,  2, undecided",
        // half of the votes cast is enough: two may have it
        "10 9 1,      1/2, CAST,     false, 2, elected m01",
        "10 10,       1/2, CAST,     false, 2, tie m01 m02",
        "9 1 10,      1/2, CAST,     false, 2, elected m03",
        // two thirds
        "12 6,        2/3, CAST,     false, 0, elected m01",
        "12 6,        2/3, CAST,     true,  0, undecided",
        "11 7,        2/3, CAST,     false, 0, undecided",
        // of those present (20), of those entitled (23)
        "10 2,        1/2, PRESENT,  false, 0, elected m01",
        "10 2,        1/2, PRESENT,  true,  0, undecided",
        "11 2,        1/2, PRESENT,  true,  0, elected m01",
        "11 2,        1/2, ENTITLED, true,  0, undecided",
        "12 2,        1/2, ENTITLED, true,  0, elected m01",
        // a plurality
        "3 2 2 2,     0/1, CAST,     true,  0, elected m01",
        "3 3 2 2,     0/1, CAST,     true,  0, tie m01 m02",
        // ties only where one more vote would elect
        "10 10,       1/2, CAST,     true,  2, tie m01 m02",
        "10 10,       2/3, CAST,     true,  2, undecided",
        "5 5,         1/2, ENTITLED, true,  2, undecided",
        "7 7 0,       1/2, CAST,     true,  0, tie m01 m02",
        "6 6 6,       1/2, CAST,     true,  0, undecided",
        // the edge of a run-off
        "8 4 4 3,     1/2, CAST,     true,  2, run-off m01 m02 m03",
        "8 4 3 3 1,   1/2, CAST,     true,  3, run-off m01 m02 m03 m04",
        "7 7 5,       1/2, CAST,     true,  2, run-off m01 m02",
        "6 6 6,       1/2, CAST,     true,  2, undecided",
        "8 7 4,       1/2, CAST,     true,  3, undecided",
        "5 0 0,       1/2, ENTITLED, true,  2, undecided",
        "5 1 0,       1/2, ENTITLED, true,  2, run-off m01 m02",
    })
    void computes_what_a_ballot_came_to(
            String votes, String share, Base base, boolean strict, int runOff, String outcome) {
        String[] parts = share.split("/");
        MajorityRule majority =
                new MajorityRule(
                        new Fraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])),
                        base,
                        strict);

        assertThat(words(votes, new ElectionRules(null, majority, runOff, null), Set.of()))
                .isEqualTo(outcome);
    }

    @Test
    void keeps_nobody_for_a_run_off_that_the_charter_does_not_know() {
        assertThat(words("8 7 4", Acts.rules(null, null), Set.of())).isEqualTo("undecided");
        assertThat(words("8 7 4", Acts.rules(0, null), Set.of())).isEqualTo("undecided");
    }

    @Test
    void does_not_elect_who_left_though_its_votes_count() {
        assertThat(words("11 8", Acts.rules(2, null), Set.of(Acts.member(1))))
                .isEqualTo("undecided");
        assertThat(words("8 7 4", Acts.rules(2, null), Set.of(Acts.member(1))))
                .isEqualTo("run-off m02 m03");
    }

    @ParameterizedTest(name = "{0} of 23 there, quorum {1}: {2}")
    @CsvSource({"12, 1/2, true", "11, 1/2, false", "23, 1/1, true", "22, 1/1, false", "0, , true"})
    void decides_nothing_below_the_quorum(int there, @Nullable String quorum, boolean decides) {
        Fraction share =
                quorum == null
                        ? null
                        : new Fraction(
                                Integer.parseInt(quorum.split("/")[0]),
                                Integer.parseInt(quorum.split("/")[1]));
        BallotOutcome outcome =
                BallotOutcome.of(
                        result("10 9"),
                        new ElectionRules(share, Acts.SIMPLE, 2, null),
                        there,
                        Set.copyOf(members(1, 2)));
        assertThat(outcome instanceof BallotOutcome.TooFew).isEqualTo(!decides);
    }

    @Test
    void computes_nothing_from_an_unknown_majority() {
        ElectionRules unknown = new ElectionRules(null, null, 2, null);
        refused(MAJORITY_UNKNOWN, () -> words("10 9", unknown, Set.of()));
    }

    private static String words(String votes, ElectionRules rules, Set<OrganisationId> left) {
        BallotResult result = result(votes);
        Set<OrganisationId> standing =
                result.votes().stream()
                        .map(CandidateVotes::candidate)
                        .collect(Collectors.toCollection(HashSet::new));
        standing.removeAll(left);
        return switch (BallotOutcome.of(result, rules, 20, standing)) {
            case BallotOutcome.Winner won -> "elected " + won.winner();
            case BallotOutcome.RunOff runOff -> "run-off " + words(runOff.candidates());
            case BallotOutcome.Tie tie -> "tie " + words(tie.candidates());
            case BallotOutcome.Undecided undecided -> "undecided";
            case BallotOutcome.TooFew tooFew -> "too few";
        };
    }

    private static String words(List<OrganisationId> candidates) {
        return candidates.stream().map(OrganisationId::value).collect(Collectors.joining(" "));
    }

    private static BallotResult result(String votes) {
        int[] each = Stream.of(votes.split(" ")).mapToInt(Integer::parseInt).toArray();
        List<CandidateVotes> sorted =
                Acts.votes(each).stream()
                        .sorted(
                                Comparator.comparingInt(CandidateVotes::votes)
                                        .reversed()
                                        .thenComparing(CandidateVotes::candidate, Ids.ORDER))
                        .toList();
        return new BallotResult(sorted, 1, 0, 20, 23);
    }
}
