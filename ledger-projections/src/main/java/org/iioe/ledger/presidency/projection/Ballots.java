package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Person;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.BallotTallyRecorded;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.projection.BallotView.Lot;
import org.iioe.ledger.presidency.projection.BallotView.Outcome;
import org.iioe.ledger.presidency.projection.BallotView.Tally;
import org.iioe.ledger.presidency.projection.BallotView.Vote;
import org.iioe.ledger.presidency.projection.ElectionView.Status;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.UnaryOperator;

/** The ballots in an election's view, each with what was cast, counted and computed in it. */
final class Ballots {
    private Ballots() {}

    static void opened(ElectionSketch election, BallotOpened e) {
        election.status = Status.BALLOTING;
        election.ballots.add(
                new BallotView(
                        e.round(),
                        e.form(),
                        e.on(),
                        e.meeting(),
                        e.candidates(),
                        e.roll(),
                        e.present(),
                        e.charterVersion(),
                        e.rules(),
                        e.lotSources(),
                        List.of(),
                        null,
                        null,
                        null,
                        e.source()));
    }

    static void cast(ElectionSketch election, BallotCast e) {
        Vote vote = new Vote(e.member(), e.candidate(), e.abstains(), e.on(), e.source());
        change(election, e.round(), ballot -> ballot.with(vote));
    }

    static void counted(ElectionSketch election, BallotTallyRecorded e) {
        Tally tally =
                new Tally(
                        e.counts(),
                        e.abstentions(),
                        e.invalid(),
                        e.voters(),
                        e.tellers().stream().map(Person::person).toList(),
                        e.on(),
                        e.source());
        change(election, e.round(), ballot -> ballot.with(tally));
    }

    /**
     * A ballot was closed.
     *
     * @param candidates who is in the run-off, or tied
     * @param there how many were there, where they were too few
     */
    static void closed(
            ElectionSketch election,
            int round,
            Status kind,
            @Nullable OrganisationId winner,
            List<OrganisationId> candidates,
            @Nullable Integer there,
            BallotResult count,
            Edtf on,
            Source source) {
        election.status = kind;
        Outcome outcome = new Outcome(kind, winner, candidates, there, count, on, source);
        change(election, round, ballot -> ballot.with(outcome));
    }

    static void drawn(ElectionSketch election, LotDrawn e) {
        Lot lot =
                new Lot(
                        e.winner(),
                        e.candidates(),
                        e.values(),
                        e.key(),
                        e.order(),
                        e.on(),
                        e.source());
        change(election, e.round(), ballot -> ballot.with(lot));
    }

    private static void change(ElectionSketch election, int round, UnaryOperator<BallotView> to) {
        election.ballots.replaceAll(each -> each.round() == round ? to.apply(each) : each);
    }
}
