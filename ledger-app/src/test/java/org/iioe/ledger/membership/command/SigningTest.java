package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_SIGNED;
import static org.iioe.ledger.membership.MembershipRefusal.INSTRUMENT_EXISTS;
import static org.iioe.ledger.membership.MembershipRefusal.INSTRUMENT_EXPIRED;
import static org.iioe.ledger.membership.MembershipRefusal.UNKNOWN_AGREEMENT;
import static org.iioe.ledger.membership.MembershipRefusal.UNKNOWN_INSTRUMENT;
import static org.iioe.ledger.membership.MembershipRefusal.UNKNOWN_ORGANISATION;
import static org.iioe.ledger.membership.MembershipRefusal.WRONG_INSTRUMENT;
import static org.iioe.ledger.membership.command.Given.A;
import static org.iioe.ledger.membership.command.Given.ADOPTED;
import static org.iioe.ledger.membership.command.Given.AGREEMENT;
import static org.iioe.ledger.membership.command.Given.B;
import static org.iioe.ledger.membership.command.Given.CONVENER;
import static org.iioe.ledger.membership.command.Given.LETTER;
import static org.iioe.ledger.membership.command.Given.MEETING;
import static org.iioe.ledger.membership.command.Given.SOURCE;
import static org.iioe.ledger.membership.command.Given.admitted;
import static org.iioe.ledger.membership.command.Given.agreement;
import static org.iioe.ledger.membership.command.Given.charter;
import static org.iioe.ledger.membership.command.Given.letter;
import static org.iioe.ledger.membership.command.Given.on;
import static org.iioe.ledger.membership.command.Given.register;
import static org.iioe.ledger.membership.command.Given.rules;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand.AmendCharter;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.membership.AgreementCommand.CountersignAgreement;
import org.iioe.ledger.membership.AgreementCommand.SignCooperationAgreement;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.AgreementCountersigned;
import org.iioe.ledger.membership.CooperationAgreementSigned;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberCommand.ExpelMember;
import org.iioe.ledger.store.InMemoryLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SigningTest {
    private final InMemoryLedger ledger = MembershipLedger.create(new ArrayList<>());

    private void begin(@Nullable InForceRule rule) {
        ledger.send(
                register(A),
                register(B),
                register(CONVENER),
                letter(LETTER),
                agreement(AGREEMENT, rule, on("2022-12-31")));
    }

    private static SignLetterOfIntent signLetter(OrganisationId who, String on) {
        return new SignLetterOfIntent(who, LETTER, null, null, null, null, on(on), SOURCE);
    }

    private static SignCooperationAgreement signAgreement(OrganisationId who, String on) {
        return new SignCooperationAgreement(who, AGREEMENT, null, null, null, null, on(on), SOURCE);
    }

    private static CountersignAgreement countersign(OrganisationId who, String on) {
        return new CountersignAgreement(who, AGREEMENT, CONVENER, null, null, on(on), SOURCE);
    }

    private static List<MemberAdmitted> admissions(List<LedgerEvent> events) {
        return events.stream()
                .filter(MemberAdmitted.class::isInstance)
                .map(MemberAdmitted.class::cast)
                .toList();
    }

    @Test
    void admits_when_the_last_requirement_of_the_charter_is_met() {
        begin(InForceRule.ON_SIGNATURE);
        ledger.send(charter());
        assertThat(admissions(ledger.send(signLetter(A, "2019-12-07/2019-12-08")))).isEmpty();
        assertThat(admissions(ledger.send(signAgreement(A, "2019-12-07/2019-12-08"))))
                .containsExactly(admitted(A, "2019-12-07/2019-12-08"));
        assertThat(admissions(ledger.send(countersign(A, "2019-12-10")))).isEmpty();
    }

    @Test
    void admits_on_countersignature_where_the_agreement_says_so() {
        begin(InForceRule.ON_COUNTERSIGNATURE);
        ledger.send(charter(), signLetter(A, "2019-12-08"));
        assertThat(admissions(ledger.send(signAgreement(A, "2019-12-08")))).isEmpty();
        assertThat(ledger.send(countersign(A, "2020-01-15")))
                .containsExactly(
                        new AgreementCountersigned(
                                A,
                                AGREEMENT,
                                CONVENER,
                                null,
                                null,
                                on("2020-01-15"),
                                on("2020-01-15"),
                                SOURCE),
                        admitted(A, "2020-01-15"));
    }

    @Test
    void admits_as_of_2019_when_the_signature_of_2019_is_found_late() {
        begin(InForceRule.ON_SIGNATURE);
        ledger.send(charter(), signAgreement(A, "2019-12-08"));
        assertThat(admissions(ledger.send(signLetter(A, "2019-12-07"))))
                .containsExactly(admitted(A, "2019-12-08"));
    }

    @Test
    void admits_several_each_once() {
        begin(InForceRule.ON_SIGNATURE);
        ledger.send(
                charter(),
                signLetter(A, "2019-12-08"),
                signAgreement(A, "2019-12-08"),
                signLetter(B, "2019-12-08"),
                signAgreement(B, "2019-12-08"));
        ledger.send(letter(new InstrumentId("letter-v2")));
        ledger.send(
                new SignLetterOfIntent(
                        A,
                        new InstrumentId("letter-v2"),
                        null,
                        null,
                        null,
                        null,
                        on("2020-06-01"),
                        SOURCE));
        assertThat(admissions(ledger.all()))
                .containsExactly(admitted(A, "2019-12-08"), admitted(B, "2019-12-08"));
    }

    @Test
    void computes_nothing_without_a_charter_or_a_rule_or_before_its_day() {
        begin(InForceRule.ON_SIGNATURE);
        assertThat(
                        admissions(
                                ledger.send(
                                        signLetter(A, "2019-12-08"),
                                        signAgreement(A, "2019-12-08"))))
                .isEmpty();
        ledger.send(
                new EstablishCharter(
                        CharterRules.unknown(), CharterBasis.ASSUMPTION, on("2019-12-08"), SOURCE));
        ledger.send(signLetter(B, "2019-12-07"), signAgreement(B, "2019-12-08"));
        assertThat(admissions(ledger.all())).isEmpty();
    }

    @Test
    void admits_under_the_version_in_force_on_the_day_of_the_act() {
        begin(InForceRule.ON_SIGNATURE);
        ledger.send(
                charter(),
                new AmendCharter(
                        rules(new AdmissionRule(true, false, "observer"), true),
                        ADOPTED,
                        on("2021-07-01"),
                        on("2021-06-01"),
                        SOURCE));
        assertThat(admissions(ledger.send(signLetter(A, "2021-06-30")))).isEmpty();
        assertThat(admissions(ledger.send(signLetter(B, "2021-07-01"))))
                .containsExactly(
                        new MemberAdmitted(B, "observer", null, 2, on("2021-07-01"), SOURCE));
    }

    @Test
    void who_was_expelled_is_admitted_again_only_by_signing_again() {
        begin(InForceRule.ON_COUNTERSIGNATURE);
        ledger.send(
                new EstablishCharter(
                        rules(new AdmissionRule(true, false, "full"), true),
                        CharterBasis.ADOPTED,
                        on("2019-12-01"),
                        SOURCE),
                signLetter(A, "2019-12-08"),
                signAgreement(A, "2019-12-08"),
                new ExpelMember(A, ADOPTED, "Breach.", on("2021-06-01"), SOURCE));
        assertThat(admissions(ledger.send(countersign(A, "2021-06-02")))).isEmpty();
        InstrumentId other = new InstrumentId("letter-v2");
        assertThat(
                        admissions(
                                ledger.send(
                                        letter(other),
                                        new SignLetterOfIntent(
                                                A,
                                                other,
                                                null,
                                                null,
                                                null,
                                                null,
                                                on("2022-01-01"),
                                                SOURCE))))
                .containsExactly(admitted(A, "2022-01-01"));
    }

    @Test
    void records_a_signature_after_the_expiry_with_the_rule_that_it_breaks() {
        begin(InForceRule.ON_SIGNATURE);
        ledger.send(charter(), signLetter(A, "2019-12-08"));
        assertThat(ledger.send(signAgreement(A, "2023-01-01")))
                .singleElement()
                .isInstanceOfSatisfying(
                        CooperationAgreementSigned.class,
                        signed -> {
                            assertThat(signed.inForceFrom()).isNull();
                            assertThat(signed.exceptions())
                                    .extracting(RecordedException::rule)
                                    .containsExactly(INSTRUMENT_EXPIRED.name());
                        });
        assertThat(admissions(ledger.send(signAgreement(B, "2022-12-31")))).isEmpty();
        assertThat(admissions(ledger.send(signLetter(B, "2022-12-31")))).hasSize(1);
    }

    @Test
    void an_unknown_rule_brings_nothing_into_force() {
        begin(null);
        ledger.send(charter(), signLetter(A, "2019-12-08"), signAgreement(A, "2019-12-08"));
        ledger.send(countersign(A, "2019-12-09"));
        assertThat(admissions(ledger.all())).isEmpty();
    }

    @Test
    void signs_each_version_once() {
        begin(InForceRule.ON_SIGNATURE);
        ledger.send(signLetter(A, "2019-12-08"));
        refused(ALREADY_SIGNED, () -> ledger.send(signLetter(A, "2020-01-01")));
    }

    @Test
    void signs_a_letter_as_a_letter_and_an_agreement_as_an_agreement() {
        begin(InForceRule.ON_SIGNATURE);
        refused(
                WRONG_INSTRUMENT,
                () ->
                        ledger.send(
                                new SignLetterOfIntent(
                                        A,
                                        AGREEMENT,
                                        null,
                                        null,
                                        null,
                                        null,
                                        on("2019-12-08"),
                                        SOURCE)));
        refused(
                WRONG_INSTRUMENT,
                () ->
                        ledger.send(
                                new SignCooperationAgreement(
                                        A,
                                        LETTER,
                                        null,
                                        null,
                                        null,
                                        null,
                                        on("2019-12-08"),
                                        SOURCE)));
    }

    @Test
    void signs_only_what_and_where_the_ledger_knows() {
        begin(InForceRule.ON_SIGNATURE);
        refused(
                UNKNOWN_INSTRUMENT,
                () ->
                        ledger.send(
                                new SignLetterOfIntent(
                                        A,
                                        new InstrumentId("none"),
                                        null,
                                        null,
                                        null,
                                        null,
                                        on("2019-12-08"),
                                        SOURCE)));
        refused(
                Given.Unknown.UNKNOWN_MEETING,
                () ->
                        ledger.send(
                                new SignLetterOfIntent(
                                        A,
                                        LETTER,
                                        null,
                                        null,
                                        new MeetingId("none"),
                                        null,
                                        on("2019-12-08"),
                                        SOURCE)));
        assertThat(
                        ledger.send(
                                new SignLetterOfIntent(
                                        A,
                                        LETTER,
                                        null,
                                        "Shenzhen",
                                        MEETING,
                                        null,
                                        on("2019-12-08"),
                                        SOURCE)))
                .hasSize(1);
        assertThatExceptionOfType(AggregateNotFoundException.class)
                .isThrownBy(() -> ledger.send(signLetter(new OrganisationId("no"), "2019-12-08")));
    }

    @Test
    void countersigns_only_what_was_signed() {
        begin(InForceRule.ON_COUNTERSIGNATURE);
        refused(UNKNOWN_AGREEMENT, () -> ledger.send(countersign(A, "2020-01-15")));
    }

    @Test
    void registers_an_instrument_once_and_with_a_known_counterparty() {
        refused(
                UNKNOWN_ORGANISATION,
                () -> ledger.send(agreement(AGREEMENT, InForceRule.ON_SIGNATURE, null)));
        begin(InForceRule.ON_SIGNATURE);
        refused(INSTRUMENT_EXISTS, () -> ledger.send(letter(LETTER)));
    }
}
