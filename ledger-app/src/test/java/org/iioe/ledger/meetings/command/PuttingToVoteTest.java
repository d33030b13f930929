package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.BEFORE_ITS_VOTE;
import static org.iioe.ledger.meetings.MeetingsRefusal.CONSENSUS_NOT_CHARTERED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOBODY_ENTITLED;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_CHARTER;
import static org.iioe.ledger.meetings.MeetingsRefusal.NO_QUORUM;
import static org.iioe.ledger.meetings.MeetingsRefusal.OBJECTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.TEXT_CHANGED;
import static org.iioe.ledger.meetings.MeetingsRefusal.VOTE_ALREADY_OPENED;
import static org.iioe.ledger.meetings.MeetingsRefusal.WRONG_CHARTER_VERSION;
import static org.iioe.ledger.meetings.command.GivenNetwork.member;
import static org.iioe.ledger.store.RefusalMatcher.refusal;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.MeetingTime;
import org.iioe.ledger.meetings.VoteCommand.AdoptByConsensus;
import org.iioe.ledger.meetings.VoteCommand.OpenVote;
import org.iioe.ledger.meetings.VoteForm;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VotingRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class PuttingToVoteTest {
    private static OpenVote open(Sha256 text, @Nullable Integer version, @Nullable MeetingTime at) {
        return new OpenVote(
                Events.RESOLUTION,
                VoteForm.ROLL_CALL,
                text,
                version,
                at,
                Events.DAY,
                Events.SOURCE);
    }

    private static OpenVote open() {
        return open(Events.TEXT, null, null);
    }

    private static List<OrganisationId> members(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(GivenNetwork::member).toList();
    }

    private static VoteOpened opened(
            List<OrganisationId> present, Rules rules, @Nullable Boolean quorate) {
        return new VoteOpened(
                Events.RESOLUTION,
                Events.MEETING,
                Events.ITEM,
                VoteForm.ROLL_CALL,
                Events.TEXT,
                members(1, 4),
                present,
                List.of(),
                List.of(),
                1,
                new VotingRules(rules.quorum(), rules.majority(), rules.casting(), rules.recusal()),
                member(1),
                quorate,
                null,
                Events.DAY,
                Events.SOURCE);
    }

    @Test
    void freezes_roll_room_rules_and_text() {
        GivenResolution.of(4, Rules.usual())
                .sitting(3)
                .when(open())
                .expectEvents(opened(members(1, 3), Rules.usual(), true));
    }

    @Test
    void half_of_the_roll_is_a_quorum_of_one_half_and_less_is_refused() {
        GivenResolution.of(4, Rules.usual())
                .sitting(2)
                .when(open())
                .expectEvents(opened(members(1, 2), Rules.usual(), true));
        GivenResolution.of(4, Rules.usual())
                .sitting(1)
                .when(open())
                .expectException(refusal(NO_QUORUM));
    }

    @Test
    void the_loss_of_the_quorum_shows_at_the_next_vote() {
        GivenResolution.of(4, Rules.usual())
                .sitting(2)
                .meeting(Events.attends(member(2), null, "2020-05-11T11:00"))
                .when(open())
                .expectException(refusal(NO_QUORUM));
    }

    @Test
    void a_vote_at_a_time_counts_those_who_were_there_then() {
        GivenResolution given =
                GivenResolution.of(4, Rules.usual())
                        .sitting(1)
                        .meeting(Events.attends(member(2), "2020-05-11T09:00", "2020-05-11T11:00"));
        given.when(open(Events.TEXT, null, new MeetingTime("2020-05-11T10:59")))
                .expectSuccessfulHandlerExecution();
        given.when(open(Events.TEXT, null, new MeetingTime("2020-05-11T11:00")))
                .expectException(refusal(NO_QUORUM));
    }

    @Test
    void an_unknown_quorum_refuses_nothing_and_the_event_says_so() {
        Rules rules = Rules.usual().quorum(null);
        GivenResolution.of(4, rules)
                .sitting(0)
                .when(open())
                .expectEvents(opened(List.of(), rules, null));
    }

    @Test
    void there_is_no_vote_outside_a_sitting() {
        GivenResolution.of(4, Rules.usual()).when(open()).expectException(refusal(NOT_IN_SITTING));
        GivenResolution.of(4, Rules.usual())
                .sitting(4)
                .meeting(Events.suspended())
                .when(open())
                .expectException(refusal(NOT_IN_SITTING));
        GivenResolution.of(4, Rules.usual())
                .sitting(4)
                .meeting(Events.suspended(), Events.resumed())
                .when(open())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_vote_is_on_the_text_as_it_stands() {
        Sha256 newText = Sha256.of("new text");
        GivenResolution given =
                GivenResolution.of(4, Rules.usual()).sitting(4).and(Events.amended(newText));
        given.when(open()).expectException(refusal(TEXT_CHANGED));
        given.when(open(newText, null, null)).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_draft_is_put_to_the_vote_once() {
        GivenResolution.of(4, Rules.usual())
                .sitting(4)
                .and(opened(members(1, 4), Rules.usual(), true))
                .when(open())
                .expectException(refusal(VOTE_ALREADY_OPENED));
    }

    @Test
    void a_version_that_is_named_is_the_one_in_force() {
        GivenResolution given = GivenResolution.of(4, Rules.usual()).sitting(4);
        given.when(open(Events.TEXT, 1, null)).expectSuccessfulHandlerExecution();
        given.when(open(Events.TEXT, 2, null)).expectException(refusal(WRONG_CHARTER_VERSION));
        GivenResolution.of(GivenNetwork.of(4))
                .sitting(4)
                .when(open())
                .expectException(refusal(NO_CHARTER));
    }

    @Test
    void a_vote_needs_somebody_who_may_vote() {
        GivenResolution.of(0, Rules.usual())
                .sitting(0)
                .when(open())
                .expectException(refusal(NOBODY_ENTITLED));
    }

    @Test
    void a_vote_is_not_taken_before_its_draft() {
        OpenVote before =
                new OpenVote(
                        Events.RESOLUTION,
                        VoteForm.SECRET,
                        Events.TEXT,
                        null,
                        null,
                        new Edtf("2020-05-10"),
                        Events.SOURCE);
        GivenResolution.of(4, Rules.usual())
                .sitting(4)
                .when(before)
                .expectException(refusal(BEFORE_ITS_VOTE));
    }

    @Test
    void consensus_adopts_only_where_chartered_and_nobody_objects() {
        GivenResolution.of(4, Rules.usual())
                .sitting(4)
                .when(consensus())
                .expectException(refusal(CONSENSUS_NOT_CHARTERED));
        GivenResolution chartered = GivenResolution.of(4, Rules.usual().consensus()).sitting(2);
        chartered.when(consensus(member(4))).expectException(refusal(OBJECTED));
        chartered
                .when(consensus())
                .expectEvents(
                        new ConsensusReached(
                                Events.RESOLUTION,
                                Events.MEETING,
                                Events.ITEM,
                                Events.TEXT,
                                members(1, 4),
                                members(1, 2),
                                List.of(),
                                List.of(),
                                1,
                                new Fraction(1, 2),
                                member(1),
                                true,
                                null,
                                Events.DAY,
                                Events.SOURCE),
                        Events.adopted(Events.RESOLUTION, Events.DAY));
    }

    @Test
    void consensus_needs_the_quorum_and_a_sitting_too() {
        GivenResolution.of(4, Rules.usual().consensus())
                .sitting(1)
                .when(consensus())
                .expectException(refusal(NO_QUORUM));
        GivenResolution.of(4, Rules.usual().consensus())
                .when(consensus())
                .expectException(refusal(NOT_IN_SITTING));
    }

    private static AdoptByConsensus consensus(OrganisationId... objections) {
        return new AdoptByConsensus(
                Events.RESOLUTION,
                Events.TEXT,
                List.of(objections),
                null,
                Events.DAY,
                Events.SOURCE);
    }
}
