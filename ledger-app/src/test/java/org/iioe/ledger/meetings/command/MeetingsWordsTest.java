package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.meetings.ActRef;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.MeetingCommand.RecordAttendance;
import org.iioe.ledger.meetings.MeetingTime;
import org.iioe.ledger.meetings.VoteCommand.RecordTally;
import org.iioe.ledger.meetings.VoteCommand.UseCastingVote;
import org.iioe.ledger.meetings.VoteCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** The values of this domain, which are checked when they are made. */
class MeetingsWordsTest {
    @ParameterizedTest
    @CsvSource({
        "2019-12-07T09:30,true",
        "2019-12-07T24:00,false",
        "2019-02-29T09:30,false",
        "2019-12-07,false",
        "2019-12-07T09:30:00,false"
    })
    void a_moment_is_a_minute_of_a_day(String text, boolean valid) {
        check(valid, () -> new MeetingTime(text));
    }

    @ParameterizedTest
    @CsvSource({
        "fund/tencent-seed-fund/disbursement-1,true",
        "fund/x,true",
        "fund,false",
        "fund/,false",
        "/fund/x,false",
        "fund/X,false",
        "a/b/c/d/e/f,true",
        "a/b/c/d/e/f/g,false"
    })
    void an_act_is_named_by_ids_joined_by_slashes(String text, boolean valid) {
        check(valid, () -> new ActRef(text));
    }

    @Test
    void two_different_tellers_count() {
        Person one = new Person(new PersonId("teller-1"), null);
        Person same = new Person(new PersonId("teller-1"), "A name");
        Person two = new Person(new PersonId("teller-2"), null);
        check(true, () -> tally(one, two));
        check(false, () -> tally(one, same));
        check(false, () -> tally(one));
    }

    @Test
    void nobody_is_a_proxy_for_itself() {
        check(false, () -> attendance(member(1)));
        check(true, () -> attendance(member(2)));
    }

    @Test
    void a_casting_vote_is_for_or_against() {
        for (Choice choice : Choice.values()) {
            check(
                    choice != Choice.ABSTAIN,
                    () ->
                            new UseCastingVote(
                                    Events.RESOLUTION,
                                    member(1),
                                    choice,
                                    Events.DAY,
                                    Events.SOURCE));
        }
    }

    private static RecordTally tally(Person... tellers) {
        return new RecordTally(
                Events.RESOLUTION,
                new VoteCounts(1, 0, 0),
                0,
                List.of(tellers),
                Events.DAY,
                Events.SOURCE);
    }

    private static RecordAttendance attendance(OrganisationId proxyFor) {
        return new RecordAttendance(
                Events.MEETING,
                member(1),
                Capacity.MEMBER,
                null,
                null,
                List.of(proxyFor),
                Events.DAY,
                Events.SOURCE);
    }

    private static void check(boolean valid, ThrowingCallable value) {
        if (valid) {
            assertThatCode(value).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(value).isInstanceOf(InvalidValue.class);
        }
    }
}
