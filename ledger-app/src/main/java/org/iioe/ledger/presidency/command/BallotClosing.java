package org.iioe.ledger.presidency.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Source;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.presidency.BallotCommand.CloseBallot;
import org.iioe.ledger.presidency.BallotOpened;
import org.iioe.ledger.presidency.BallotResult;
import org.iioe.ledger.presidency.Elected;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionRules;
import org.iioe.ledger.presidency.NoMajority;
import org.iioe.ledger.presidency.NoQuorum;
import org.iioe.ledger.presidency.RunOffRequired;
import org.iioe.ledger.presidency.TieDeclared;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.springframework.stereotype.Component;

import java.util.Set;

/** Says what a ballot came to. */
@Component
final class BallotClosing {
    private final Meetings meetings;

    BallotClosing(Meetings meetings) {
        this.meetings = meetings;
    }

    /**
     * @param standing the candidates that can still be elected
     * @throws org.iioe.ledger.Refusal when it is not counted, or the majority is unknown
     */
    ElectionEvent outcome(
            CloseBallot command, Called election, Ballot ballot, Set<OrganisationId> standing) {
        BallotOpened opened = ballot.opened();
        BallotResult result = ballot.result();
        int there = there(opened, result);
        return event(
                BallotOutcome.of(result, opened.rules(), there, standing),
                new Closing(election, opened, result, there, command.on(), command.source()));
    }

    /**
     * How many were there all the time. A quorum that is lost while the ballot goes on is missing;
     * once the meeting no longer sits, what is known is who was there at the opening.
     */
    private int there(BallotOpened opened, BallotResult result) {
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
