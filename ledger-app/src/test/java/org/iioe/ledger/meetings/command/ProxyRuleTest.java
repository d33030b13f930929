package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.Capacity;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class ProxyRuleTest {
    private static final OrganisationId A = GivenNetwork.member(1);
    private static final OrganisationId B = GivenNetwork.member(2);
    private static final OrganisationId C = GivenNetwork.member(3);

    @Test
    void counts_as_many_as_chartered() {
        ProxyRule rule = ProxyRule.of(2, Capacity.MEMBER, List.of(A, B), Set.of());
        assertThat(rule.counted()).containsExactly(A, B);
        assertThat(rule.exceptions()).isEmpty();
    }

    @Test
    void records_but_does_not_count_one_more_than_chartered() {
        ProxyRule rule = ProxyRule.of(2, Capacity.MEMBER, List.of(A, B, C), Set.of());
        assertThat(rule.counted()).containsExactly(A, B);
        assertThat(rule.exceptions()).extracting("rule").containsExactly("TOO_MANY_PROXIES");
    }

    @Test
    void counts_none_where_the_charter_says_none_or_nothing() {
        for (Integer most : new Integer[] {0, null}) {
            ProxyRule rule = ProxyRule.of(most, Capacity.MEMBER, List.of(A), Set.of());
            assertThat(rule.counted()).isEmpty();
            assertThat(rule.exceptions())
                    .extracting("rule")
                    .containsExactly("PROXIES_NOT_CHARTERED");
        }
    }

    @Test
    void only_a_member_acts_for_others() {
        assertThat(ProxyRule.of(1, Capacity.OBSERVER, List.of(A), Set.of()).counted()).isEmpty();
    }

    @Test
    void counts_nobody_for_whom_somebody_else_acts() {
        ProxyRule rule = ProxyRule.of(2, Capacity.MEMBER, List.of(A, B), Set.of(A));
        assertThat(rule.counted()).containsExactly(B);
        assertThat(rule.exceptions()).extracting("rule").containsExactly("PROXY_HELD_BY_ANOTHER");
    }

    @Test
    void says_that_too_many_are_claimed_and_that_some_are_held_by_another() {
        OrganisationId d = GivenNetwork.member(4);
        ProxyRule rule = ProxyRule.of(2, Capacity.MEMBER, List.of(A, B, C, d), Set.of(A));
        assertThat(rule.counted()).containsExactly(B, C);
        assertThat(rule.exceptions())
                .extracting("rule")
                .containsExactly("TOO_MANY_PROXIES", "PROXY_HELD_BY_ANOTHER");
    }

    @Test
    void no_claim_is_no_exception() {
        assertThat(ProxyRule.of(null, Capacity.GUEST, List.of(), Set.of()).exceptions()).isEmpty();
    }
}
