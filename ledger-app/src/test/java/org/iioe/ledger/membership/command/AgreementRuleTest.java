package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.iioe.ledger.membership.MembershipRefusal.AGREEMENT_NOT_IN_FORCE;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_COUNTERSIGNED;
import static org.iioe.ledger.membership.MembershipRefusal.ALTERS_THE_PAST;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_LONGER;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_THE_COUNTERPARTY;
import static org.iioe.ledger.membership.MembershipRefusal.WRONG_INSTRUMENT;
import static org.iioe.ledger.membership.command.Given.A;
import static org.iioe.ledger.membership.command.Given.AGREEMENT;
import static org.iioe.ledger.membership.command.Given.B;
import static org.iioe.ledger.membership.command.Given.CONVENER;
import static org.iioe.ledger.membership.command.Given.SOURCE;
import static org.iioe.ledger.membership.command.Given.day;
import static org.iioe.ledger.membership.command.Given.on;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.AgreementCommand.AmendAgreement;
import org.iioe.ledger.membership.AgreementCommand.CountersignAgreement;
import org.iioe.ledger.membership.AgreementCommand.RenewAgreement;
import org.iioe.ledger.membership.AgreementCommand.TerminateAgreement;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreementRuleTest {
    private static InstrumentRegistered instrument(
            InstrumentKind kind,
            @Nullable InForceRule rule,
            @Nullable OrganisationId counterparty) {
        return new InstrumentRegistered(
                AGREEMENT,
                kind,
                "Cooperation Agreement",
                "1",
                counterparty,
                null,
                rule,
                on("2022-12-31"),
                null,
                on("2019-12-01"),
                SOURCE);
    }

    private static Signature signed(@Nullable String inForceFrom) {
        return new Signature(
                InstrumentKind.COOPERATION_AGREEMENT,
                on("2020-01-01"),
                true,
                inForceFrom == null ? null : on(inForceFrom),
                on("2022-12-31"),
                null,
                false);
    }

    private static AgreementRule agreement(@Nullable InForceRule rule, Signature signature) {
        return new AgreementRule(
                instrument(InstrumentKind.COOPERATION_AGREEMENT, rule, CONVENER), signature);
    }

    private static final AgreementRule IN_FORCE =
            agreement(InForceRule.ON_SIGNATURE, signed("2020-01-01"));

    private static AmendAgreement amend(String agreed, String from) {
        return new AmendAgreement(A, AGREEMENT, "More.", null, on(from), on(agreed), SOURCE);
    }

    private static RenewAgreement renew(String agreed, @Nullable String expires) {
        return new RenewAgreement(
                A, AGREEMENT, expires == null ? null : on(expires), on(agreed), SOURCE);
    }

    private static TerminateAgreement terminate(
            @Nullable OrganisationId by, String notice, String ends) {
        return new TerminateAgreement(
                A, AGREEMENT, by, on(notice), on(ends), null, on(notice), SOURCE);
    }

    private static CountersignAgreement countersign(OrganisationId by) {
        return new CountersignAgreement(A, AGREEMENT, by, null, null, on("2020-02-01"), SOURCE);
    }

    @Test
    void only_agreements_are_acted_upon() {
        refused(
                WRONG_INSTRUMENT,
                () ->
                        new AgreementRule(
                                instrument(
                                        InstrumentKind.LETTER_OF_INTENT,
                                        InForceRule.ON_SIGNATURE,
                                        null),
                                signed(null)));
    }

    @Test
    void is_countersigned_once_by_its_counterparty() {
        assertThatCode(() -> IN_FORCE.mayCountersign(countersign(CONVENER)))
                .doesNotThrowAnyException();
        refused(NOT_THE_COUNTERPARTY, () -> IN_FORCE.mayCountersign(countersign(B)));
        AgreementRule done = agreement(InForceRule.ON_SIGNATURE, signed(null).countersigned(null));
        refused(ALREADY_COUNTERSIGNED, () -> done.mayCountersign(countersign(CONVENER)));
    }

    @Test
    void anybody_may_be_a_counterparty_that_is_unknown() {
        AgreementRule unknown =
                new AgreementRule(
                        instrument(
                                InstrumentKind.COOPERATION_AGREEMENT,
                                InForceRule.ON_SIGNATURE,
                                null),
                        signed("2020-01-01"));
        assertThatCode(() -> unknown.mayCountersign(countersign(B))).doesNotThrowAnyException();
    }

    @Test
    void is_in_force_from_the_later_signature_where_its_rule_says_so() {
        AgreementRule both = agreement(InForceRule.ON_COUNTERSIGNATURE, signed(null));
        assertThat(both.inForceOnceCountersigned(on("2020-02-01"))).isEqualTo(on("2020-02-01"));
        assertThat(both.inForceOnceCountersigned(on("2019-12-31"))).isEqualTo(on("2020-01-01"));
        assertThat(IN_FORCE.inForceOnceCountersigned(on("2020-02-01"))).isEqualTo(on("2020-01-01"));
        assertThat(agreement(null, signed(null)).inForceOnceCountersigned(on("2020-02-01")))
                .isNull();
    }

    @Test
    void a_signature_that_broke_a_rule_brings_nothing_into_force() {
        Signature broken =
                new Signature(
                        InstrumentKind.COOPERATION_AGREEMENT,
                        on("2023-01-01"),
                        false,
                        null,
                        on("2022-12-31"),
                        null,
                        false);
        assertThat(
                        agreement(InForceRule.ON_COUNTERSIGNATURE, broken)
                                .inForceOnceCountersigned(on("2023-02-01")))
                .isNull();
    }

    @Test
    void an_amendment_never_alters_the_past() {
        assertThatCode(() -> IN_FORCE.mayAmend(amend("2021-01-01", "2021-01-01")))
                .doesNotThrowAnyException();
        refused(ALTERS_THE_PAST, () -> IN_FORCE.mayAmend(amend("2021-01-02", "2021-01-01")));
    }

    @Test
    void is_amended_while_it_is_in_force() {
        assertThatCode(() -> IN_FORCE.mayAmend(amend("2022-12-31", "2022-12-31")))
                .doesNotThrowAnyException();
        refused(AGREEMENT_NOT_IN_FORCE, () -> IN_FORCE.mayAmend(amend("2022-12-31", "2023-01-01")));
        refused(AGREEMENT_NOT_IN_FORCE, () -> IN_FORCE.mayAmend(amend("2019-12-31", "2019-12-31")));
        refused(
                AGREEMENT_NOT_IN_FORCE,
                () ->
                        agreement(InForceRule.ON_COUNTERSIGNATURE, signed(null))
                                .mayAmend(amend("2021-01-01", "2021-01-01")));
    }

    @Test
    void an_unknown_rule_of_coming_into_force_forbids_nothing_before_the_end() {
        AgreementRule unknown = agreement(null, signed(null));
        assertThatCode(() -> unknown.mayAmend(amend("2022-12-31", "2022-12-31")))
                .doesNotThrowAnyException();
        refused(AGREEMENT_NOT_IN_FORCE, () -> unknown.mayAmend(amend("2023-01-01", "2023-01-01")));
    }

    @Test
    void a_renewal_before_the_end_makes_it_last_longer() {
        assertThatCode(() -> IN_FORCE.mayRenew(renew("2022-12-31", "2023-01-01")))
                .doesNotThrowAnyException();
        assertThatCode(() -> IN_FORCE.mayRenew(renew("2022-12-31", null)))
                .doesNotThrowAnyException();
        refused(NOT_LONGER, () -> IN_FORCE.mayRenew(renew("2022-12-31", "2022-12-31")));
        refused(AGREEMENT_NOT_IN_FORCE, () -> IN_FORCE.mayRenew(renew("2023-01-01", "2024-12-31")));
        AgreementRule endless =
                agreement(InForceRule.ON_SIGNATURE, signed("2020-01-01").until(null));
        refused(NOT_LONGER, () -> endless.mayRenew(renew("2022-12-31", "2023-12-31")));
        refused(NOT_LONGER, () -> endless.mayRenew(renew("2022-12-31", null)));
    }

    @Test
    void ends_upon_notice_and_not_before_it() {
        assertThatCode(() -> IN_FORCE.mayTerminate(terminate(A, "2021-01-01", "2021-01-01")))
                .doesNotThrowAnyException();
        assertThatCode(() -> IN_FORCE.mayTerminate(terminate(CONVENER, "2021-01-01", "2021-06-30")))
                .doesNotThrowAnyException();
        refused(
                ALTERS_THE_PAST,
                () -> IN_FORCE.mayTerminate(terminate(null, "2021-01-02", "2021-01-01")));
        refused(
                NOT_THE_COUNTERPARTY,
                () -> IN_FORCE.mayTerminate(terminate(B, "2021-01-01", "2021-06-30")));
    }

    @Test
    void ends_once() {
        AgreementRule ended =
                agreement(InForceRule.ON_SIGNATURE, signed("2020-01-01").ended(day("2021-06-30")));
        refused(
                AGREEMENT_NOT_IN_FORCE,
                () -> ended.mayTerminate(terminate(null, "2021-06-30", "2021-12-31")));
        assertThatCode(() -> ended.mayTerminate(terminate(null, "2021-06-29", "2021-06-29")))
                .doesNotThrowAnyException();
    }
}
