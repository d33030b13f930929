package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_VOTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_BY_NAME;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ON_ROLL;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_PRESENT;
import static org.iioe.ledger.meetings.MeetingsRefusal.RECUSED;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.meetings.Choice;
import org.iioe.ledger.meetings.ProxyHeld;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VotingRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class VoterRuleTest {
    private static final Attendance EMPTY = Attendance.NONE;

    /** m01 in person, m02 represented by m01, m03 absent, m04 recused, m05 not on the roll. */
    private static ResolutionVote ballot(VoteForm form) {
        return ResolutionVote.of(
                new VoteOpened(
                        Events.RESOLUTION,
                        Events.MEETING,
                        Events.ITEM,
                        form,
                        Events.TEXT,
                        List.of(member(1), member(2), member(3), member(4)),
                        List.of(member(1), member(2), member(4)),
                        List.of(new ProxyHeld(member(2), member(1))),
                        List.of(member(4)),
                        1,
                        new VotingRules(null, Rules.SIMPLE, null, null),
                        null,
                        null,
                        null,
                        Events.DAY,
                        Events.SOURCE));
    }

    private static void refused(
            RefusalCode code,
            ResolutionVote ballot,
            Attendance now,
            int member,
            @Nullable OrganisationId proxy) {
        assertThatThrownBy(() -> VoterRule.check(ballot, now, member(member), proxy))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void a_member_that_is_there_votes_itself() {
        VoterRule.check(ballot(VoteForm.ROLL_CALL), EMPTY, member(1), null);
        refused(NOT_PRESENT, ballot(VoteForm.ROLL_CALL), EMPTY, 1, member(3));
    }

    @Test
    void a_member_that_is_represented_votes_by_its_proxy_alone() {
        VoterRule.check(ballot(VoteForm.ROLL_CALL), EMPTY, member(2), member(1));
        refused(NOT_PRESENT, ballot(VoteForm.ROLL_CALL), EMPTY, 2, null);
        refused(NOT_PRESENT, ballot(VoteForm.ROLL_CALL), EMPTY, 2, member(3));
    }

    @Test
    void a_proxy_ends_when_its_member_comes() {
        Attendance now = EMPTY.after(Events.attends(member(2)));
        VoterRule.check(ballot(VoteForm.ROLL_CALL), now, member(2), null);
        refused(NOT_PRESENT, ballot(VoteForm.ROLL_CALL), now, 2, member(1));
    }

    @Test
    void an_absent_member_votes_once_it_arrives() {
        refused(NOT_PRESENT, ballot(VoteForm.ROLL_CALL), EMPTY, 3, null);
        VoterRule.check(
                ballot(VoteForm.ROLL_CALL),
                EMPTY.after(Events.attends(member(3))),
                member(3),
                null);
    }

    @Test
    void arriving_does_not_put_anybody_on_the_roll() {
        refused(
                NOT_ON_ROLL,
                ballot(VoteForm.ROLL_CALL),
                EMPTY.after(Events.attends(member(5))),
                5,
                null);
    }

    @Test
    void the_recused_do_not_vote() {
        refused(RECUSED, ballot(VoteForm.ROLL_CALL), EMPTY, 4, null);
    }

    @Test
    void a_member_votes_once() {
        ResolutionVote voted = ballot(VoteForm.ROLL_CALL).after(Events.cast(1, Choice.ABSTAIN));
        refused(ALREADY_VOTED, voted, EMPTY, 1, null);
    }

    @Test
    void nobody_votes_by_name_in_secret_or_by_show_of_hands() {
        refused(NOT_BY_NAME, ballot(VoteForm.SECRET), EMPTY, 1, null);
        refused(NOT_BY_NAME, ballot(VoteForm.SHOW_OF_HANDS), EMPTY, 1, null);
    }
}
