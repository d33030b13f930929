package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.presidency.PresidencyRefusal.BALLOT_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_ANNULLED;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_DECIDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_EXISTS;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_SITTING;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_THE_ONLY_CANDIDATE;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CHARTER;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_QUORUM;
import static org.iioe.ledger.presidency.PresidencyRefusal.OBJECTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.OTHER_TERM;
import static org.iioe.ledger.presidency.PresidencyRefusal.WRONG_CHARTER_VERSION;
import static org.iioe.ledger.presidency.command.Acts.CALLED;
import static org.iioe.ledger.presidency.command.Acts.DAY;
import static org.iioe.ledger.presidency.command.Acts.ELECTION;
import static org.iioe.ledger.presidency.command.Acts.FROM;
import static org.iioe.ledger.presidency.command.Acts.MEETING;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.RESOLUTION;
import static org.iioe.ledger.presidency.command.Acts.SIMPLE;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.TERM;
import static org.iioe.ledger.presidency.command.Acts.TO;
import static org.iioe.ledger.presidency.command.Acts.called;
import static org.iioe.ledger.presidency.command.Acts.charter;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.members;
import static org.iioe.ledger.presidency.command.Acts.on;
import static org.iioe.ledger.presidency.command.Acts.opened;
import static org.iioe.ledger.presidency.command.Acts.rules;
import static org.iioe.ledger.presidency.command.Acts.standing;
import static org.iioe.ledger.presidency.command.Acts.started;
import static org.iioe.ledger.presidency.command.GivenElection.election;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.presidency.BallotCommand.DeclareByAcclamation;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectedByAcclamation;
import org.iioe.ledger.presidency.ElectionAnnulled;
import org.iioe.ledger.presidency.ElectionCommand.AnnulElection;
import org.iioe.ledger.presidency.ElectionCommand.CallElection;
import org.iioe.ledger.presidency.ElectionCommand.RecordElectionResult;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class ElectionTest {
    private static CallElection call(@Nullable Integer charterVersion, Edtf on) {
        return new CallElection(
                ELECTION,
                OFFICE,
                TERM,
                FROM,
                TO,
                ElectionKind.ORDINARY,
                charterVersion,
                on,
                SOURCE);
    }

    private static RecordElectionResult report(int winner, String term, List<OrganisationId> roll) {
        return new RecordElectionResult(
                ELECTION,
                OFFICE,
                new TermId(term),
                FROM,
                TO,
                member(winner),
                null,
                null,
                null,
                roll.isEmpty() ? null : roll,
                DAY,
                SOURCE);
    }

    private static ElectionResultReported reported(RecordedException... exceptions) {
        return new ElectionResultReported(
                ELECTION,
                OFFICE,
                TERM,
                FROM,
                TO,
                member(1),
                null,
                null,
                null,
                null,
                List.of(exceptions),
                DAY,
                SOURCE);
    }

    private static AnnulElection annul(String resolution) {
        return new AnnulElection(
                ELECTION, new ResolutionId(resolution), "The roll was wrong.", DAY, SOURCE);
    }

    private static ElectionAnnulled annulled(@Nullable OrganisationId winner) {
        return new ElectionAnnulled(
                ELECTION, OFFICE, TERM, winner, RESOLUTION, "The roll was wrong.", DAY, SOURCE);
    }

    private static DeclareByAcclamation acclaim(
            @Nullable MeetingId meeting, OrganisationId... objections) {
        return new DeclareByAcclamation(
                ELECTION, member(5), List.of(objections), meeting, DAY, SOURCE);
    }

    private static ElectedByAcclamation acclaimed(@Nullable MeetingId meeting) {
        return new ElectedByAcclamation(
                ELECTION, OFFICE, TERM, member(1), member(5), meeting, 1, DAY, SOURCE);
    }

    @Test
    void calls_an_election_under_the_charter_in_force() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, List.of()).records(call(1, CALLED), called());
        election(network, List.of()).records(call(null, CALLED), called());
        election(network, List.of()).refuses(WRONG_CHARTER_VERSION, call(2, CALLED));
        election(network, List.of()).refuses(NO_CHARTER, call(1, on("2019-11-30")));
        election(network, List.of(called())).refuses(ELECTION_EXISTS, call(1, CALLED));
        election(network, List.of(reported())).refuses(ELECTION_EXISTS, call(1, CALLED));
    }

    @Test
    void enters_a_called_election_with_its_office() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, List.of()).records(call(1, CALLED), called());
        assertThat(network.entered)
                .containsExactly(
                        new TermElectionOpened(
                                OFFICE, TERM, ELECTION, ElectionKind.ORDINARY, CALLED, SOURCE));
    }

    @Test
    void records_a_reported_result_without_a_call() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, List.of()).records(report(1, "2021", List.of()), reported());
        assertThat(network.entered)
                .containsExactly(
                        new TermElectionConcluded(
                                OFFICE,
                                TERM,
                                ELECTION,
                                ElectionConclusion.REPORTED,
                                member(1),
                                DAY,
                                SOURCE));
    }

    @Test
    void records_a_reported_result_of_an_election_that_was_called() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, standing(2))
                .and(opened(1, 2, 5, rules(2, null)))
                .records(report(1, "2021", List.of()), reported());
        election(network, List.of(called())).refuses(OTHER_TERM, report(1, "2022", List.of()));
        election(network, List.of(called(), reported()))
                .refuses(ELECTION_DECIDED, report(1, "2021", List.of()));
    }

    @Test
    void records_with_a_reported_result_the_rule_that_it_breaks() {
        election(GivenNetwork.of(5).suspended(member(1)), List.of())
                .records(
                        report(1, "2021", List.of()),
                        reported(
                                new RecordedException(
                                        "NOT_IN_GOOD_STANDING",
                                        "m01 is no member in good standing on 2020-12-09.")));
        election(
                        GivenNetwork.of(5)
                                .under(charter(rules(2, null), null, 1, null))
                                .offices(started("2020", "2020-01-01", "2020-12-31", 1)),
                        List.of())
                .records(
                        report(1, "2021", List.of()),
                        reported(
                                new RecordedException(
                                        "COOLING_OFF",
                                        "m01 held the term 2020; 0 of 1 terms have passed"
                                                + " since.")));
        election(
                        GivenNetwork.of(5)
                                .offices(Acts.entered("other", "2021", ElectionKind.ORDINARY)),
                        List.of())
                .records(
                        report(1, "2021", List.of()),
                        reported(
                                new RecordedException(
                                        "ELECTION_OPEN",
                                        "other for the term 2021 of rotating-presidency is under"
                                                + " way.")));
    }

    @Test
    void records_with_a_reported_result_all_the_rules_that_it_breaks() {
        election(
                        GivenNetwork.of(5)
                                .suspended(member(1))
                                .under(charter(rules(2, null), null, 1, null))
                                .offices(
                                        started("2020", "2020-01-01", "2020-12-31", 1),
                                        Acts.entered("other", "2021", ElectionKind.ORDINARY)),
                        List.of())
                .records(
                        report(1, "2021", List.of()),
                        reported(
                                new RecordedException(
                                        "ELECTION_OPEN",
                                        "other for the term 2021 of rotating-presidency is under"
                                                + " way."),
                                new RecordedException(
                                        "NOT_IN_GOOD_STANDING",
                                        "m01 is no member in good standing on 2020-12-09."),
                                new RecordedException(
                                        "COOLING_OFF",
                                        "m01 held the term 2020; 0 of 1 terms have passed"
                                                + " since.")));
    }

    @Test
    void records_no_report_of_somebody_unknown() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, List.of())
                .refuses(MembershipRefusal.UNKNOWN_ORGANISATION, report(6, "2021", List.of()));
        election(network, List.of())
                .refuses(MembershipRefusal.UNKNOWN_ORGANISATION, report(1, "2021", members(1, 6)));
        election(network, List.of())
                .refuses(
                        MeetingsRefusal.UNKNOWN_MEETING,
                        new RecordElectionResult(
                                ELECTION,
                                OFFICE,
                                TERM,
                                null,
                                null,
                                member(1),
                                new MeetingId("elsewhere"),
                                null,
                                List.of(new CandidateVotes(member(1), 3)),
                                null,
                                DAY,
                                SOURCE));
    }

    @Test
    void annuls_an_election_by_a_resolution_once() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, List.of(called())).records(annul("adopted"), annulled(null));
        election(network, List.of(reported())).records(annul("adopted"), annulled(member(1)));
        election(network, List.of(reported())).refuses(MeetingsRefusal.NOT_ADOPTED, annul("draft"));
        election(network, List.of(called(), annulled(null)))
                .refuses(ELECTION_ANNULLED, annul("adopted"));
        election(network, List.of(called(), annulled(null)))
                .refuses(ELECTION_ANNULLED, report(1, "2021", List.of()));
    }

    @Test
    void tells_the_office_that_an_election_was_annulled() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, List.of(reported())).records(annul("adopted"), annulled(member(1)));
        assertThat(network.entered)
                .containsExactly(
                        new TermElectionConcluded(
                                OFFICE,
                                TERM,
                                ELECTION,
                                ElectionConclusion.ANNULLED,
                                member(1),
                                DAY,
                                SOURCE));
    }

    @Test
    void declares_the_only_candidate_elected_when_nobody_objects() {
        GivenNetwork network = GivenNetwork.of(5);
        election(network, standing(1)).records(acclaim(null), acclaimed(null));
        election(network, standing(0)).refuses(NO_CANDIDATES, acclaim(null));
        election(network, standing(2)).refuses(NOT_THE_ONLY_CANDIDATE, acclaim(null));
        election(network, standing(1)).refuses(OBJECTED, acclaim(null, member(3)));
        election(GivenNetwork.of(5).suspended(member(2)), standing(2))
                .records(acclaim(null), acclaimed(null));
        election(network, standing(1))
                .and(opened(1, 1, 5, rules(2, null)))
                .refuses(BALLOT_OPEN, acclaim(null));
        election(network, standing(1))
                .and(acclaimed(null))
                .refuses(ELECTION_DECIDED, acclaim(null));
    }

    @Test
    void needs_the_quorum_for_acclamation_in_a_meeting() {
        ElectionRules half = new ElectionRules(new Fraction(3, 5), SIMPLE, null, null);
        GivenNetwork network = GivenNetwork.of(5).under(charter(half));
        election(network.present(1, 2, 3), standing(1))
                .records(acclaim(MEETING), acclaimed(MEETING));
        election(network.present(1, 2), standing(1)).refuses(NO_QUORUM, acclaim(MEETING));
        election(network.notSitting(), standing(1)).refuses(NOT_IN_SITTING, acclaim(MEETING));
    }
}
