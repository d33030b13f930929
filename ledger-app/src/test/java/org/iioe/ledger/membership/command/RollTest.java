package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.membership.command.Given.A;
import static org.iioe.ledger.membership.command.Given.B;
import static org.iioe.ledger.membership.command.Given.C;
import static org.iioe.ledger.membership.command.Given.SOURCE;
import static org.iioe.ledger.membership.command.Given.admitted;
import static org.iioe.ledger.membership.command.Given.day;
import static org.iioe.ledger.membership.command.Given.on;

import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.VotingClass;
import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.membership.MemberAdmitted;
import org.iioe.ledger.membership.MemberCommand;
import org.iioe.ledger.membership.MemberReinstated;
import org.iioe.ledger.membership.MemberSuspended;
import org.iioe.ledger.membership.MemberWithdrawn;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.NoticeGiven;
import org.iioe.ledger.membership.SuspensionScope;
import org.iioe.ledger.store.GivenStreams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class RollTest {
    private static MemberRegisterFacts roll(MembershipEvent... events) {
        return new RecordedMembers(new GivenStreams().with(MemberCommand.REGISTER, events))
                .register();
    }

    private static MemberSuspended suspended(SuspensionScope scope, @Nullable String until) {
        return new MemberSuspended(
                A,
                scope,
                until == null ? null : on(until),
                null,
                "No report.",
                on("2021-01-01"),
                SOURCE);
    }

    private static final MemberWithdrawn WITHDRAWN =
            new MemberWithdrawn(A, null, on("2022-01-01"), SOURCE);

    @ParameterizedTest
    @CsvSource({"2019-12-07, false", "2019-12-08, true", "2021-12-31, true", "2022-01-01, false"})
    void belongs_from_admission_until_it_leaves(String on, boolean belongs) {
        MemberRegisterFacts roll = roll(admitted(A, "2019-12-07/2019-12-08"), WITHDRAWN);
        assertThat(roll.isMember(A, day(on))).isEqualTo(belongs);
        assertThat(roll.mayVote(A, day(on), CharterRules.unknown())).isEqualTo(belongs);
        assertThat(roll.inGoodStanding(A, day(on))).isEqualTo(belongs);
        assertThat(roll.isMember(B, day(on))).isFalse();
    }

    @Test
    void belongs_again_when_it_is_admitted_again() {
        MemberRegisterFacts roll =
                roll(admitted(A, "2019-12-08"), WITHDRAWN, admitted(A, "2023-01-01"));
        assertThat(roll.isMember(A, day("2022-06-01"))).isFalse();
        assertThat(roll.isMember(A, day("2021-06-01"))).isTrue();
        assertThat(roll.isMember(A, day("2023-01-01"))).isTrue();
    }

    @Test
    void a_member_of_a_class_without_a_vote_does_not_vote() {
        MemberRegisterFacts roll =
                roll(new MemberAdmitted(A, "observer", null, 1, on("2019-12-08"), SOURCE));
        assertThat(roll.isMember(A, day("2020-01-01"))).isTrue();
        assertThat(roll.mayVote(A, day("2020-01-01"), CharterRules.unknown())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "VOTES, 2020-12-31, true",
        "VOTES, 2021-01-01, false",
        "VOTES, 2021-06-30, false",
        "VOTES, 2021-07-01, true",
        "ALL, 2021-01-01, false",
        "ALL, 2021-07-01, true"
    })
    void a_suspension_takes_the_vote_to_its_last_day(
            SuspensionScope scope, String on, boolean votes) {
        MemberRegisterFacts roll = roll(admitted(A, "2019-12-08"), suspended(scope, "2021-06-30"));
        assertThat(roll.mayVote(A, day(on), CharterRules.unknown())).isEqualTo(votes);
        assertThat(roll.inGoodStanding(A, day(on))).isEqualTo(votes);
        assertThat(roll.isMember(A, day(on))).isTrue();
    }

    @Test
    void a_reinstatement_ends_a_suspension_from_its_day() {
        MemberRegisterFacts roll =
                roll(
                        admitted(A, "2019-12-08"),
                        suspended(SuspensionScope.ALL, null),
                        new MemberReinstated(A, null, null, on("2021-03-01"), SOURCE));
        assertThat(roll.mayVote(A, day("2021-02-28"), CharterRules.unknown())).isFalse();
        assertThat(roll.mayVote(A, day("2021-03-01"), CharterRules.unknown())).isTrue();
    }

    @Test
    void who_has_given_notice_votes_but_is_not_in_good_standing() {
        MemberRegisterFacts roll =
                roll(
                        admitted(A, "2019-12-08"),
                        new NoticeGiven(A, null, null, on("2021-01-01"), SOURCE));
        assertThat(roll.inGoodStanding(A, day("2020-12-31"))).isTrue();
        assertThat(roll.inGoodStanding(A, day("2021-01-01"))).isFalse();
        assertThat(roll.mayVote(A, day("2021-01-01"), CharterRules.unknown())).isTrue();
    }

    private static CharterRules rules(boolean vote) {
        return new CharterRules(
                null,
                List.of(new VotingClass("full", vote)),
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
                null,
                null,
                null,
                null);
    }

    @Test
    void the_charter_of_the_vote_decides_which_classes_vote() {
        MemberRegisterFacts before =
                roll(new MemberAdmitted(A, "full", null, 1, on("2019-12-08"), SOURCE));
        MemberRegisterFacts after = roll(admitted(A, "2019-12-08"));
        assertThat(before.mayVote(A, day("2020-01-01"), CharterRules.unknown())).isFalse();
        assertThat(before.mayVote(A, day("2020-01-01"), rules(true))).isTrue();
        assertThat(before.mayVote(A, day("2019-12-07"), rules(true))).isFalse();
        assertThat(after.mayVote(A, day("2020-01-01"), CharterRules.unknown())).isTrue();
        assertThat(after.mayVote(A, day("2020-01-01"), rules(false))).isFalse();
    }

    @Test
    void the_entitled_are_those_that_may_vote_on_the_day_by_id() {
        MemberRegisterFacts roll =
                roll(
                        admitted(C, "2019-12-08"),
                        admitted(B, "2020-01-01"),
                        admitted(A, "2019-12-08"),
                        suspended(SuspensionScope.VOTES, null));
        assertThat(roll.entitled(day("2019-12-08"), CharterRules.unknown())).containsExactly(A, C);
        assertThat(roll.entitled(day("2020-01-01"), CharterRules.unknown()))
                .containsExactly(A, B, C);
        assertThat(roll.entitled(day("2021-01-01"), CharterRules.unknown())).containsExactly(B, C);
        assertThat(roll.entitled(day("2019-12-07"), CharterRules.unknown())).isEmpty();
    }
}
