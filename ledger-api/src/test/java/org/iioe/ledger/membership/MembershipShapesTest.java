package org.iioe.ledger.membership;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iioe.ledger.Country;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.Source;
import org.iioe.ledger.membership.AgreementCommand.CountersignAgreement;
import org.iioe.ledger.membership.InstrumentCommand.RegisterInstrument;
import org.iioe.ledger.membership.MemberCommand.AccreditDelegate;
import org.iioe.ledger.membership.MemberCommand.GiveNotice;
import org.iioe.ledger.membership.MemberCommand.SuspendMember;
import org.iioe.ledger.membership.OrganisationCommand.CorrectOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class MembershipShapesTest {
    private static final Source SOURCE = new Source("Minutes", Source.Certainty.STATED);
    private static final Edtf ON = new Edtf("2021-06-01");
    private static final OrganisationId A = new OrganisationId("a");
    private static final OrganisationId B = new OrganisationId("b");
    private static final OrganisationId C = new OrganisationId("c");
    private static final InstrumentId TEXT = new InstrumentId("text-v1");

    private static void made(ThrowingCallable making) {
        assertThatCode(making).doesNotThrowAnyException();
    }

    private static void invalid(ThrowingCallable making) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(making);
    }

    @ParameterizedTest
    @CsvSource({"EG, true", "CN, true", "XX, false", "eg, false", "EGY, false", "'', false"})
    void a_country_is_two_letters_of_iso_3166(String code, boolean valid) {
        if (valid) {
            made(() -> new Country(code));
        } else {
            invalid(() -> new Country(code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, One, Two, true",
        "NAME, One, , false",
        "NAME, One, One, false",
        "NAME, One, ' ', false",
        "COUNTRY, , CN, true",
        "COUNTRY, CN, , true",
        "COUNTRY, , China, false",
        "COUNTRY, , , false",
        "GROUP, global-hei, domestic-hei, true",
        "GROUP, , global-hei, true",
        "GROUP, , GLOBAL_HEI, false",
        "KIND, enterprise, foundation, true",
        "KIND, enterprise, , false",
        "KIND, enterprise, club, false"
    })
    void a_correction_names_values_that_the_field_can_have(
            OrganisationField field, @Nullable String was, @Nullable String is, boolean valid) {
        ThrowingCallable making =
                () -> new CorrectOrganisation(A, field, was, is, false, "Misprint.", ON, SOURCE);
        if (valid) {
            made(making);
        } else {
            invalid(making);
        }
    }

    private static RegisterOrganisation register(String name, List<Identifier> identifiers) {
        return new RegisterOrganisation(
                A, name, OrganisationKind.OTHER, null, null, identifiers, false, ON, SOURCE);
    }

    @Test
    void an_organisation_has_a_name_and_each_identifier_once() {
        Identifier one = new Identifier("GB-COH", "1");
        made(() -> register("One", List.of(one, new Identifier("GB-COH", "2"))));
        invalid(() -> register("One", List.of(one, one)));
        invalid(() -> register(" ", List.of()));
        made(() -> register("x".repeat(300), List.of()));
        invalid(() -> register("x".repeat(301), List.of()));
    }

    @Test
    void nobody_countersigns_a_letter_of_intent() {
        made(() -> instrument(InstrumentKind.COOPERATION_AGREEMENT));
        invalid(() -> instrument(InstrumentKind.LETTER_OF_INTENT));
    }

    private static RegisterInstrument instrument(InstrumentKind kind) {
        return new RegisterInstrument(
                TEXT,
                kind,
                "Title",
                "1",
                B,
                null,
                InForceRule.ON_COUNTERSIGNATURE,
                null,
                null,
                ON,
                SOURCE);
    }

    @Test
    void nobody_countersigns_for_oneself() {
        made(() -> new CountersignAgreement(A, TEXT, B, null, null, ON, SOURCE));
        invalid(() -> new CountersignAgreement(A, TEXT, A, null, null, ON, SOURCE));
    }

    @ParameterizedTest
    @CsvSource({"2021-06-01, true", "2021-05-31, false"})
    void nothing_ends_before_it_begins(String last, boolean valid) {
        Edtf until = new Edtf(last);
        List<ThrowingCallable> makings =
                List.of(
                        () ->
                                new SuspendMember(
                                        A, SuspensionScope.ALL, until, null, "Why.", ON, SOURCE),
                        () -> new GiveNotice(A, until, null, ON, SOURCE),
                        () -> accredit(List.of(), until));
        for (ThrowingCallable making : makings) {
            if (valid) {
                made(making);
            } else {
                invalid(making);
            }
        }
    }

    private static AccreditDelegate accredit(List<Person> alternates, @Nullable Edtf to) {
        return new AccreditDelegate(A, person("p"), alternates, ON, to, ON, SOURCE);
    }

    private static Person person(String id) {
        return new Person(new PersonId(id), null);
    }

    @Test
    void an_accreditation_names_each_person_once() {
        made(() -> accredit(List.of(person("q"), person("r")), null));
        invalid(() -> accredit(List.of(person("q"), person("q")), null));
        invalid(() -> accredit(List.of(person("p")), null));
    }

    private static RecordSuccession succession(
            SuccessionKind kind,
            List<OrganisationId> from,
            List<OrganisationId> to,
            Transfer... memberships) {
        return new RecordSuccession(
                new SuccessionId("s"), kind, from, to, List.of(memberships), null, ON, SOURCE);
    }

    @Test
    void a_succession_has_the_shape_of_its_kind() {
        made(() -> succession(SuccessionKind.MERGER, List.of(A, B), List.of(C)));
        made(() -> succession(SuccessionKind.MERGER, List.of(A, B), List.of(B)));
        made(() -> succession(SuccessionKind.MERGER, List.of(A), List.of(B)));
        invalid(() -> succession(SuccessionKind.MERGER, List.of(A), List.of(A)));
        invalid(() -> succession(SuccessionKind.MERGER, List.of(), List.of(A)));
        invalid(() -> succession(SuccessionKind.MERGER, List.of(A), List.of(B, C)));
        invalid(() -> succession(SuccessionKind.MERGER, List.of(A, A), List.of(B)));
        made(() -> succession(SuccessionKind.SPLIT, List.of(A), List.of(B, C)));
        made(() -> succession(SuccessionKind.SPLIT, List.of(A), List.of(A, C)));
        invalid(() -> succession(SuccessionKind.SPLIT, List.of(A), List.of(B)));
        invalid(() -> succession(SuccessionKind.SPLIT, List.of(A, B), List.of(A, C)));
        made(() -> succession(SuccessionKind.DISSOLUTION, List.of(A), List.of()));
        made(() -> succession(SuccessionKind.DISSOLUTION, List.of(A), List.of(B)));
        invalid(() -> succession(SuccessionKind.DISSOLUTION, List.of(A), List.of(A)));
    }

    @Test
    void a_membership_passes_from_a_predecessor_to_one_successor() {
        made(() -> succession(SuccessionKind.SPLIT, List.of(A), List.of(B, C), new Transfer(A, B)));
        invalid(() ->
                succession(
                        SuccessionKind.SPLIT,
                        List.of(A),
                        List.of(B, C),
                        new Transfer(A, B),
                        new Transfer(A, C)));
        invalid(() ->
                succession(SuccessionKind.SPLIT, List.of(A), List.of(A, C), new Transfer(A, A)));
        invalid(() ->
                succession(SuccessionKind.MERGER, List.of(A), List.of(C), new Transfer(B, C)));
    }
}
