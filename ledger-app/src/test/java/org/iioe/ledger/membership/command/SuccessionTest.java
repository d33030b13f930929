package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_A_MEMBER;
import static org.iioe.ledger.membership.MembershipRefusal.ORGANISATION_DISSOLVED;
import static org.iioe.ledger.membership.MembershipRefusal.SUCCESSION_EXISTS;
import static org.iioe.ledger.membership.MembershipRefusal.UNKNOWN_ORGANISATION;
import static org.iioe.ledger.membership.command.Given.A;
import static org.iioe.ledger.membership.command.Given.B;
import static org.iioe.ledger.membership.command.Given.C;
import static org.iioe.ledger.membership.command.Given.LETTER;
import static org.iioe.ledger.membership.command.Given.SOURCE;
import static org.iioe.ledger.membership.command.Given.day;
import static org.iioe.ledger.membership.command.Given.letter;
import static org.iioe.ledger.membership.command.Given.on;
import static org.iioe.ledger.membership.command.Given.register;
import static org.iioe.ledger.membership.command.Given.rules;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.LetterOfIntentSigned;
import org.iioe.ledger.membership.MembershipEnded;
import org.iioe.ledger.membership.MembershipSucceeded;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.iioe.ledger.membership.SuccessionId;
import org.iioe.ledger.membership.SuccessionKind;
import org.iioe.ledger.membership.SuccessionRecorded;
import org.iioe.ledger.membership.Transfer;
import org.iioe.ledger.store.InMemoryLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SuccessionTest {
    private static final SuccessionId ID = new SuccessionId("merger-1");

    private final List<OrganisationId> gone = new ArrayList<>();
    private final InMemoryLedger ledger = MembershipLedger.create(gone);

    @BeforeEach
    void a_and_b_are_members_and_c_is_none() {
        ledger.send(
                new EstablishCharter(
                        rules(new AdmissionRule(true, false, "full"), true),
                        CharterBasis.ADOPTED,
                        on("2019-12-01"),
                        SOURCE),
                register(A),
                register(B),
                register(C),
                letter(LETTER),
                sign(A, "2019-12-08"),
                sign(B, "2019-12-08"));
    }

    private static SignLetterOfIntent sign(OrganisationId who, String on) {
        return new SignLetterOfIntent(who, LETTER, null, null, null, null, on(on), SOURCE);
    }

    private static RecordSuccession succession(
            SuccessionKind kind,
            List<OrganisationId> from,
            List<OrganisationId> to,
            Transfer... memberships) {
        return new RecordSuccession(
                ID, kind, from, to, List.of(memberships), null, on("2022-01-01"), SOURCE);
    }

    private MemberRegisterFacts roll() {
        return new RecordedMembers(ledger.streams()).register();
    }

    @Test
    void passes_on_the_membership_that_is_named_and_ends_the_other() {
        RecordSuccession merger =
                succession(SuccessionKind.MERGER, List.of(A, B), List.of(C), new Transfer(A, C));
        assertThat(ledger.send(merger))
                .containsExactlyInAnyOrder(
                        new SuccessionRecorded(
                                ID,
                                SuccessionKind.MERGER,
                                List.of(A, B),
                                List.of(C),
                                List.of(new Transfer(A, C)),
                                null,
                                on("2022-01-01"),
                                SOURCE),
                        new MembershipSucceeded(
                                A,
                                C,
                                ID,
                                "full",
                                on("2022-01-01"),
                                false,
                                on("2022-01-01"),
                                SOURCE),
                        new MembershipEnded(B, ID, on("2022-01-01"), SOURCE),
                        new OrganisationDissolved(
                                A, ID, SuccessionKind.MERGER, List.of(C), on("2022-01-01"), SOURCE),
                        new OrganisationDissolved(
                                B,
                                ID,
                                SuccessionKind.MERGER,
                                List.of(C),
                                on("2022-01-01"),
                                SOURCE));
        assertThat(roll().entitled(day("2021-12-31"), CharterRules.unknown()))
                .containsExactly(A, B);
        assertThat(roll().entitled(day("2022-01-01"), CharterRules.unknown())).containsExactly(C);
        assertThat(gone).containsExactly(A, B);
    }

    @Test
    void a_successor_that_is_a_member_stays_what_it_was() {
        ledger.send(succession(SuccessionKind.MERGER, List.of(A), List.of(B), new Transfer(A, B)));
        assertThat(roll().entitled(day("2022-01-01"), CharterRules.unknown())).containsExactly(B);
        assertThat(roll().isMember(B, day("2019-12-08"))).isTrue();
    }

    @Test
    void both_memberships_may_pass_to_one_successor() {
        ledger.send(
                succession(
                        SuccessionKind.MERGER,
                        List.of(A, B),
                        List.of(C),
                        new Transfer(A, C),
                        new Transfer(B, C)));
        assertThat(roll().entitled(day("2022-01-01"), CharterRules.unknown())).containsExactly(C);
    }

    @Test
    void who_is_among_its_own_successors_is_not_dissolved() {
        ledger.send(succession(SuccessionKind.SPLIT, List.of(A), List.of(A, C)));
        assertThat(roll().isMember(A, day("2022-01-01"))).isTrue();
        assertThat(new RecordedOrganisations(ledger.streams()).get(A).dissolved()).isFalse();
        assertThat(gone).isEmpty();
    }

    @Test
    void a_dissolution_without_a_successor_ends_the_membership() {
        ledger.send(succession(SuccessionKind.DISSOLUTION, List.of(A), List.of()));
        assertThat(roll().isMember(A, day("2021-12-31"))).isTrue();
        assertThat(roll().isMember(A, day("2022-01-01"))).isFalse();
        assertThat(new RecordedOrganisations(ledger.streams()).get(A).dissolved()).isTrue();
        assertThat(gone).containsExactly(A);
    }

    @Test
    void passes_on_only_a_membership_that_there_is() {
        refused(
                NOT_A_MEMBER,
                () ->
                        ledger.send(
                                succession(
                                        SuccessionKind.MERGER,
                                        List.of(C),
                                        List.of(B),
                                        new Transfer(C, B))));
    }

    @Test
    void is_recorded_once_and_not_over_a_dissolved_organisation() {
        ledger.send(succession(SuccessionKind.DISSOLUTION, List.of(A), List.of()));
        refused(
                SUCCESSION_EXISTS,
                () -> ledger.send(succession(SuccessionKind.DISSOLUTION, List.of(B), List.of())));
        refused(
                ORGANISATION_DISSOLVED,
                () ->
                        ledger.send(
                                new RecordSuccession(
                                        new SuccessionId("merger-2"),
                                        SuccessionKind.MERGER,
                                        List.of(B),
                                        List.of(A),
                                        List.of(),
                                        null,
                                        on("2023-01-01"),
                                        SOURCE)));
    }

    @Test
    void names_registered_organisations_only() {
        refused(
                UNKNOWN_ORGANISATION,
                () ->
                        ledger.send(
                                succession(
                                        SuccessionKind.MERGER,
                                        List.of(A),
                                        List.of(new OrganisationId("no")))));
    }

    @Test
    void a_dissolved_organisation_signs_nothing_that_counts() {
        ledger.send(succession(SuccessionKind.DISSOLUTION, List.of(C), List.of()));
        assertThat(ledger.send(sign(C, "2022-01-01")))
                .singleElement()
                .isInstanceOfSatisfying(
                        LetterOfIntentSigned.class,
                        signed ->
                                assertThat(signed.exceptions())
                                        .extracting(RecordedException::rule)
                                        .containsExactly(ORGANISATION_DISSOLVED.name()));
        assertThat(roll().isMember(C, day("2022-01-01"))).isFalse();
    }
}
