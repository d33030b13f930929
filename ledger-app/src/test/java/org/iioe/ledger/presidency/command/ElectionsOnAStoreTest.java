package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.presidency.PresidencyRefusal.COOLING_OFF;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_DECIDED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_VACANT;
import static org.iioe.ledger.presidency.PresidencyRefusal.TERM_OVERLAPS;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.members;
import static org.iioe.ledger.presidency.command.Acts.on;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.AdmissionRule;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.iioe.ledger.charter.CharterRules.VotingClass;
import org.iioe.ledger.membership.AgreementCommand.SignLetterOfIntent;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentCommand.RegisterInstrument;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.MemberCommand.GiveNotice;
import org.iioe.ledger.membership.MemberCommand.WithdrawMember;
import org.iioe.ledger.membership.OrganisationCommand.RegisterOrganisation;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.presidency.BallotCommand.CastBallot;
import org.iioe.ledger.presidency.BallotCommand.CloseBallot;
import org.iioe.ledger.presidency.BallotCommand.DrawLot;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotForm;
import org.iioe.ledger.presidency.CandidacyCommand.AcceptNomination;
import org.iioe.ledger.presidency.CandidacyCommand.NominateCandidate;
import org.iioe.ledger.presidency.ElectionCommand.CallElection;
import org.iioe.ledger.presidency.ElectionCommand.RecordElectionResult;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.LotNumbers;
import org.iioe.ledger.presidency.LotSource;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermCommand.StartTerm;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.store.LedgerJson;
import org.iioe.ledger.store.Streams;
import org.iioe.ledger.system.TestLedger;
import org.iioe.ledger.system.TestLedger.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Elections over HTTP on a real database, one year after the other: roll, charter and offices come
 * from other aggregates, and what a member's leaving does to them is recorded with it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ElectionsOnAStoreTest {
    private static final InstrumentId LETTER = new InstrumentId("letter-v1");
    private static final int MEMBERS = 6;

    private final JsonMapper mapper = LedgerJson.mapper();
    private TestLedger ledger;

    @BeforeAll
    void begin() {
        ledger = TestLedger.empty();
        CharterRules rules =
                new CharterRules(
                        new AdmissionRule(true, false, "full"),
                        List.of(new VotingClass("full", true)),
                        null,
                        Acts.SIMPLE,
                        null,
                        null,
                        TieBreak.LOT,
                        2,
                        null,
                        null,
                        null,
                        null,
                        12,
                        1,
                        null,
                        null,
                        null,
                        null);
        recorded(
                new EstablishCharter(rules, CharterBasis.ADOPTED, on("2019-12-01"), SOURCE),
                new RegisterInstrument(
                        LETTER,
                        InstrumentKind.LETTER_OF_INTENT,
                        "Letter of Intent",
                        "1",
                        null,
                        false,
                        InForceRule.ON_SIGNATURE,
                        null,
                        null,
                        on("2019-12-01"),
                        SOURCE));
        for (int i = 1; i <= MEMBERS; i++) {
            recorded(
                    new RegisterOrganisation(
                            member(i),
                            "Organisation " + i,
                            OrganisationKind.OTHER,
                            null,
                            null,
                            List.of(),
                            false,
                            on("2019-12-07"),
                            SOURCE),
                    new SignLetterOfIntent(
                            member(i), LETTER, null, null, null, null, on("2019-12-07"), SOURCE));
        }
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    @Test
    @Order(1)
    void reported_results_lead_to_reported_terms() {
        recorded(report("election-2020", "2020", 1, "2019-12-07/2019-12-08"));
        recorded(start("2020", "election-2020"));
        assertThat(offices().incumbencies().all().values())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.holders()).isEqualTo(members(1));
                    assertThat(held.last()).isEqualTo("2020-12-31");
                });
        assertThat(offices().election(new ElectionId("election-2020")))
                .hasValueSatisfying(election -> assertThat(election.reported()).isTrue());
        refused(409, ELECTION_DECIDED, report("election-2020", "2020", 2, "2019-12-08"));
    }

    @Test
    @Order(2)
    void of_three_candidates_a_run_off_elects_one() {
        recorded(call("election-2021", "2021", ElectionKind.ORDINARY, "2020-12-01"));
        refused(422, COOLING_OFF, nominate("election-2021", 1, "2020-12-01"));
        stand("election-2021", "2020-12-01", 2, 3, 4);
        recorded(open("election-2021", 1, "2020-12-09"));
        cast("election-2021", 1, "2020-12-09", 2, 2, 3, 3, 4, 2);
        recorded(close("election-2021", 1, "2020-12-09"));
        assertThat(last("election-2021")).isEqualTo("RunOffRequired");
        recorded(open("election-2021", 2, "2020-12-09"));
        cast("election-2021", 2, "2020-12-09", 2, 2, 3, 3, 3, 3);
        recorded(close("election-2021", 2, "2020-12-09"));
        assertThat(last("election-2021")).isEqualTo("Elected");
        refused(
                409,
                TERM_OVERLAPS,
                new StartTerm(
                        OFFICE,
                        new TermId("2021"),
                        null,
                        on("2020-12-31"),
                        null,
                        new ElectionId("election-2021"),
                        on("2020-12-09"),
                        SOURCE));
        recorded(start("2021", "election-2021"));
        assertThat(offices().incumbencies().heldBy(member(3), LocalDate.parse("2021-06-01")))
                .singleElement()
                .satisfies(held -> assertThat(held.last()).isEqualTo("2021-12-31"));
    }

    @Test
    @Order(3)
    void a_tie_goes_to_the_lot() {
        recorded(call("election-2022", "2022", ElectionKind.ORDINARY, "2021-12-01"));
        stand("election-2022", "2021-12-01", 4, 5);
        recorded(open("election-2022", 1, "2021-12-09"));
        cast("election-2022", 1, "2021-12-09", 4, 4, 4, 5, 5, 5);
        recorded(close("election-2022", 1, "2021-12-09"));
        assertThat(last("election-2022")).isEqualTo("TieDeclared");
        recorded(
                new DrawLot(
                        new ElectionId("election-2022"),
                        List.of(new LotNumbers(List.of(3L, 1L, 2L))),
                        on("2021-12-12"),
                        SOURCE));
        recorded(start("2022", "election-2022"));
        OrganisationId drawn = Lot.order("1.2.3./", members(4, 5)).getFirst();
        assertThat(offices().incumbencies().all().lastEntry().getValue().holders())
                .containsExactly(drawn);
    }

    @Test
    @Order(4)
    void whoever_leaves_leaves_its_office_and_its_candidacies() {
        recorded(call("election-2023", "2023", ElectionKind.ORDINARY, "2021-02-01"));
        stand("election-2023", "2021-02-01", 3, 6);
        refused(
                422,
                NOT_VACANT,
                call("by-election", "2021", ElectionKind.BY_ELECTION, "2021-06-30"));
        recorded(
                new GiveNotice(member(3), on("2021-06-30"), null, on("2021-05-01"), SOURCE),
                new WithdrawMember(member(3), null, on("2021-06-30"), SOURCE));
        assertThat(offices().incumbencies().heldBy(member(3), LocalDate.parse("2021-01-01")))
                .isEmpty();
        assertThat(last("election-2023")).isEqualTo("CandidacyLapsed");
        recorded(call("by-election", "2021", ElectionKind.BY_ELECTION, "2021-07-01"));
    }

    @Test
    @Order(5)
    void of_sixteen_that_cast_the_same_ballot_one_is_taken() throws Exception {
        recorded(open("election-2023", 1, "2021-12-09"));
        assertThat(race(i -> vote("election-2023", 1, "2021-12-09", 1, 6)))
                .containsOnlyOnce("201 ")
                .satisfies(outcomes ->
                        assertThat(Collections.frequency(outcomes, "409 ALREADY_VOTED"))
                                .isEqualTo(15));
    }

    @Test
    @Order(6)
    void of_sixteen_that_call_an_election_for_one_term_one_is_opened() throws Exception {
        assertThat(race(i -> call("race-" + i, "2030", ElectionKind.ORDINARY, "2021-12-09")))
                .containsOnlyOnce("201 ")
                .satisfies(outcomes ->
                        assertThat(Collections.frequency(outcomes, "409 ELECTION_OPEN"))
                                .isEqualTo(15));
    }

    @Test
    @Order(7)
    void of_sixteen_terms_on_the_same_days_one_starts() throws Exception {
        assertThat(
                        race(i ->
                                new StartTerm(
                                        new OfficeId("vice-presidency"),
                                        new TermId("term-" + i),
                                        members(1 + i % 2),
                                        on("2021-12-01"),
                                        on("2022-11-30"),
                                        null,
                                        on("2021-12-01"),
                                        SOURCE)))
                .containsOnlyOnce("201 ")
                .satisfies(outcomes ->
                        assertThat(Collections.frequency(outcomes, "409 TERM_OVERLAPS"))
                                .isEqualTo(15));
    }

    private List<String> race(IntFunction<LedgerCommand> commands) throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                LedgerCommand command = commands.apply(i);
                answers.add(threads.submit(() -> send(command)));
            }
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            outcomes.add(answer.get().status() + " " + answer.get().code());
        }
        return outcomes;
    }

    private Answer send(LedgerCommand command) {
        return ledger.send(command.getClass().getSimpleName(), mapper.writeValueAsString(command));
    }

    private void recorded(LedgerCommand... commands) {
        for (LedgerCommand command : commands) {
            Answer answer = send(command);
            assertThat(answer.status()).as("%s %s", command, answer.json()).isEqualTo(201);
        }
    }

    private void refused(int status, RefusalCode code, LedgerCommand command) {
        Answer answer = send(command);
        assertThat(answer.code()).as("%s %s", command, answer.json()).isEqualTo(code.name());
        assertThat(answer.status()).isEqualTo(status);
    }

    private OfficesState offices() {
        return ledger.bean(OfficeFacts.class).state();
    }

    /** The name of an election's latest event. */
    private String last(String election) {
        return ledger.bean(Streams.class)
                .fold(
                        new ElectionId(election).stream(),
                        "",
                        (before, event) ->
                                event instanceof ElectionEvent
                                        ? event.getClass().getSimpleName()
                                        : before);
    }

    private void stand(String election, String on, int... candidates) {
        for (int candidate : candidates) {
            recorded(
                    nominate(election, candidate, on),
                    new AcceptNomination(
                            new ElectionId(election), member(candidate), on(on), SOURCE));
        }
    }

    /** The votes of m01, m02 and so on. */
    private void cast(String election, int round, String on, int... candidates) {
        for (int i = 0; i < candidates.length; i++) {
            recorded(vote(election, round, on, i + 1, candidates[i]));
        }
    }

    private static CastBallot vote(
            String election, int round, String on, int member, int candidate) {
        return new CastBallot(
                new ElectionId(election),
                round,
                member(member),
                member(candidate),
                false,
                on(on),
                SOURCE);
    }

    private static CallElection call(String election, String term, ElectionKind kind, String on) {
        return new CallElection(
                new ElectionId(election),
                OFFICE,
                new TermId(term),
                on(term),
                on(term),
                kind,
                1,
                on(on),
                SOURCE);
    }

    private static NominateCandidate nominate(String election, int candidate, String on) {
        return new NominateCandidate(
                new ElectionId(election), member(candidate), null, on(on), SOURCE);
    }

    private static OpenBallot open(String election, int round, String on) {
        LotSource lottery = new LotSource("Winning numbers", on(on.substring(0, 8) + "12"), 3);
        return new OpenBallot(
                new ElectionId(election),
                round,
                null,
                null,
                BallotForm.ROLL_CALL,
                null,
                List.of(lottery),
                on(on),
                SOURCE);
    }

    private static CloseBallot close(String election, int round, String on) {
        return new CloseBallot(new ElectionId(election), round, on(on), SOURCE);
    }

    private static RecordElectionResult report(
            String election, String term, int winner, String on) {
        return new RecordElectionResult(
                new ElectionId(election),
                OFFICE,
                new TermId(term),
                on(term),
                on(term),
                member(winner),
                null,
                null,
                null,
                null,
                on(on),
                SOURCE);
    }

    private static StartTerm start(String term, String election) {
        return new StartTerm(
                OFFICE,
                new TermId(term),
                null,
                on(term + "-01-01"),
                null,
                new ElectionId(election),
                on(term + "-01-01"),
                SOURCE);
    }
}
