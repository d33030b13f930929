package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.CharterRules.MajorityRule.Base;
import org.iioe.ledger.meetings.VoteResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # for, against, abstain, present, entitled, share, base,     strict, outcome
                    6,     5,       0,       11,      23,       1/2,   CAST,     true,   REACHED
                    5,     5,       0,       10,      23,       1/2,   CAST,     true,   TIED
                    5,     6,       0,       11,      23,       1/2,   CAST,     true,   MISSED
                    1,     0,       22,      23,      23,       1/2,   CAST,     true,   REACHED
                    0,     0,       23,      23,      23,       1/2,   CAST,     true,   MISSED
                    0,     0,       0,       0,       23,       1/2,   CAST,     false,  MISSED
                    5,     5,       0,       10,      23,       1/2,   CAST,     false,  REACHED
                    8,     4,       0,       12,      23,       2/3,   CAST,     false,  REACHED
                    8,     4,       0,       12,      23,       2/3,   CAST,     true,   MISSED
                    9,     4,       0,       13,      23,       2/3,   CAST,     true,   REACHED
                    7,     4,       0,       11,      23,       2/3,   CAST,     false,  MISSED
                    6,     6,       0,       12,      23,       2/3,   CAST,     false,  MISSED
                    1,     1,       0,       2,       23,       2/3,   CAST,     false,  TIED
                    6,     1,       4,       12,      23,       1/2,   PRESENT,  true,   MISSED
                    7,     1,       4,       12,      23,       1/2,   PRESENT,  true,   REACHED
                    6,     6,       0,       12,      23,       1/2,   PRESENT,  true,   TIED
                    5,     5,       2,       12,      23,       1/2,   PRESENT,  true,   MISSED
                    11,    0,       0,       11,      23,       1/2,   ENTITLED, true,   MISSED
                    12,    0,       0,       12,      23,       1/2,   ENTITLED, true,   REACHED
                    11,    11,      0,       22,      22,       1/2,   ENTITLED, true,   TIED
                    11,    11,      0,       22,      23,       1/2,   ENTITLED, true,   TIED
                    10,    10,      2,       22,      22,       1/2,   ENTITLED, true,   MISSED
                    """)
    void a_majority_is_a_share_of_its_base_and_a_tie_is_one_vote_from_it(
            int votesFor,
            int against,
            int abstain,
            int present,
            int entitled,
            String share,
            Base base,
            boolean strict,
            Majority outcome) {
        String[] parts = share.split("/", -1);
        MajorityRule rule =
                new MajorityRule(
                        new Fraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])),
                        base,
                        strict);
        assertThat(
                        Majority.of(
                                rule,
                                new VoteResult(votesFor, against, abstain, 0, present, entitled)))
                .isEqualTo(outcome);
    }
}
