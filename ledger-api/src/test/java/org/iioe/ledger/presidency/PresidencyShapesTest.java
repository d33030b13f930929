package org.iioe.ledger.presidency;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.PersonId;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.BallotCommand.CastBallot;
import org.iioe.ledger.presidency.BallotCommand.OpenBallot;
import org.iioe.ledger.presidency.BallotCommand.RecordBallotTally;
import org.iioe.ledger.presidency.CandidacyCommand.RejectNomination;
import org.iioe.ledger.presidency.ElectionCommand.CallElection;
import org.iioe.ledger.presidency.TermCommand.AppointActing;
import org.iioe.ledger.presidency.TermCommand.HandOver;
import org.iioe.ledger.presidency.TermCommand.StartTerm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class PresidencyShapesTest {
    private static final Source SOURCE = new Source("Minutes", Source.Certainty.STATED);
    private static final Edtf DAY = new Edtf("2020-12-09");
    private static final ElectionId ELECTION = new ElectionId("election-2021");
    private static final OfficeId OFFICE = new OfficeId("rotating-presidency");
    private static final TermId TERM = new TermId("2021");
    private static final OrganisationId A = new OrganisationId("university-a");
    private static final OrganisationId B = new OrganisationId("university-b");
    private static final Person TELLER = new Person(new PersonId("person-1"), null);
    private static final Person OTHER = new Person(new PersonId("person-2"), null);

    private static void fits(ThrowingCallable act) {
        assertThatCode(act).doesNotThrowAnyException();
    }

    private static void unfit(ThrowingCallable act) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(act);
    }

    @Test
    void a_ballot_is_for_a_candidate_or_abstains() {
        fits(() -> cast(A, false));
        fits(() -> cast(null, true));
        unfit(() -> cast(A, true));
        unfit(() -> cast(null, false));
    }

    private static void cast(@Nullable OrganisationId candidate, boolean abstains) {
        new CastBallot(ELECTION, 1, B, candidate, abstains, DAY, SOURCE);
    }

    @Test
    void a_count_is_signed_by_two_tellers_and_names_each_candidate_once() {
        List<CandidateVotes> both = List.of(new CandidateVotes(A, 0), new CandidateVotes(B, 3));
        fits(() -> tally(both, 0, 0, TELLER, OTHER));
        unfit(() -> tally(both, 0, 0, TELLER));
        unfit(() -> tally(both, 0, 0, TELLER, TELLER));
        unfit(() -> tally(both, 0, 0, TELLER, OTHER, new Person(new PersonId("person-3"), null)));
        unfit(() -> tally(both, -1, 0, TELLER, OTHER));
        unfit(() -> tally(both, 0, -1, TELLER, OTHER));
        unfit(() -> tally(List.of(), 0, 0, TELLER, OTHER));
        unfit(() ->
                tally(
                        List.of(new CandidateVotes(A, 1), new CandidateVotes(A, 2)),
                        0,
                        0,
                        TELLER,
                        OTHER));
        unfit(() -> new CandidateVotes(A, -1));
    }

    private static void tally(
            List<CandidateVotes> counts, int abstentions, int invalid, Person... tellers) {
        new RecordBallotTally(
                ELECTION, 1, counts, abstentions, invalid, List.of(tellers), DAY, SOURCE);
    }

    @Test
    void rounds_count_from_one_and_lists_name_nobody_twice() {
        fits(() -> open(1, List.of(A, B)));
        fits(() -> open(1, null));
        unfit(() -> open(0, List.of(A, B)));
        unfit(() -> open(1, List.of()));
        unfit(() -> open(1, List.of(A, A)));
        unfit(() -> open(1, Collections.singletonList(null)));
    }

    private static void open(int round, @Nullable List<OrganisationId> candidates) {
        new OpenBallot(
                ELECTION, round, candidates, null, BallotForm.SECRET, null, null, DAY, SOURCE);
    }

    @Test
    void a_lot_has_a_source_of_one_day_and_whole_numbers() {
        fits(() -> new LotSource("Winning numbers", DAY, 1));
        unfit(() -> new LotSource("Winning numbers", DAY, 0));
        unfit(() -> new LotSource("Winning numbers", DAY, 101));
        unfit(() -> new LotSource(" ", DAY, 1));
        unfit(() -> new LotSource("Winning numbers", new Edtf("2020-12"), 1));
        fits(() -> new LotNumbers(List.of(0L, Long.MAX_VALUE)));
        unfit(() -> new LotNumbers(List.of(-1L)));
        unfit(() -> new LotNumbers(List.of()));
    }

    @Test
    void a_term_does_not_end_before_it_begins() {
        fits(() -> start("2021-01-01", "2021-01-01", List.of(A)));
        fits(() -> start("2021", "2021", List.of(A)));
        fits(() -> start("2021-01-01", null, List.of(A)));
        unfit(() -> start("2021-01-02", "2021-01-01", List.of(A)));
        unfit(() -> start("../2021-01-02", null, List.of(A)));
        unfit(() -> start("2021-01-01", null, null));
        unfit(() -> start("2021-01-01", null, List.of()));
        unfit(() -> start("2021-01-01", null, List.of(A, A)));
        fits(() -> call("2021-01-01", "2021-12-31", 1));
        unfit(() -> call("2022", "2021", 1));
        unfit(() -> call("2021", "2021", 0));
    }

    private static void start(
            String from, @Nullable String to, @Nullable List<OrganisationId> holders) {
        new StartTerm(
                OFFICE,
                TERM,
                holders,
                new Edtf(from),
                to == null ? null : new Edtf(to),
                null,
                DAY,
                SOURCE);
    }

    private static void call(String from, String to, int charterVersion) {
        new CallElection(
                ELECTION,
                OFFICE,
                TERM,
                new Edtf(from),
                new Edtf(to),
                ElectionKind.ORDINARY,
                charterVersion,
                DAY,
                SOURCE);
    }

    @Test
    void somebody_acts_until_a_day_that_is_not_past() {
        fits(() -> act("2020-12-09"));
        unfit(() -> act("2020-12-08"));
        unfit(() -> act("2020-12-09/.."));
    }

    private static void act(String until) {
        new AppointActing(OFFICE, TERM, A, new Edtf(until), null, DAY, SOURCE);
    }

    @Test
    void an_office_is_handed_over_to_another_term() {
        fits(() -> new HandOver(OFFICE, TERM, new TermId("2022"), null, DAY, SOURCE));
        unfit(() -> new HandOver(OFFICE, TERM, TERM, null, DAY, SOURCE));
    }

    @Test
    void a_rejection_names_its_rule() {
        fits(() -> new RejectNomination(ELECTION, A, "Paid.", null, DAY, SOURCE));
        unfit(() -> new RejectNomination(ELECTION, A, " ", null, DAY, SOURCE));
        unfit(() -> new RejectNomination(ELECTION, A, "Paid.", " ", DAY, SOURCE));
    }
}
