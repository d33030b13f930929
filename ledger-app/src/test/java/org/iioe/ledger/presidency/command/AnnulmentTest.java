package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_FILLED;
import static org.iioe.ledger.presidency.command.Acts.ELECTION;
import static org.iioe.ledger.presidency.command.Acts.OFFICE;
import static org.iioe.ledger.presidency.command.Acts.RESOLUTION;
import static org.iioe.ledger.presidency.command.Acts.SOURCE;
import static org.iioe.ledger.presidency.command.Acts.TERM;
import static org.iioe.ledger.presidency.command.Acts.TO;
import static org.iioe.ledger.presidency.command.Acts.member;
import static org.iioe.ledger.presidency.command.Acts.members;
import static org.iioe.ledger.presidency.command.Acts.on;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.ElectionAnnulled;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionCommand.AnnulElection;
import org.iioe.ledger.presidency.ElectionCommand.CallElection;
import org.iioe.ledger.presidency.ElectionCommand.RecordElectionResult;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.TermCommand.StartTerm;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermEndCause;
import org.iioe.ledger.presidency.TermEnded;
import org.iioe.ledger.store.InMemoryLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An election and its office change together: both aggregates on a store in memory. */
class AnnulmentTest {
    private static final RecordElectionResult REPORT =
            new RecordElectionResult(
                    ELECTION,
                    OFFICE,
                    TERM,
                    null,
                    null,
                    member(1),
                    null,
                    null,
                    null,
                    null,
                    on("2020-12-09"),
                    SOURCE);

    private InMemoryLedger ledger;

    @BeforeEach
    void begin() {
        GivenNetwork network = GivenNetwork.of(5);
        ledger =
                new InMemoryLedger(Election.class, Offices.class)
                        .with(Charters.class, l -> network)
                        .with(Resolutions.class, l -> network)
                        .with(OfficeFacts.class, l -> new RecordedOffices(l.streams()))
                        .with(
                                OfficeRegister.class,
                                l -> new StoredOfficeRegister(l.repository(Offices.class)))
                        .with(
                                Eligibility.class,
                                l -> new Eligibility(network, network, l.get(OfficeFacts.class)))
                        .with(Organisations.class, l -> network)
                        .with(Meetings.class, l -> network);
    }

    private static StartTerm start(String from) {
        return new StartTerm(OFFICE, TERM, null, on(from), TO, ELECTION, on("2020-12-09"), SOURCE);
    }

    private static AnnulElection annul(String on) {
        return new AnnulElection(ELECTION, RESOLUTION, null, on(on), SOURCE);
    }

    private static CallElection call(String election) {
        return new CallElection(
                new ElectionId(election),
                OFFICE,
                TERM,
                null,
                null,
                ElectionKind.ORDINARY,
                1,
                on("2021-03-01"),
                SOURCE);
    }

    private static TermEnded ended(String from, String on) {
        return new TermEnded(
                OFFICE,
                TERM,
                members(1),
                on(from),
                TermEndCause.ELECTION_ANNULLED,
                ELECTION,
                null,
                on(on),
                SOURCE);
    }

    private static TermElectionConcluded concluded(String on) {
        return new TermElectionConcluded(
                OFFICE, TERM, ELECTION, ElectionConclusion.ANNULLED, member(1), on(on), SOURCE);
    }

    private static LedgerEvent annulled(String on) {
        return new ElectionAnnulled(
                ELECTION, OFFICE, TERM, member(1), RESOLUTION, null, on(on), SOURCE);
    }

    @Test
    void annulling_an_election_ends_the_term_that_came_from_it() {
        assertThat(ledger.send(REPORT, start("2021-01-01"), annul("2021-02-28")))
                .containsExactly(
                        annulled("2021-02-28"),
                        concluded("2021-02-28"),
                        ended("2021-01-01", "2021-02-28"));
    }

    @Test
    void annulling_it_on_the_terms_last_day_still_ends_it() {
        assertThat(ledger.send(REPORT, start("2021-01-01"), annul("2021-12-31")))
                .contains(ended("2021-01-01", "2021-12-31"));
    }

    @Test
    void annulling_it_when_the_term_is_over_ends_nothing() {
        assertThat(ledger.send(REPORT, start("2021-01-01"), annul("2022-01-01")))
                .containsExactly(annulled("2022-01-01"), concluded("2022-01-01"));
    }

    @Test
    void annulling_it_before_the_term_keeps_it_from_beginning() {
        ledger.send(REPORT, start("2021-01-01"), annul("2020-12-20"));
        assertThat(ledger.get(OfficeFacts.class).state().incumbencies().all().values())
                .noneMatch(Incumbency::began);
    }

    @Test
    void an_annulled_term_is_filled_again() {
        ledger.send(REPORT, start("2021-01-01"));
        refused(ALREADY_FILLED, () -> ledger.send(call("election-2")));
        assertThat(ledger.send(annul("2021-02-28"), call("election-2")))
                .hasExactlyElementsOfTypes(ElectionCalled.class, TermElectionOpened.class);
    }

    @Test
    void a_refused_call_leaves_nothing_behind() {
        ledger.send(REPORT, start("2021-01-01"));
        int before = ledger.all().size();
        refused(ALREADY_FILLED, () -> ledger.send(call("election-2")));
        assertThat(ledger.all()).hasSize(before);
    }
}
