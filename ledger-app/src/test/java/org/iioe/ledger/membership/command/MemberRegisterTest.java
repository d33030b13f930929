package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.membership.MembershipRefusal.ACTS_FOR_ANOTHER;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_ACCREDITED;
import static org.iioe.ledger.membership.MembershipRefusal.ALREADY_SUSPENDED;
import static org.iioe.ledger.membership.MembershipRefusal.NOTICE_ALREADY_GIVEN;
import static org.iioe.ledger.membership.MembershipRefusal.NOTICE_RUNNING;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_ACCREDITED;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_A_MEMBER;
import static org.iioe.ledger.membership.MembershipRefusal.NOT_SUSPENDED;
import static org.iioe.ledger.membership.MembershipRefusal.NO_NOTICE;
import static org.iioe.ledger.membership.command.Given.A;
import static org.iioe.ledger.membership.command.Given.ADOPTED;
import static org.iioe.ledger.membership.command.Given.B;
import static org.iioe.ledger.membership.command.Given.PERSON;
import static org.iioe.ledger.membership.command.Given.SOURCE;
import static org.iioe.ledger.membership.command.Given.admitted;
import static org.iioe.ledger.membership.command.Given.on;
import static org.iioe.ledger.membership.command.Given.person;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.membership.AccreditationRevoked;
import org.iioe.ledger.membership.DelegateAccredited;
import org.iioe.ledger.membership.MemberCommand.AccreditDelegate;
import org.iioe.ledger.membership.MemberCommand.ExpelMember;
import org.iioe.ledger.membership.MemberCommand.GiveNotice;
import org.iioe.ledger.membership.MemberCommand.ReinstateMember;
import org.iioe.ledger.membership.MemberCommand.RevokeAccreditation;
import org.iioe.ledger.membership.MemberCommand.SuspendMember;
import org.iioe.ledger.membership.MemberCommand.WithdrawMember;
import org.iioe.ledger.membership.MemberExpelled;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;
import org.iioe.ledger.membership.MemberWithdrawn;
import org.iioe.ledger.membership.NoticeGiven;
import org.iioe.ledger.membership.SuspensionScope;
import org.iioe.ledger.store.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class MemberRegisterTest {
    private final List<OrganisationId> gone = new ArrayList<>();
    private final FixtureConfiguration<MemberRegister> fixture =
            Fixtures.of(MemberRegister.class)
                    .registerInjectableResource(Given.resolutions())
                    .registerInjectableResource(
                            new DepartureNotifier(List.of((member, because) -> gone.add(member))));

    private void refuses(RefusalCode code, LedgerCommand command, LedgerEvent... given) {
        fixture.given((Object[]) given)
                .when(command)
                .expectNoEvents()
                .expectException(refusal(code));
    }

    private void records(LedgerEvent expected, LedgerCommand command, LedgerEvent... given) {
        fixture.given((Object[]) given).when(command).expectEvents(expected);
    }

    private static SuspendMember suspend(
            SuspensionScope scope, String from, @Nullable String until) {
        return new SuspendMember(
                A, scope, until == null ? null : on(until), null, "No report.", on(from), SOURCE);
    }

    private static MemberSuspended suspended(
            SuspensionScope scope, String from, @Nullable String until) {
        return new MemberSuspended(
                A, scope, until == null ? null : on(until), null, "No report.", on(from), SOURCE);
    }

    private static ReinstateMember reinstate(String on) {
        return new ReinstateMember(A, null, null, on(on), SOURCE);
    }

    private static MemberReinstated reinstated(String on) {
        return new MemberReinstated(A, null, null, on(on), SOURCE);
    }

    private static NoticeGiven noticeGiven(String on, @Nullable String leaves) {
        return new NoticeGiven(A, leaves == null ? null : on(leaves), null, on(on), SOURCE);
    }

    private static WithdrawMember withdraw(String on) {
        return new WithdrawMember(A, null, on(on), SOURCE);
    }

    private static MemberWithdrawn withdrawn(String on) {
        return new MemberWithdrawn(A, null, on(on), SOURCE);
    }

    private static AccreditDelegate accredit(
            OrganisationId member, Person person, String from, @Nullable String to) {
        return new AccreditDelegate(
                member,
                person,
                List.of(person("alternate-of-" + member)),
                on(from),
                to == null ? null : on(to),
                on(from),
                SOURCE);
    }

    private static DelegateAccredited accredited(
            OrganisationId member, Person person, String from, @Nullable String to) {
        return new DelegateAccredited(
                member,
                person,
                List.of(person("alternate-of-" + member)),
                on(from),
                to == null ? null : on(to),
                on(from),
                SOURCE);
    }

    private static final LedgerEvent MEMBER_A = admitted(A, "2019-12-08");
    private static final LedgerEvent MEMBER_B = admitted(B, "2019-12-08");

    @Test
    void suspends_a_member_from_the_day_of_its_admission_and_not_before() {
        records(
                suspended(SuspensionScope.VOTES, "2019-12-08", null),
                suspend(SuspensionScope.VOTES, "2019-12-08", null),
                MEMBER_A);
        refuses(NOT_A_MEMBER, suspend(SuspensionScope.VOTES, "2019-12-07", null), MEMBER_A);
        refuses(NOT_A_MEMBER, suspend(SuspensionScope.VOTES, "2019-12-08", null), MEMBER_B);
    }

    @Test
    void refuses_to_suspend_where_there_is_no_member_at_all() {
        fixture.givenNoPriorActivity()
                .when(suspend(SuspensionScope.VOTES, "2019-12-08", null))
                .expectException(refusal(NOT_A_MEMBER));
    }

    @Test
    void suspends_from_a_right_once_at_a_time() {
        LedgerEvent votes = suspended(SuspensionScope.VOTES, "2021-01-01", "2021-06-30");
        refuses(
                ALREADY_SUSPENDED,
                suspend(SuspensionScope.VOTES, "2021-06-30", null),
                MEMBER_A,
                votes);
        records(
                suspended(SuspensionScope.VOTES, "2021-07-01", null),
                suspend(SuspensionScope.VOTES, "2021-07-01", null),
                MEMBER_A,
                votes);
        records(
                suspended(SuspensionScope.ALL, "2021-06-30", null),
                suspend(SuspensionScope.ALL, "2021-06-30", null),
                MEMBER_A,
                votes);
    }

    @Test
    void a_suspension_from_all_rights_includes_the_votes() {
        refuses(
                ALREADY_SUSPENDED,
                suspend(SuspensionScope.VOTES, "2021-01-02", null),
                MEMBER_A,
                suspended(SuspensionScope.ALL, "2021-01-01", null));
    }

    @Test
    void takes_only_an_adopted_resolution_as_authority() {
        LedgerCommand before =
                new SuspendMember(
                        A, SuspensionScope.ALL, null, ADOPTED, "Breach.", on("2021-05-31"), SOURCE);
        LedgerCommand after =
                new SuspendMember(
                        A, SuspensionScope.ALL, null, ADOPTED, "Breach.", on("2021-06-01"), SOURCE);
        refuses(Given.Unknown.NOT_ADOPTED, before, MEMBER_A);
        fixture.given(MEMBER_A).when(after).expectSuccessfulHandlerExecution();
    }

    @Test
    void reinstates_a_suspended_member_once() {
        LedgerEvent suspension = suspended(SuspensionScope.ALL, "2021-01-01", null);
        records(reinstated("2021-02-01"), reinstate("2021-02-01"), MEMBER_A, suspension);
        refuses(NOT_SUSPENDED, reinstate("2020-12-31"), MEMBER_A, suspension);
        refuses(
                NOT_SUSPENDED,
                reinstate("2021-02-01"),
                MEMBER_A,
                suspension,
                reinstated("2021-02-01"));
        refuses(NOT_SUSPENDED, reinstate("2021-02-01"), MEMBER_A);
    }

    @Test
    void withdraws_upon_notice_from_the_day_that_the_notice_names() {
        LedgerEvent notice = noticeGiven("2021-01-01", "2021-12-31");
        refuses(NO_NOTICE, withdraw("2021-12-31"), MEMBER_A);
        refuses(NOTICE_RUNNING, withdraw("2021-12-30"), MEMBER_A, notice);
        assertThat(gone).isEmpty();
        records(withdrawn("2021-12-31"), withdraw("2021-12-31"), MEMBER_A, notice);
        assertThat(gone).containsExactly(A);
    }

    @Test
    void withdraws_on_the_day_of_a_notice_that_names_none() {
        LedgerEvent notice = noticeGiven("2021-01-01", null);
        records(withdrawn("2021-01-01"), withdraw("2021-01-01"), MEMBER_A, notice);
        refuses(NO_NOTICE, withdraw("2020-12-31"), MEMBER_A, notice);
    }

    @Test
    void gives_notice_once_per_membership() {
        GiveNotice give = new GiveNotice(A, null, null, on("2021-01-01"), SOURCE);
        LedgerEvent notice = noticeGiven("2021-01-01", null);
        records(notice, give, MEMBER_A);
        refuses(NOTICE_ALREADY_GIVEN, give, MEMBER_A, notice);
        LedgerCommand again = new GiveNotice(A, null, null, on("2023-01-01"), SOURCE);
        records(
                noticeGiven("2023-01-01", null),
                again,
                MEMBER_A,
                notice,
                withdrawn("2021-02-01"),
                admitted(A, "2022-01-01"));
    }

    @Test
    void who_has_left_is_no_member_from_that_day() {
        LedgerEvent notice = noticeGiven("2021-01-01", null);
        refuses(NOT_A_MEMBER, withdraw("2021-02-01"), MEMBER_A, notice, withdrawn("2021-02-01"));
        records(
                suspended(SuspensionScope.ALL, "2021-01-31", null),
                suspend(SuspensionScope.ALL, "2021-01-31", null),
                MEMBER_A,
                notice,
                withdrawn("2021-02-01"));
    }

    @Test
    void expels_by_an_adopted_resolution() {
        ExpelMember expel = new ExpelMember(A, ADOPTED, "Breach.", on("2021-06-01"), SOURCE);
        records(
                new MemberExpelled(A, ADOPTED, "Breach.", on("2021-06-01"), SOURCE),
                expel,
                MEMBER_A);
        assertThat(gone).containsExactly(A);
        refuses(
                Given.Unknown.NOT_ADOPTED,
                new ExpelMember(A, ADOPTED, "Breach.", on("2021-05-31"), SOURCE),
                MEMBER_A);
        refuses(
                Given.Unknown.NOT_ADOPTED,
                new ExpelMember(A, new ResolutionId("draft"), "Breach.", on("2021-06-01"), SOURCE),
                MEMBER_A);
        refuses(NOT_A_MEMBER, expel, MEMBER_B);
    }

    @Test
    void a_delegate_acts_for_one_member_at_a_time() {
        LedgerEvent forA = accredited(A, PERSON, "2021-01-01", "2021-12-31");
        refuses(
                ACTS_FOR_ANOTHER,
                accredit(B, PERSON, "2021-12-31", null),
                MEMBER_A,
                MEMBER_B,
                forA);
        records(
                accredited(B, PERSON, "2022-01-01", null),
                accredit(B, PERSON, "2022-01-01", null),
                MEMBER_A,
                MEMBER_B,
                forA);
        records(
                accredited(B, PERSON, "2020-01-01", "2020-12-31"),
                accredit(B, PERSON, "2020-01-01", "2020-12-31"),
                MEMBER_A,
                MEMBER_B,
                forA);
    }

    @Test
    void an_alternate_acts_for_one_member_at_a_time_too() {
        refuses(
                ACTS_FOR_ANOTHER,
                accredit(B, person("alternate-of-university-a"), "2021-01-01", null),
                MEMBER_A,
                MEMBER_B,
                accredited(A, PERSON, "2021-01-01", null));
    }

    @Test
    void accredits_a_person_for_a_member_once_at_a_time() {
        refuses(
                ALREADY_ACCREDITED,
                accredit(A, PERSON, "2021-06-01", null),
                MEMBER_A,
                accredited(A, PERSON, "2021-01-01", null));
    }

    @Test
    void accredits_for_members_only() {
        refuses(NOT_A_MEMBER, accredit(A, PERSON, "2019-12-07", null), MEMBER_A);
        records(
                accredited(A, PERSON, "2019-12-08", null),
                accredit(A, PERSON, "2019-12-08", null),
                MEMBER_A);
    }

    @Test
    void credentials_lapse_when_the_member_leaves() {
        records(
                accredited(B, PERSON, "2021-02-01", null),
                accredit(B, PERSON, "2021-02-01", null),
                MEMBER_A,
                MEMBER_B,
                accredited(A, PERSON, "2021-01-01", null),
                noticeGiven("2021-01-01", null),
                withdrawn("2021-02-01"));
        refuses(
                ACTS_FOR_ANOTHER,
                accredit(B, PERSON, "2021-01-31", null),
                MEMBER_A,
                MEMBER_B,
                accredited(A, PERSON, "2021-01-01", null),
                noticeGiven("2021-01-01", null),
                withdrawn("2021-02-01"));
    }

    @Test
    void revokes_an_accreditation_in_force() {
        LedgerEvent forA = accredited(A, PERSON, "2021-01-01", "2021-12-31");
        LedgerCommand revoke =
                new RevokeAccreditation(A, PERSON.person(), null, on("2021-12-31"), SOURCE);
        LedgerEvent revoked =
                new AccreditationRevoked(A, PERSON.person(), null, on("2021-12-31"), SOURCE);
        records(revoked, revoke, MEMBER_A, forA);
        refuses(NOT_ACCREDITED, revoke, MEMBER_A, forA, revoked);
        refuses(NOT_ACCREDITED, revoke, MEMBER_A);
        refuses(
                NOT_ACCREDITED,
                new RevokeAccreditation(A, PERSON.person(), null, on("2022-01-01"), SOURCE),
                MEMBER_A,
                forA);
    }

    @Test
    void who_was_revoked_may_act_for_another_from_that_day() {
        records(
                accredited(B, PERSON, "2021-03-01", null),
                accredit(B, PERSON, "2021-03-01", null),
                MEMBER_A,
                MEMBER_B,
                accredited(A, PERSON, "2021-01-01", null),
                new AccreditationRevoked(A, PERSON.person(), null, on("2021-03-01"), SOURCE));
    }
}
