package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_VOTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_NOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.BEFORE_ITS_BALLOT;
import static org.iioe.ledger.presidency.PresidencyRefusal.BY_NAME;
import static org.iioe.ledger.presidency.PresidencyRefusal.CANDIDATES_DIFFER;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_SOURCE_KNOWN;
import static org.iioe.ledger.presidency.PresidencyRefusal.LOT_SOURCE_NEEDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.MAJORITY_UNKNOWN;
import static org.iioe.ledger.presidency.PresidencyRefusal.MEMBER_LEFT;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOBODY_ENTITLED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_BY_NAME;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_ON_ROLL;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_PRESENT;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_TALLY;
import static org.iioe.ledger.presidency.PresidencyRefusal.ROLL_DIFFERS;
import static org.iioe.ledger.presidency.PresidencyRefusal.TALLY_ALREADY_RECORDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.TALLY_EXCEEDS_VOTERS;
import static org.iioe.ledger.presidency.PresidencyRefusal.TALLY_INCOMPLETE;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_CANDIDATE;
import static org.iioe.ledger.presidency.PresidencyRefusal.WRONG_ROUND;
import static org.iioe.ledger.presidency.command.Acts.DAY;
import static org.iioe.ledger.presidency.command.Acts.ELECTION;
import static org.iioe.ledger.presidency.command.Acts.LOTTERY;
import static org.iioe.ledger.presidency.command.Acts.MEETING;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.SIMPLE;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.TERM;
import static org.iioe.ledger.presidency.command.Acts.cast;
import static org.iioe.ledger.presidency.command.Acts.charter;
import static org.iioe.ledger.presidency.command.Acts.firstMembers;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.members;
import static org.iioe.ledger.presidency.command.Acts.on;
import static org.iioe.ledger.presidency.command.Acts.rules;
import static org.iioe.ledger.presidency.command.Acts.standing;
import static org.iioe.ledger.presidency.command.Acts.votes;
import static org.iioe.ledger.presidency.command.GivenElection.election;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotCommand.CastBallot;
import org.iioe.ledger.presidency.BallotCommand.CloseBallot;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotCommand.RecordBallotTally;
import org.iioe.ledger.presidency.BallotForm;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.BallotTallyRecorded;
import org.iioe.ledger.presidency.CandidacyWithdrawn;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.Elected;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.LotSource;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NoQuorum;
import org.iioe.ledger.presidency.PresidencyEvent;
import org.iioe.ledger.presidency.RunOffRequired;
import org.iioe.ledger.presidency.TieDeclared;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class BallotTest {
    private static final ElectionRules RULES = rules(2, null);
    private static final ElectionRules HALF =
            new ElectionRules(new Fraction(1, 2), SIMPLE, 2, null);
    private static final List<Person> TELLERS =
            List.of(
                    new Person(new PersonId("person-1"), null),
                    new Person(new PersonId("person-2"), null));

    private static GivenNetwork network() {
        return GivenNetwork.of(5).under(charter(RULES)).present(1, 2, 3);
    }

    private static OpenBallot open(int round) {
        return open(round, null, null, null, List.of(LOTTERY));
    }

    private static OpenBallot open(
            int round,
            @Nullable List<OrganisationId> candidates,
            @Nullable List<OrganisationId> roll,
            @Nullable MeetingId meeting,
            @Nullable List<LotSource> sources) {
        return new OpenBallot(
                ELECTION,
                round,
                candidates,
                roll,
                BallotForm.ROLL_CALL,
                meeting,
                sources,
                DAY,
                SOURCE);
    }

    private static CastBallot vote(int member, int candidate) {
        return vote(1, member, candidate);
    }

    private static CastBallot vote(int round, int member, int candidate) {
        return new CastBallot(
                ELECTION, round, member(member), member(candidate), false, DAY, SOURCE);
    }

    private static CloseBallot close(int round) {
        return new CloseBallot(ELECTION, round, DAY, SOURCE);
    }

    private static RecordBallotTally tally(
            List<CandidateVotes> counts, int abstentions, int invalid) {
        return new RecordBallotTally(
                ELECTION, 1, counts, abstentions, invalid, TELLERS, DAY, SOURCE);
    }

    private static BallotTallyRecorded counted(
            List<CandidateVotes> counts, int abstentions, int invalid, int voters) {
        return new BallotTallyRecorded(
                ELECTION, OFFICE, 1, counts, abstentions, invalid, voters, TELLERS, DAY, SOURCE);
    }

    private static GivenElection balloting(PresidencyEvent... more) {
        return election(network(), standing(3)).and(Acts.opened(1, 3, 5, RULES)).and(more);
    }

    private static RunOffRequired runOff(int... candidates) {
        return new RunOffRequired(
                ELECTION,
                OFFICE,
                TERM,
                1,
                members(candidates),
                new BallotResult(votes(2, 2, 1), 0, 0, 5, 5),
                RULES,
                1,
                DAY,
                SOURCE);
    }

    @Test
    void opens_a_ballot_between_all_that_stand() {
        election(network(), standing(3)).records(open(1), Acts.opened(1, 3, 5, RULES));
        election(network(), standing(3))
                .records(
                        open(1, members(3, 1, 2), firstMembers(5), null, List.of(LOTTERY)),
                        Acts.opened(1, 3, 5, RULES));
        election(network(), standing(1)).records(open(1), Acts.opened(1, 1, 5, RULES));
        election(network(), standing(0)).refuses(NO_CANDIDATES, open(1));
        election(network(), standing(3))
                .refuses(CANDIDATES_DIFFER, open(1, members(1, 2), null, null, null));
        election(network(), standing(3))
                .refuses(CANDIDATES_DIFFER, open(1, members(1, 2, 3, 4), null, null, null));
    }

    @Test
    void leaves_out_who_lost_its_good_standing() {
        GivenNetwork network = network().suspended(member(3));
        election(network, standing(3)).records(open(1), rolled(2, firstMembersBut(3)));
        election(network, standing(3))
                .refuses(CANDIDATES_DIFFER, open(1, members(1, 2, 3), null, null, null));
    }

    private static BallotOpened rolled(int candidates, List<OrganisationId> roll) {
        BallotOpened all = Acts.opened(1, candidates, 5, RULES);
        return new BallotOpened(
                ELECTION,
                OFFICE,
                1,
                all.candidates(),
                roll,
                all.form(),
                null,
                null,
                1,
                RULES,
                all.lotSources(),
                DAY,
                SOURCE);
    }

    private static List<OrganisationId> firstMembersBut(int number) {
        return firstMembers(5).stream().filter(each -> !each.equals(member(number))).toList();
    }

    @Test
    void takes_the_roll_from_the_register() {
        election(network(), standing(3))
                .refuses(ROLL_DIFFERS, open(1, null, firstMembers(4), null, null));
        election(network().suspended(member(5)), standing(3))
                .refuses(ROLL_DIFFERS, open(1, null, firstMembers(5), null, null));
    }

    @Test
    void needs_somebody_who_may_vote() {
        election(network().withoutVotes(), standing(1)).refuses(NOBODY_ENTITLED, open(1));
    }

    @Test
    void counts_rounds() {
        election(network(), standing(3)).refuses(WRONG_ROUND, open(2));
        balloting().refuses(BALLOT_OPEN, open(2));
        balloting(runOff(1, 2)).refuses(WRONG_ROUND, open(1));
        balloting(runOff(1, 2)).records(open(2), Acts.opened(2, 2, 5, RULES));
    }

    @Test
    void leaves_out_of_a_run_off_who_withdrew() {
        balloting(
                        runOff(1, 2),
                        new CandidacyWithdrawn(ELECTION, OFFICE, member(2), null, DAY, SOURCE))
                .records(open(2), Acts.opened(2, 1, 5, RULES));
    }

    @Test
    void opens_a_ballot_in_a_meeting_only_while_it_sits() {
        OpenBallot there = open(1, null, null, MEETING, List.of(LOTTERY));
        election(network(), standing(3))
                .records(
                        there, Acts.opened(1, 3, 5, RULES, BallotForm.ROLL_CALL, members(1, 2, 3)));
        election(network().notSitting(), standing(3)).refuses(NOT_IN_SITTING, there);
    }

    @Test
    void names_the_source_of_a_lot_before_it_is_known() {
        GivenNetwork byLot = network().under(charter(rules(2, TieBreak.LOT)));
        OpenBallot unnamed = open(1, null, null, null, null);
        election(byLot, standing(3)).refuses(LOT_SOURCE_NEEDED, unnamed);
        election(byLot, standing(3)).records(open(1), Acts.opened(1, 3, 5, rules(2, TieBreak.LOT)));
        LotSource sameDay = new LotSource("Winning numbers", DAY, 3);
        election(byLot, standing(3))
                .refuses(LOT_SOURCE_KNOWN, open(1, null, null, null, List.of(sameDay)));
    }

    @Test
    void takes_one_ballot_of_each_member_on_the_roll() {
        balloting().records(vote(4, 1), cast(1, 4, 1));
        balloting().records(vote(1, 1), cast(1, 1, 1));
        balloting(cast(1, 4, 1)).refuses(ALREADY_VOTED, vote(4, 2));
        balloting(cast(1, 4, 1)).records(vote(5, 1), cast(1, 5, 1));
        balloting().refuses(NOT_ON_ROLL, vote(6, 1));
        balloting().refuses(UNKNOWN_CANDIDATE, vote(4, 5));
        balloting().refuses(WRONG_ROUND, vote(2, 4, 1));
        election(network(), standing(3)).refuses(BALLOT_NOT_OPEN, vote(4, 1));
        balloting(runOff(1, 2)).refuses(BALLOT_NOT_OPEN, vote(4, 1));
    }

    @Test
    void takes_an_abstention() {
        balloting()
                .records(
                        new CastBallot(ELECTION, 1, member(4), null, true, DAY, SOURCE),
                        new BallotCast(ELECTION, OFFICE, 1, member(4), null, true, DAY, SOURCE));
    }

    @Test
    void takes_no_ballot_of_who_left_but_of_who_was_suspended_since() {
        List<Object> history = standing(3);
        history.add(Acts.opened(1, 3, 5, RULES));
        election(network().without(member(4)), history).refuses(MEMBER_LEFT, vote(4, 1));
        election(network().suspended(member(4)), history).records(vote(4, 1), cast(1, 4, 1));
    }

    @Test
    void takes_ballots_in_a_meeting_of_those_who_were_there() {
        BallotOpened there = Acts.opened(1, 3, 5, RULES, BallotForm.ROLL_CALL, members(1, 2, 3));
        election(network(), standing(3)).and(there).records(vote(3, 1), cast(1, 3, 1));
        election(network(), standing(3)).and(there).refuses(NOT_PRESENT, vote(4, 1));
        election(network().notSitting(), standing(3))
                .and(there)
                .refuses(NOT_IN_SITTING, vote(3, 1));
    }

    @Test
    void takes_no_ballot_before_the_ballot_opened() {
        balloting()
                .refuses(
                        BEFORE_ITS_BALLOT,
                        new CastBallot(
                                ELECTION,
                                1,
                                member(4),
                                member(1),
                                false,
                                on("2020-12-08"),
                                SOURCE));
    }

    @Test
    void counts_a_secret_ballot_once_and_no_more_ballots_than_voters() {
        GivenElection secret =
                election(network(), standing(2))
                        .and(Acts.opened(1, 2, 5, RULES, BallotForm.SECRET, null));
        secret.refuses(NOT_BY_NAME, vote(4, 1));
        secret.records(tally(votes(2, 1), 1, 1), counted(votes(2, 1), 1, 1, 5));
        secret.records(tally(votes(2, 1), 0, 0), counted(votes(2, 1), 0, 0, 5));
        secret.refuses(TALLY_EXCEEDS_VOTERS, tally(votes(2, 2), 1, 1));
        secret.refuses(TALLY_INCOMPLETE, tally(votes(5), 0, 0));
        secret.refuses(UNKNOWN_CANDIDATE, tally(votes(2, 1, 1), 0, 0));
        secret.and(counted(votes(2, 1), 1, 1, 5))
                .refuses(TALLY_ALREADY_RECORDED, tally(votes(2, 1), 1, 1));
        secret.refuses(NO_TALLY, close(1));
        balloting().refuses(BY_NAME, tally(votes(2, 1, 1), 0, 0));
    }

    @Test
    void counts_no_more_secret_ballots_than_members_that_were_there() {
        GivenElection secret =
                election(network(), standing(2))
                        .and(Acts.opened(1, 2, 5, RULES, BallotForm.SECRET, members(1, 2, 3)));
        secret.records(tally(votes(2, 1), 0, 0), counted(votes(2, 1), 0, 0, 3));
        secret.refuses(TALLY_EXCEEDS_VOTERS, tally(votes(2, 1), 1, 0));
    }

    @Test
    void elects_who_has_the_majority() {
        balloting(cast(1, 1, 1), cast(1, 2, 1), cast(1, 3, 3))
                .records(
                        close(1),
                        new Elected(
                                ELECTION,
                                OFFICE,
                                TERM,
                                1,
                                member(1),
                                new BallotResult(
                                        List.of(
                                                new CandidateVotes(member(1), 2),
                                                new CandidateVotes(member(3), 1),
                                                new CandidateVotes(member(2), 0)),
                                        0,
                                        0,
                                        3,
                                        5),
                                RULES,
                                1,
                                DAY,
                                SOURCE));
    }

    @Test
    void requires_a_run_off_between_the_first() {
        balloting(cast(1, 1, 1), cast(1, 2, 1), cast(1, 3, 3), cast(1, 4, 2), cast(1, 5, 2))
                .records(close(1), runOff(1, 2));
    }

    @Test
    void declares_a_tie() {
        election(network(), standing(2))
                .and(Acts.opened(1, 2, 5, RULES), cast(1, 3, 2), cast(1, 4, 1))
                .records(
                        close(1),
                        new TieDeclared(
                                ELECTION,
                                OFFICE,
                                TERM,
                                1,
                                members(1, 2),
                                new BallotResult(votes(1, 1), 0, 0, 2, 5),
                                RULES,
                                1,
                                DAY,
                                SOURCE));
    }

    @Test
    void says_that_nobody_has_a_majority() {
        balloting()
                .records(
                        close(1),
                        new NoMajority(
                                ELECTION,
                                OFFICE,
                                TERM,
                                1,
                                new BallotResult(votes(0, 0, 0), 0, 0, 0, 5),
                                RULES,
                                1,
                                DAY,
                                SOURCE));
    }

    @Test
    void says_that_too_few_took_part_in_a_ballot_without_a_meeting() {
        GivenElection two =
                election(network(), standing(2))
                        .and(Acts.opened(1, 2, 5, HALF), cast(1, 1, 1), cast(1, 2, 1));
        two.records(close(1), noQuorum(2, new BallotResult(votes(2, 0), 0, 0, 2, 5)));
        two.and(cast(1, 3, 1))
                .records(
                        close(1),
                        new Elected(
                                ELECTION,
                                OFFICE,
                                TERM,
                                1,
                                member(1),
                                new BallotResult(votes(3, 0), 0, 0, 3, 5),
                                HALF,
                                1,
                                DAY,
                                SOURCE));
    }

    @Test
    void says_that_a_meeting_lost_its_quorum() {
        BallotOpened there = Acts.opened(1, 2, 5, HALF, BallotForm.ROLL_CALL, members(1, 2, 3));
        BallotResult result = new BallotResult(votes(2, 0), 0, 0, 3, 5);
        PresidencyEvent[] votes = {there, cast(1, 1, 1), cast(1, 2, 1)};
        Elected elected =
                new Elected(ELECTION, OFFICE, TERM, 1, member(1), result, HALF, 1, DAY, SOURCE);
        election(network(), standing(2)).and(votes).records(close(1), elected);
        election(network().present(1, 2), standing(2))
                .and(votes)
                .records(close(1), noQuorum(2, result));
        election(network().present(1, 2).notSitting(), standing(2))
                .and(votes)
                .records(close(1), elected);
    }

    private static NoQuorum noQuorum(int there, BallotResult result) {
        return new NoQuorum(ELECTION, OFFICE, TERM, 1, there, result, HALF, 1, DAY, SOURCE);
    }

    @Test
    void holds_a_ballot_without_quorum_again() {
        election(network(), standing(2))
                .and(
                        Acts.opened(1, 2, 5, HALF),
                        noQuorum(0, new BallotResult(votes(0, 0), 0, 0, 0, 5)))
                .records(open(2), Acts.opened(2, 2, 5, RULES));
    }

    @Test
    void computes_nothing_from_an_unknown_majority() {
        election(network(), standing(2))
                .and(Acts.opened(1, 2, 5, new ElectionRules(null, null, null, null)))
                .and(cast(1, 1, 1))
                .refuses(MAJORITY_UNKNOWN, close(1));
    }

    @Test
    void closes_a_ballot_once() {
        election(network(), standing(3)).refuses(BALLOT_NOT_OPEN, close(1));
        balloting().refuses(WRONG_ROUND, close(2));
        balloting(runOff(1, 2)).refuses(BALLOT_NOT_OPEN, close(1));
    }
}
