package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.membership.command.Given.day;
import static org.iioe.ledger.membership.command.Given.on;
import static org.iioe.ledger.membership.command.Given.rules;

import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.membership.InstrumentKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class AdmissionPolicyTest {
    private static Signature signature(
            InstrumentKind kind, String signedOn, @Nullable String inForceFrom) {
        return new Signature(
                kind,
                on(signedOn),
                true,
                inForceFrom == null ? null : on(inForceFrom),
                null,
                null,
                false);
    }

    private static final Signature LETTER =
            signature(InstrumentKind.LETTER_OF_INTENT, "2019-12-08", "2019-12-08");
    private static final Signature AGREEMENT =
            signature(InstrumentKind.COOPERATION_AGREEMENT, "2019-12-08", "2020-01-01");

    @ParameterizedTest
    @CsvSource({
        "true,  false, true,  false, true",
        "true,  false, false, true,  false",
        "false, true,  false, true,  true",
        "false, true,  true,  false, false",
        "true,  true,  true,  true,  true",
        "true,  true,  true,  false, false",
        "true,  true,  false, true,  false",
        "true,  true,  false, false, false"
    })
    void asks_for_what_the_charter_asks_for(
            boolean needsLetter,
            boolean needsAgreement,
            boolean letter,
            boolean agreement,
            boolean met) {
        List<Signature> signed = new ArrayList<>();
        if (letter) {
            signed.add(LETTER);
        }
        if (agreement) {
            signed.add(AGREEMENT);
        }
        CharterRules rules = rules(new AdmissionRule(needsLetter, needsAgreement, "full"), true);
        assertThat(new AdmissionPolicy(rules, null).met(signed, day("2020-01-01"))).isEqualTo(met);
    }

    @Test
    void is_met_from_the_day_on_which_the_last_is_in_force() {
        AdmissionPolicy policy =
                new AdmissionPolicy(rules(new AdmissionRule(true, true, "full"), true), null);
        assertThat(policy.met(List.of(LETTER, AGREEMENT), day("2019-12-31"))).isFalse();
        assertThat(policy.met(List.of(LETTER, AGREEMENT), day("2020-01-01"))).isTrue();
    }

    @Test
    void computes_nothing_while_the_rule_is_unknown() {
        assertThat(
                        new AdmissionPolicy(CharterRules.unknown(), null)
                                .met(List.of(LETTER, AGREEMENT), day("2020-01-01")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2019-12-07, true", "2019-12-08, true", "2019-12-09, false"})
    void counts_only_what_was_signed_since_the_organisation_last_left(
            String leftOn, boolean counts) {
        AdmissionPolicy policy =
                new AdmissionPolicy(
                        rules(new AdmissionRule(true, false, "full"), true), day(leftOn));
        assertThat(policy.met(List.of(LETTER), day("2020-01-01"))).isEqualTo(counts);
    }

    @Test
    void counts_nothing_that_is_over() {
        AdmissionPolicy policy =
                new AdmissionPolicy(rules(new AdmissionRule(true, false, "full"), true), null);
        Signature ended = LETTER.ended(day("2020-01-01"));
        assertThat(policy.met(List.of(ended), day("2019-12-31"))).isTrue();
        assertThat(policy.met(List.of(ended), day("2020-01-01"))).isFalse();
        Signature expiring = LETTER.until(on("2020-01-01"));
        assertThat(policy.met(List.of(expiring), day("2020-01-01"))).isTrue();
        assertThat(policy.met(List.of(expiring), day("2020-01-02"))).isFalse();
    }

    @Test
    void only_a_class_with_a_vote_votes() {
        AdmissionRule rule = new AdmissionRule(true, false, "full");
        assertThat(rules(rule, true).votes("full")).contains(true);
        assertThat(rules(rule, true).votes("observer")).contains(false);
        assertThat(rules(rule, false).votes("full")).contains(false);
        assertThat(CharterRules.unknown().votes("full")).isEmpty();
    }
}
