package org.iioe.ledger.charter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Money;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterCommand.AmendCharter;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.CharterRules.Region;
import org.iioe.ledger.charter.CharterRules.VotingClass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class CharterRulesTest {
    private static void check(boolean valid, ThrowingCallable making) {
        if (valid) {
            assertThatCode(making).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(InvalidValue.class).isThrownBy(making);
        }
    }

    private static CharterRules rules(
            @Nullable AdmissionRule admission,
            @Nullable List<VotingClass> classes,
            @Nullable List<Region> regions,
            @Nullable Money delegatedLimit) {
        return new CharterRules(
                admission,
                classes,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                regions,
                delegatedLimit,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, 1, 0, true",
        "2, 2, 30, 14, 12, 1, true",
        "-1, 0, 0, 1, 1, 0, false",
        "0, -1, 0, 1, 1, 0, false",
        "0, 1, 0, 1, 1, 0, false",
        "0, 0, -1, 1, 1, 0, false",
        "0, 0, 0, 0, 1, 0, false",
        "0, 0, 0, 1, 0, 0, false",
        "0, 0, 0, 1, 1, -1, false"
    })
    void counts_days_and_months_are_possible(
            int proxies,
            int runOff,
            int notice,
            int written,
            int term,
            int coolingOff,
            boolean valid) {
        check(
                valid,
                () ->
                        new CharterRules(
                                null,
                                null,
                                null,
                                null,
                                proxies,
                                null,
                                null,
                                runOff,
                                notice,
                                null,
                                written,
                                null,
                                term,
                                coolingOff,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void admission_leads_into_a_listed_class() {
        List<VotingClass> classes = List.of(new VotingClass("full", true));
        check(true, () -> rules(new AdmissionRule(true, true, "full"), classes, null, null));
        check(false, () -> rules(new AdmissionRule(true, true, "other"), classes, null, null));
        check(true, () -> rules(new AdmissionRule(true, true, "other"), null, null, null));
    }

    @Test
    void admission_needs_something() {
        check(true, () -> new AdmissionRule(false, true, "full"));
        check(false, () -> new AdmissionRule(false, false, "full"));
        check(false, () -> new AdmissionRule(true, false, " "));
    }

    @Test
    void classes_are_listed_once() {
        check(false, () -> rules(null, List.of(), null, null));
        check(
                false,
                () ->
                        rules(
                                null,
                                List.of(
                                        new VotingClass("full", true),
                                        new VotingClass("full", false)),
                                null,
                                null));
    }

    @Test
    void a_country_stands_in_one_region() {
        Region africa = new Region("Africa", List.of("EG", "KE"));
        check(true, () -> rules(null, null, List.of(), null));
        check(
                true,
                () -> rules(null, null, List.of(africa, new Region("Asia", List.of("CN"))), null));
        check(
                false,
                () -> rules(null, null, List.of(africa, new Region("Asia", List.of("EG"))), null));
        check(
                false,
                () ->
                        rules(
                                null,
                                null,
                                List.of(africa, new Region("Africa", List.of("CN"))),
                                null));
        check(false, () -> new Region("Nowhere", List.of()));
        check(false, () -> new Region("Nowhere", List.of("XX")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, true, true",
        "2, 3, false, true",
        "1, 1, false, true",
        "1, 1, true, false",
        "0, 2, true, true",
        "0, 2, false, false"
    })
    void a_majority_can_be_reached_and_missed(
            int numerator, int denominator, boolean strict, boolean valid) {
        check(
                valid,
                () ->
                        new MajorityRule(
                                new Fraction(numerator, denominator),
                                MajorityRule.Base.CAST,
                                strict));
    }

    @Test
    void a_delegated_limit_is_not_negative() {
        check(true, () -> rules(null, null, null, Money.of("0.00", "CNY")));
        check(false, () -> rules(null, null, null, Money.of("-0.01", "CNY")));
    }

    @Test
    void a_version_is_in_force_from_one_day() {
        check(true, () -> amend("2021-06-01"));
        check(false, () -> amend("2021-06"));
        check(false, () -> amend("2021-06-01/2021-06-02"));
    }

    private static AmendCharter amend(String from) {
        return new AmendCharter(
                CharterRules.unknown(),
                new ResolutionId("resolution-1"),
                new Edtf(from),
                new Edtf("2021-06-01"),
                new Source("Minutes", Source.Certainty.STATED));
    }
}
