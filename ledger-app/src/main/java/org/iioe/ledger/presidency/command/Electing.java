package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_EXISTS;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.ElectionAnnulled;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionCommand.AnnulElection;
import org.iioe.ledger.presidency.ElectionCommand.CallElection;
import org.iioe.ledger.presidency.ElectionConclusion;
import org.iioe.ledger.presidency.PresidencyCommand;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.iioe.ledger.presidency.command.ElectionState.Phase;

/** Decides on an election as a whole: its call, its annulment, and what its office is told. */
final class Electing {
    private Electing() {}

    static ElectionCalled called(ElectionState state, CallElection c, Charters charters) {
        Refusal.unless(
                state.phase() == Phase.NONE,
                ELECTION_EXISTS,
                () -> c.election() + " exists already.");
        return new ElectionCalled(
                c.election(),
                c.office(),
                c.term(),
                c.from(),
                c.to(),
                c.kind(),
                CharterRule.inForce(c.charterVersion(), c.on(), charters),
                c.on(),
                c.source());
    }

    static ElectionAnnulled annulled(
            ElectionState state, AnnulElection c, Resolutions resolutions) {
        Called called = state.called();
        state.notAnnulled();
        resolutions.adopted(c.authority(), c.on().effective());
        return new ElectionAnnulled(
                c.election(),
                called.office(),
                called.term(),
                state.winner(),
                c.authority(),
                c.reason(),
                c.on(),
                c.source());
    }

    /** What its office is told when an election is called. */
    static TermElectionOpened opened(CallElection c) {
        return new TermElectionOpened(
                c.office(), c.term(), c.election(), c.kind(), c.on(), c.source());
    }

    /** What its office is told of an election that has ended. */
    static TermElectionConcluded concluded(
            ElectionState state, ElectionConclusion conclusion, PresidencyCommand because) {
        Called called = state.called();
        return new TermElectionConcluded(
                called.office(),
                called.term(),
                called.election(),
                conclusion,
                state.winner(),
                because.on(),
                because.source());
    }
}
