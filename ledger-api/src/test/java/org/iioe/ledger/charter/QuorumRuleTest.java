package org.iioe.ledger.charter;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumRuleTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # there, roll, quorum, reached
                    12,      23,   1/2,    true
                    11,      23,   1/2,    false
                    10,      20,   1/2,    true
                    9,       20,   1/2,    false
                    16,      23,   2/3,    true
                    15,      23,   2/3,    false
                    0,       23,   0/1,    true
                    23,      23,   1/1,    true
                    22,      23,   1/1,    false
                    """)
    void the_quorum_is_a_share_of_the_roll_and_that_share_is_enough(
            int there, int roll, String quorum, boolean reached) {
        String[] parts = quorum.split("/", -1);
        Fraction share = new Fraction(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        assertThat(QuorumRule.reached(share, there, roll)).isEqualTo(reached);
    }

    @Test
    void an_unknown_quorum_computes_nothing() {
        assertThat(QuorumRule.reached(null, 0, 23)).isNull();
    }
}
