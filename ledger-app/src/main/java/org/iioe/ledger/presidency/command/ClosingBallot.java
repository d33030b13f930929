package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Source;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.presidency.BallotCommand.CloseBallot;
import org.iioe.ledger.presidency.BallotCommand.DrawLot;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.Elected;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.LotDrawn;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NoQuorum;
import org.iioe.ledger.presidency.RunOffRequired;
import org.iioe.ledger.presidency.TieDeclared;
import org.iioe.ledger.presidency.command.ElectionState.Called;

import java.util.List;

/** Decides what a ballot came to, and by lot what a tie comes to. */
final class ClosingBallot {
    private ClosingBallot() {}

    static ElectionEvent closed(ElectionState state, CloseBallot c, Meetings meetings) {
        Ballot ballot = state.open(c.round(), c.on());
        BallotOpened opened = ballot.opened();
        BallotResult result = ballot.result();
        int there = there(opened, result, meetings);
        return event(
                BallotOutcome.of(result, opened.rules(), there, state.candidacies().standing()),
                new Closing(state.called(), opened, result, there, c.on(), c.source()));
    }

    static LotDrawn lotDrawn(ElectionState state, DrawLot c) {
        Ballot ballot = state.tied(c.on());
        LotRule.mayDraw(ballot.opened(), c);
        Called called = state.called();
        String key = Lot.key(c.values());
        List<OrganisationId> order = Lot.order(key, state.field());
        OrganisationId winner =
                order.stream()
                        .filter(state.candidacies().standing()::contains)
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal(NO_CANDIDATES, "None of the tied stands any more."));
        return new LotDrawn(
                c.election(),
                called.office(),
                called.term(),
                state.rounds(),
                winner,
                state.field(),
                ballot.opened().lotSources(),
                c.values(),
                key,
                order,
                c.on(),
                c.source());
    }

    /**
     * How many were there all the time. A quorum that is lost while the ballot goes on is missing;
     * once the meeting no longer sits, what is known is who was there at the opening.
     */
    private static int there(BallotOpened opened, BallotResult result, Meetings meetings) {
        MeetingId meeting = opened.meeting();
        if (meeting == null) {
            return result.present();
        }
        MeetingFacts now = meetings.get(meeting);
        return now.sitting()
                ? Math.min(
                        result.present(),
                        (int) opened.roll().stream().filter(now.present()::contains).count())
                : result.present();
    }

    private record Closing(
            Called election,
            BallotOpened opened,
            BallotResult result,
            int there,
            Edtf on,
            Source source) {}

    private static ElectionEvent event(BallotOutcome outcome, Closing c) {
        Called of = c.election();
        int round = c.opened().round();
        int charter = c.opened().charterVersion();
        ElectionRules rules = c.opened().rules();
        return switch (outcome) {
            case BallotOutcome.Winner won ->
                    new Elected(
                            of.election(),
                            of.office(),
                            of.term(),
                            round,
                            won.winner(),
                            c.result(),
                            rules,
                            charter,
                            c.on(),
                            c.source());
            case BallotOutcome.RunOff runOff ->
                    new RunOffRequired(
                            of.election(),
                            of.office(),
                            of.term(),
                            round,
                            runOff.candidates(),
                            c.result(),
                            rules,
                            charter,
                            c.on(),
                            c.source());
            case BallotOutcome.Tie tie ->
                    new TieDeclared(
                            of.election(),
                            of.office(),
                            of.term(),
                            round,
                            tie.candidates(),
                            c.result(),
                            rules,
                            charter,
                            c.on(),
                            c.source());
            case BallotOutcome.Undecided undecided ->
                    new NoMajority(
                            of.election(),
                            of.office(),
                            of.term(),
                            round,
                            c.result(),
                            rules,
                            charter,
                            c.on(),
                            c.source());
            case BallotOutcome.TooFew tooFew ->
                    new NoQuorum(
                            of.election(),
                            of.office(),
                            of.term(),
                            round,
                            c.there(),
                            c.result(),
                            rules,
                            charter,
                            c.on(),
                            c.source());
        };
    }
}
