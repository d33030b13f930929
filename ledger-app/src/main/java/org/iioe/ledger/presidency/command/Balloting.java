package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.MEMBER_LEFT;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.presidency.BallotCast;
import org.iioe.ledger.presidency.BallotCommand.CastBallot;
import org.iioe.ledger.presidency.BallotCommand.RecordBallotTally;
import org.iioe.ledger.presidency.BallotTallyRecorded;

/** Decides on what is cast and counted while a ballot is open. */
final class Balloting {
    private Balloting() {}

    static BallotCast cast(ElectionState state, CastBallot c, Members members, Meetings meetings) {
        Ballot ballot = state.open(c.round(), c.on());
        ballot.mayCast(c);
        Electorate.present(ballot.opened().meeting(), ballot.opened().roll(), meetings);
        Refusal.unless(
                members.register().isMember(c.member(), c.on().effective()),
                MEMBER_LEFT,
                () -> "%s is no member on %s.".formatted(c.member(), c.on()));
        return new BallotCast(
                c.election(),
                state.called().office(),
                c.round(),
                c.member(),
                c.candidate(),
                Boolean.TRUE.equals(c.abstains()),
                c.on(),
                c.source());
    }

    static BallotTallyRecorded counted(ElectionState state, RecordBallotTally c) {
        Ballot ballot = state.open(c.round(), c.on());
        ballot.mayTally(c);
        return new BallotTallyRecorded(
                c.election(),
                state.called().office(),
                c.round(),
                c.counts(),
                c.abstentions(),
                c.invalid(),
                ballot.voters(),
                c.tellers(),
                c.on(),
                c.source());
    }
}
