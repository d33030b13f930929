package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_ACCEPTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_NOMINATED;
import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.BEFORE_ITS_CALL;
import static org.iioe.ledger.presidency.PresidencyRefusal.COOLING_OFF;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOMINATIONS_CLOSED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_GOOD_STANDING;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_STANDING;
import static org.iioe.ledger.presidency.PresidencyRefusal.REGION_NOT_DUE;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_CANDIDATE;
import static org.iioe.ledger.presidency.command.Acts.DAY;
import static org.iioe.ledger.presidency.command.Acts.ELECTION;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.TERM;
import static org.iioe.ledger.presidency.command.Acts.accepted;
import static org.iioe.ledger.presidency.command.Acts.called;
import static org.iioe.ledger.presidency.command.Acts.charter;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.nominated;
import static org.iioe.ledger.presidency.command.Acts.on;
import static org.iioe.ledger.presidency.command.Acts.opened;
import static org.iioe.ledger.presidency.command.Acts.rules;
import static org.iioe.ledger.presidency.command.Acts.started;
import static org.iioe.ledger.presidency.command.Acts.votes;
import static org.iioe.ledger.presidency.command.GivenElection.election;

import org.iioe.ledger.charter.CharterRules.Region;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.CandidacyCommand.AcceptNomination;
import org.iioe.ledger.presidency.CandidacyCommand.NominateCandidate;
import org.iioe.ledger.presidency.CandidacyCommand.RejectNomination;
import org.iioe.ledger.presidency.CandidacyCommand.WithdrawCandidacy;
import org.iioe.ledger.presidency.CandidacyLapsed;
import org.iioe.ledger.presidency.CandidacyWithdrawn;
import org.iioe.ledger.presidency.CandidateNominated;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NominationRejected;
import org.iioe.ledger.presidency.RunOffRequired;
import org.junit.jupiter.api.Test;

import java.util.List;

class NominationTest {
    private static final GivenNetwork NETWORK = GivenNetwork.of(5);

    private static NominateCandidate nominate(int candidate) {
        return new NominateCandidate(ELECTION, member(candidate), null, DAY, SOURCE);
    }

    private static AcceptNomination accept(int candidate) {
        return new AcceptNomination(ELECTION, member(candidate), DAY, SOURCE);
    }

    private static WithdrawCandidacy withdraw(int candidate) {
        return new WithdrawCandidacy(ELECTION, member(candidate), null, DAY, SOURCE);
    }

    private static RejectNomination reject(int candidate) {
        return new RejectNomination(
                ELECTION, member(candidate), "Contributions are paid.", null, DAY, SOURCE);
    }

    private static final RejectNomination REJECT = reject(1);
    private static final NominationRejected REJECTED =
            new NominationRejected(
                    ELECTION, OFFICE, member(1), "Contributions are paid.", null, DAY, SOURCE);
    private static final CandidacyWithdrawn WITHDRAWN =
            new CandidacyWithdrawn(ELECTION, OFFICE, member(1), null, DAY, SOURCE);

    private static GivenElection in(GivenNetwork network) {
        return election(network, List.of(called()));
    }

    @Test
    void nominates_a_member_in_good_standing_once() {
        in(NETWORK).records(nominate(1), nominated(1));
        in(NETWORK).and(nominated(1)).refuses(ALREADY_NOMINATED, nominate(1));
        in(NETWORK).and(nominated(1), WITHDRAWN).refuses(ALREADY_NOMINATED, nominate(1));
        in(GivenNetwork.of(5).suspended(member(1))).refuses(NOT_IN_GOOD_STANDING, nominate(1));
        in(GivenNetwork.of(5).without(member(1))).refuses(NOT_IN_GOOD_STANDING, nominate(1));
        in(NETWORK).refuses(MembershipRefusal.UNKNOWN_ORGANISATION, nominate(6));
    }

    @Test
    void takes_nominations_from_members_in_good_standing() {
        NominateCandidate byAnother =
                new NominateCandidate(ELECTION, member(1), member(2), DAY, SOURCE);
        in(NETWORK)
                .records(
                        byAnother,
                        new CandidateNominated(
                                ELECTION, OFFICE, member(1), member(2), DAY, SOURCE));
        in(GivenNetwork.of(5).suspended(member(2))).refuses(NOT_IN_GOOD_STANDING, byAnother);
    }

    @Test
    void takes_no_nomination_before_the_call() {
        in(NETWORK)
                .refuses(
                        BEFORE_ITS_CALL,
                        new NominateCandidate(ELECTION, member(1), null, on("2020-11-30"), SOURCE));
        NominateCandidate someDay =
                new NominateCandidate(ELECTION, member(1), null, on("2020-12"), SOURCE);
        in(NETWORK)
                .records(
                        someDay,
                        new CandidateNominated(
                                ELECTION, OFFICE, member(1), null, on("2020-12"), SOURCE));
    }

