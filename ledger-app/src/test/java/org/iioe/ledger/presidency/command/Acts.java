package org.iioe.ledger.presidency.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.MajorityRule;
import org.iioe.ledger.charter.CharterRules.Region;
import org.iioe.ledger.charter.CharterRules.TieBreak;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotForm;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.CandidateNominated;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.LotSource;
import org.iioe.ledger.presidency.NominationAccepted;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.TermStarted;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the tests of elections and offices begin with. */
final class Acts {
    static final Source SOURCE = new Source("Minutes", Source.Certainty.STATED);
    static final ElectionId ELECTION = new ElectionId("election-2021");
    static final OfficeId OFFICE = new OfficeId("rotating-presidency");
    static final TermId TERM = new TermId("2021");
    static final MeetingId MEETING = new MeetingId("meeting-1");
    static final ResolutionId RESOLUTION = new ResolutionId("adopted");
    static final Edtf CALLED = new Edtf("2020-12-01");
    static final Edtf DAY = new Edtf("2020-12-09");
    static final Edtf FROM = new Edtf("2021-01-01");
    static final Edtf TO = new Edtf("2021-12-31");
    static final MajorityRule SIMPLE =
            new MajorityRule(new Fraction(1, 2), MajorityRule.Base.CAST, true);
    static final LotSource LOTTERY = new LotSource("Winning numbers", new Edtf("2020-12-12"), 3);

    private Acts() {}

    static Edtf on(String date) {
        return new Edtf(date);
    }

    static OrganisationId member(int number) {
        return new OrganisationId("m%02d".formatted(number));
    }

    static List<OrganisationId> members(int... numbers) {
        return IntStream.of(numbers).mapToObj(Acts::member).toList();
    }

    static List<OrganisationId> firstMembers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Acts::member).toList();
    }

    /** Votes of m01, m02 and so on. */
    static List<CandidateVotes> votes(int... votes) {
        return IntStream.range(0, votes.length)
                .mapToObj(i -> new CandidateVotes(member(i + 1), votes[i]))
                .toList();
    }

    static ElectionRules rules(@Nullable Integer runOff, @Nullable TieBreak tieBreak) {
        return new ElectionRules(null, SIMPLE, runOff, tieBreak);
    }

    static CharterRules charter(ElectionRules rules) {
        return charter(rules, null, null, null);
    }

    static CharterRules charter(
            ElectionRules rules,
            @Nullable Integer termMonths,
            @Nullable Integer coolingOffTerms,
            @Nullable List<Region> regions) {
        return new CharterRules(
                null,
                null,
                rules.quorum(),
                rules.majority(),
                null,
                null,
                rules.tieBreak(),
                rules.runOffCandidates(),
                null,
                null,
                null,
                null,
                termMonths,
                coolingOffTerms,
                regions,
                null,
                null,
                null);
    }

    static ElectionCalled called() {
        return new ElectionCalled(
                ELECTION, OFFICE, TERM, FROM, TO, ElectionKind.ORDINARY, 1, CALLED, SOURCE);
    }

    static CandidateNominated nominated(int candidate) {
        return new CandidateNominated(ELECTION, OFFICE, member(candidate), null, DAY, SOURCE);
    }

    static NominationAccepted accepted(int candidate) {
        return new NominationAccepted(ELECTION, OFFICE, member(candidate), DAY, SOURCE);
    }

    /** An election in which the first members stand. */
    static List<Object> standing(int candidates) {
        List<Object> events = new ArrayList<>(List.of(called()));
        for (int i = 1; i <= candidates; i++) {
            events.add(nominated(i));
            events.add(accepted(i));
        }
        return events;
    }

    /** A ballot by roll call between the first members, without a meeting. */
    static BallotOpened opened(int round, int candidates, int roll, ElectionRules rules) {
        return opened(round, candidates, roll, rules, BallotForm.ROLL_CALL, null);
    }

    static BallotOpened opened(
            int round,
            int candidates,
            int roll,
            ElectionRules rules,
            BallotForm form,
            @Nullable List<OrganisationId> present) {
        return new BallotOpened(
                ELECTION,
                OFFICE,
                round,
                firstMembers(candidates),
                firstMembers(roll),
                form,
                present == null ? null : MEETING,
                present,
                1,
                rules,
                List.of(LOTTERY),
                DAY,
                SOURCE);
    }

    static BallotCast cast(int round, int member, int candidate) {
        return new BallotCast(
                ELECTION, OFFICE, round, member(member), member(candidate), false, DAY, SOURCE);
    }

    static TermElectionOpened entered(String election, String term, ElectionKind kind) {
        return new TermElectionOpened(
                OFFICE, new TermId(term), new ElectionId(election), kind, DAY, SOURCE);
    }

    static TermElectionConcluded concluded(
            String election, String term, ElectionConclusion conclusion, int winner) {
        return new TermElectionConcluded(
                OFFICE,
                new TermId(term),
                new ElectionId(election),
                conclusion,
                member(winner),
                DAY,
                SOURCE);
    }

    static TermStarted started(String term, String from, @Nullable String to, int... holders) {
        return new TermStarted(
                OFFICE,
                new TermId(term),
                members(holders),
                on(from),
                to == null ? null : on(to),
                null,
                false,
                List.of(),
                on(from),
                SOURCE);
    }

    static TermStarted startedFrom(String election, String term, int holder) {
        return new TermStarted(
                OFFICE,
                new TermId(term),
                members(holder),
                on(term + "-01-01"),
                on(term + "-12-31"),
                new ElectionId(election),
                false,
                List.of(),
                DAY,
                SOURCE);
    }
}
