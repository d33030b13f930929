package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_RECOGNISED;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_RENAMED;
import static org.iioe.ledger.membership.MembershipRefusal.IDENTIFIER_TAKEN;
import static org.iioe.ledger.membership.MembershipRefusal.NAME_CLASH;
import static org.iioe.ledger.membership.MembershipRefusal.NAME_UNCHANGED;
import static org.iioe.ledger.membership.MembershipRefusal.ORGANISATION_DISSOLVED;
import static org.iioe.ledger.membership.MembershipRefusal.ORGANISATION_EXISTS;
import static org.iioe.ledger.membership.MembershipRefusal.RECORD_SAYS_OTHERWISE;
import static org.iioe.ledger.membership.command.Given.A;
import static org.iioe.ledger.membership.command.Given.B;
import static org.iioe.ledger.membership.command.Given.MEETING;
import static org.iioe.ledger.membership.command.Given.SOURCE;
import static org.iioe.ledger.membership.command.Given.on;
import static org.iioe.ledger.membership.command.Given.register;
import static org.iioe.ledger.membership.command.Given.registered;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.membership.CoInitiatorRecognised;
import org.iioe.ledger.membership.Identifier;
import org.iioe.ledger.membership.OrganisationCommand.CorrectOrganisation;
import org.iioe.ledger.membership.OrganisationCommand.RecogniseCoInitiator;
import org.iioe.ledger.membership.OrganisationCommand.RenameOrganisation;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.membership.SuccessionId;
import org.iioe.ledger.membership.SuccessionKind;
import org.iioe.ledger.store.Fixtures;
import org.iioe.ledger.store.GivenClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class OrganisationTest {
    private static final Identifier ROR = new Identifier("XI-ROR", "000000098");

    private final GivenClaims claims = new GivenClaims();
    private final FixtureConfiguration<Organisation> fixture =
            Fixtures.of(Organisation.class)
                    .registerInjectableResource(claims)
                    .registerInjectableResource(Given.meetings());

    private void refuses(RefusalCode code, LedgerCommand command, LedgerEvent... given) {
        fixture.given((Object[]) given)
                .when(command)
                .expectNoEvents()
                .expectException(refusal(code));
    }

    private void records(LedgerEvent expected, LedgerCommand command, LedgerEvent... given) {
        fixture.given((Object[]) given).when(command).expectEvents(expected);
    }

    private static CorrectOrganisation correct(
            OrganisationField field, @Nullable String was, @Nullable String is, boolean confirmed) {
        return new CorrectOrganisation(
                A, field, was, is, confirmed, "Misprint.", on("2020-01-01"), SOURCE);
    }

    private static OrganisationCorrected corrected(
            OrganisationField field, @Nullable String was, @Nullable String is) {
        return new OrganisationCorrected(
                A, field, was, is, false, "Misprint.", on("2020-01-01"), SOURCE);
    }

    private static RenameOrganisation rename(String name, String from) {
        return new RenameOrganisation(A, name, on(from), false, on(from), SOURCE);
    }

    private static OrganisationRenamed renamed(String was, String name, String from) {
        return new OrganisationRenamed(A, was, name, on(from), false, on(from), SOURCE);
    }

    @Test
    void registers_an_organisation_and_claims_its_identifiers_and_name() {
        fixture.givenNoPriorActivity()
                .when(register(A, "University A", "EG", false, ROR))
                .expectSuccessfulHandlerExecution();
        assertThat(claims.holder("xi-ror", "000000098")).contains("organisation/university-a");
        assertThat(claims.holder("name", "university a / EG"))
                .contains("organisation/university-a");
    }

    @Test
    void registers_an_organisation_once() {
        refuses(ORGANISATION_EXISTS, register(A), registered(A, "University A", "EG"));
    }

    @Test
    void refuses_an_identifier_that_another_holds() {
        claims.with("xi-ror", "000000098", "organisation/university-b");
        refuses(IDENTIFIER_TAKEN, register(A, "University A", "EG", true, ROR));
    }

    @Test
    void refuses_a_name_and_country_that_another_has() {
        claims.with("name", "university a / EG", "organisation/university-b");
        refuses(NAME_CLASH, register(A, "UNIVERSITY  A", "EG", false));
    }

    @Test
    void takes_the_name_of_another_country() {
        claims.with("name", "university a / EG", "organisation/university-b");
        records(registered(A, "University A", "KE"), register(A, "University A", "KE", false));
    }

    @Test
    void takes_the_same_name_when_somebody_confirmed_that_it_is_another() {
        claims.with("name", "university a / EG", "organisation/university-b");
        fixture.givenNoPriorActivity()
                .when(register(A, "University A", "EG", true))
                .expectSuccessfulHandlerExecution();
        assertThat(claims.holder("name", "university a / EG"))
                .contains("organisation/university-b");
    }

    @Test
    void corrects_what_the_record_says() {
        claims.with("name", "xidan university / CN", "organisation/university-a");
        records(
                corrected(OrganisationField.NAME, "Xidan University", "Xidian University"),
                correct(OrganisationField.NAME, "Xidan University", "Xidian University", false),
                registered(A, "Xidan University", "CN"));
        assertThat(claims.holder("name", "xidan university / CN")).isEmpty();
        assertThat(claims.holder("name", "xidian university / CN"))
                .contains("organisation/university-a");
    }

    @Test
    void leaves_a_claim_alone_that_another_holds() {
        claims.with("name", "xidan university / CN", "organisation/university-b");
        records(
                corrected(OrganisationField.NAME, "Xidan University", "Xidian University"),
                correct(OrganisationField.NAME, "Xidan University", "Xidian University", false),
                registered(A, "Xidan University", "CN"));
        assertThat(claims.holder("name", "xidan university / CN"))
                .contains("organisation/university-b");
    }

    @Test
    void refuses_a_correction_of_what_the_record_does_not_say() {
        refuses(
                RECORD_SAYS_OTHERWISE,
                correct(OrganisationField.NAME, "Xidan", "Xidian University", false),
                registered(A, "Xidan University", "CN"));
    }

    @Test
    void corrects_an_unknown_country_once() {
        OrganisationCorrected known = corrected(OrganisationField.COUNTRY, null, "CN");
        records(
                known,
                correct(OrganisationField.COUNTRY, null, "CN", false),
                registered(A, "Jiker", null));
        refuses(
                RECORD_SAYS_OTHERWISE,
                correct(OrganisationField.COUNTRY, null, "CN", false),
                registered(A, "Jiker", null),
                known);
    }

    @Test
    void corrects_group_and_kind() {
        records(
                corrected(OrganisationField.GROUP, "global-hei", "domestic-hei"),
                correct(OrganisationField.GROUP, "global-hei", "domestic-hei", false),
                registered(A, "University A", "CN"));
        records(
                corrected(OrganisationField.KIND, "higher-education-institution", "enterprise"),
                correct(
                        OrganisationField.KIND,
                        "higher-education-institution",
                        "enterprise",
                        false),
                registered(A, "University A", "CN"));
    }

    @Test
    void refuses_a_correction_into_the_name_of_another() {
        claims.with("name", "xidian university / CN", "organisation/university-b");
        refuses(
                NAME_CLASH,
                correct(OrganisationField.NAME, "Xidan University", "Xidian University", false),
                registered(A, "Xidan University", "CN"));
    }

    @Test
    void renames_from_a_day_and_keeps_the_old_name_claimed() {
        claims.with("name", "polytechnic / CN", "organisation/university-a");
        records(
                renamed("Polytechnic", "Polytechnic University", "2023-06-01"),
                rename("Polytechnic University", "2023-06-01"),
                registered(A, "Polytechnic", "CN"));
        assertThat(claims.holder("name", "polytechnic / CN")).contains("organisation/university-a");
        assertThat(claims.holder("name", "polytechnic university / CN"))
                .contains("organisation/university-a");
    }

    @Test
    void names_the_name_of_that_day_when_a_rename_is_found_late() {
        records(
                renamed("One", "Two", "2021-01-01"),
                rename("Two", "2021-01-01"),
                registered(A, "One", "CN"),
                renamed("One", "Three", "2022-01-01"));
    }

    @Test
    void refuses_a_second_name_on_the_same_day() {
        refuses(
                ALREADY_RENAMED,
                rename("Three", "2021-01-01"),
                registered(A, "One", "CN"),
                renamed("One", "Two", "2021-01-01"));
    }

    @Test
    void refuses_the_name_that_it_has() {
        refuses(
                NAME_UNCHANGED,
                rename("Two", "2021-01-02"),
                registered(A, "One", "CN"),
                renamed("One", "Two", "2021-01-01"));
    }

    @Test
    void a_dissolved_organisation_takes_no_name() {
        OrganisationDissolved dissolved =
                new OrganisationDissolved(
                        A,
                        new SuccessionId("s"),
                        SuccessionKind.MERGER,
                        List.of(B),
                        on("2021-01-01"),
                        SOURCE);
        refuses(
                ORGANISATION_DISSOLVED,
                rename("Two", "2021-01-01"),
                registered(A, "One", "CN"),
                dissolved);
        records(
                renamed("One", "Two", "2020-12-31"),
                rename("Two", "2020-12-31"),
                registered(A, "One", "CN"),
                dissolved);
    }

    @Test
    void recognises_a_co_initiator_once_and_at_a_known_meeting() {
        CoInitiatorRecognised recognised =
                new CoInitiatorRecognised(A, MEETING, on("2019-12-08"), SOURCE);
        RecogniseCoInitiator recognise =
                new RecogniseCoInitiator(A, MEETING, on("2019-12-08"), SOURCE);
        records(recognised, recognise, registered(A, "One", "CN"));
        refuses(ALREADY_RECOGNISED, recognise, registered(A, "One", "CN"), recognised);
        refuses(
                Given.Unknown.UNKNOWN_MEETING,
                new RecogniseCoInitiator(A, new MeetingId("none"), on("2019-12-08"), SOURCE),
                registered(A, "One", "CN"));
    }
}