    @Test
    void lets_a_holder_cool_off_before_it_stands_again() {
        GivenNetwork network =
                GivenNetwork.of(5)
                        .under(charter(rules(2, null), null, 1, null))
                        .offices(
                                started("2019", "2019-01-01", "2019-12-31", 1),
                                started("2020", "2020-01-01", "2020-12-31", 2));
        in(network).refuses(COOLING_OFF, nominate(2));
        in(network).records(nominate(1), nominated(1));
    }

    @Test
    void does_not_count_the_term_that_is_filled_nor_later_ones() {
        GivenNetwork network =
                GivenNetwork.of(5)
                        .under(charter(rules(2, null), null, 5, null))
                        .offices(
                                started("2021", "2021-01-01", "2021-05-31", 1),
                                started("2022", "2022-01-01", "2022-12-31", 2));
        in(network).records(nominate(1), nominated(1));
        in(network).records(nominate(2), nominated(2));
    }

    @Test
    void lets_the_office_go_round_the_regions() {
        GivenNetwork network =
                GivenNetwork.of(5)
                        .under(
                                charter(
                                        rules(2, null),
                                        null,
                                        null,
                                        List.of(
                                                new Region("Africa", List.of("EG", "KE")),
                                                new Region("Asia", List.of("PK")))))
                        .offices(started("2020", "2020-01-01", "2020-12-31", 5))
                        .in("EG", member(5))
                        .in("KE", member(1))
                        .in("PK", member(2));
        in(network).refuses(REGION_NOT_DUE, nominate(1));
        in(network).records(nominate(2), nominated(2));
        in(network).records(nominate(3), nominated(3));
    }

    @Test
    void accepts_a_nomination_once() {
        GivenElection nominated = in(NETWORK).and(nominated(1));
        nominated.records(accept(1), accepted(1));
        nominated.refuses(UNKNOWN_CANDIDATE, accept(2));
        nominated.and(accepted(1)).refuses(ALREADY_ACCEPTED, accept(1));
        nominated.and(WITHDRAWN).refuses(NOT_STANDING, accept(1));
        nominated.and(REJECTED).refuses(NOT_STANDING, accept(1));
        election(GivenNetwork.of(5).suspended(member(1)), List.of(called(), nominated(1)))
                .refuses(NOT_IN_GOOD_STANDING, accept(1));
    }

    @Test
    void withdraws_while_no_ballot_is_open() {
        GivenElection standing = in(NETWORK).and(nominated(1), accepted(1));
        in(NETWORK).and(nominated(1)).records(withdraw(1), WITHDRAWN);
        standing.records(withdraw(1), WITHDRAWN);
        standing.and(WITHDRAWN).refuses(NOT_STANDING, withdraw(1));
        standing.refuses(UNKNOWN_CANDIDATE, withdraw(2));
        standing.and(opened(1, 1, 5, rules(2, null))).refuses(BALLOT_OPEN, withdraw(1));
    }

    @Test
    void rejects_a_nomination_for_a_rule() {
        in(NETWORK).and(nominated(1)).records(REJECT, REJECTED);
        in(NETWORK).and(nominated(1), accepted(1)).records(REJECT, REJECTED);
        in(NETWORK).and(nominated(1), REJECTED).refuses(NOT_STANDING, REJECT);
        in(NETWORK).refuses(UNKNOWN_CANDIDATE, REJECT);
    }

    @Test
    void takes_nominations_until_a_ballot_opens_and_again_when_it_left_the_field_open() {
        GivenElection balloting =
                election(NETWORK, Acts.standing(3)).and(opened(1, 3, 5, rules(2, null)));
        BallotResult result = new BallotResult(votes(2, 2, 1), 0, 0, 5, 5);
        balloting.refuses(NOMINATIONS_CLOSED, nominate(4));
        balloting.refuses(NOMINATIONS_CLOSED, accept(1));
        balloting.refuses(NOMINATIONS_CLOSED, REJECT);
        balloting
                .and(
                        new RunOffRequired(
                                ELECTION,
                                OFFICE,
                                TERM,
                                1,
                                Acts.members(1, 2),
                                result,
                                rules(2, null),
                                1,
                                DAY,
                                SOURCE))
                .refuses(NOMINATIONS_CLOSED, nominate(4));
        balloting
                .and(
                        new NoMajority(
                                ELECTION, OFFICE, TERM, 1, result, rules(2, null), 1, DAY, SOURCE))
                .records(nominate(4), nominated(4));
    }

    @Test
    void keeps_who_left_out() {
        in(NETWORK)
                .and(nominated(1), new CandidacyLapsed(ELECTION, OFFICE, member(1), DAY, SOURCE))
                .refuses(NOT_STANDING, accept(1));
    }
}
