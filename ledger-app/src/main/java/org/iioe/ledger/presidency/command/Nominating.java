package org.iioe.ledger.presidency.command;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.presidency.CandidacyCommand.AcceptNomination;
import org.iioe.ledger.presidency.CandidacyCommand.NominateCandidate;
import org.iioe.ledger.presidency.CandidacyCommand.RejectNomination;
import org.iioe.ledger.presidency.CandidacyCommand.WithdrawCandidacy;
import org.iioe.ledger.presidency.CandidacyLapsed;
import org.iioe.ledger.presidency.CandidacyWithdrawn;
import org.iioe.ledger.presidency.CandidateNominated;
import org.iioe.ledger.presidency.NominationAccepted;
import org.iioe.ledger.presidency.NominationRejected;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.iioe.ledger.presidency.command.ElectionState.Phase;

import java.util.Optional;

/** Decides on who stands in an election. */
final class Nominating {
    private Nominating() {}

    static CandidateNominated nominated(
            ElectionState state, NominateCandidate c, Charters charters, Eligibility eligibility) {
        Called called = state.nominating(c.on());
        state.candidacies().mayBeNominated(c.candidate());
        CharterRules rules = charters.version(called.charterVersion()).rules();
        eligibility.requireGoodStanding(c.candidate(), c.on());
        eligibility.requireTurn(rules, called.contested(), c.candidate());
        if (c.nominator() != null) {
            eligibility.requireGoodStanding(c.nominator(), c.on());
        }
        return new CandidateNominated(
                c.election(), called.office(), c.candidate(), c.nominator(), c.on(), c.source());
    }

    static NominationAccepted accepted(
            ElectionState state, AcceptNomination c, Eligibility eligibility) {
        Called called = state.nominating(c.on());
        state.candidacies().mayAccept(c.candidate());
        eligibility.requireGoodStanding(c.candidate(), c.on());
        return new NominationAccepted(
                c.election(), called.office(), c.candidate(), c.on(), c.source());
    }

    static CandidacyWithdrawn withdrawn(ElectionState state, WithdrawCandidacy c) {
        Called called = state.betweenBallots(c.on());
        state.candidacies().mayLeave(c.candidate());
        return new CandidacyWithdrawn(
                c.election(), called.office(), c.candidate(), c.reason(), c.on(), c.source());
    }

    static NominationRejected rejected(ElectionState state, RejectNomination c) {
        Called called = state.nominating(c.on());
        state.candidacies().mayLeave(c.candidate());
        return new NominationRejected(
                c.election(),
                called.office(),
                c.candidate(),
                c.rule(),
                c.reason(),
                c.on(),
                c.source());
    }

    /** A member that left stands no more. Its own candidacy ends; nothing else changes. */
    static Optional<CandidacyLapsed> lapsed(
            ElectionState state, OrganisationId member, LedgerCommand because) {
        if (state.phase() == Phase.DECIDED
                || state.phase() == Phase.ANNULLED
                || !state.candidacies().lives(member)) {
            return Optional.empty();
        }
        Called called = state.called();
        return Optional.of(
                new CandidacyLapsed(
                        called.election(),
                        called.office(),
                        member,
                        because.on(),
                        because.source()));
    }
}
