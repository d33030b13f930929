package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_THE_ONLY_CANDIDATE;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_QUORUM;
import static org.iioe.ledger.presidency.PresidencyRefusal.OBJECTED;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.QuorumRule;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.presidency.BallotCommand.DeclareByAcclamation;
import org.iioe.ledger.presidency.ElectedByAcclamation;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Decides who is elected without a ballot: one candidate alone, when nobody objects. */
final class Acclaiming {
    private Acclaiming() {}

    static ElectedByAcclamation acclaimed(
            ElectionState state,
            DeclareByAcclamation c,
            Members members,
            Charters charters,
            Meetings meetings,
            Organisations organisations) {
        Called called = state.betweenBallots(c.on());
        organisations.get(c.presider());
        LocalDate day = c.on().effective();
        List<OrganisationId> eligible = Electorate.eligible(state, members, day);
        Refusal.unless(
                eligible.size() == 1,
                NOT_THE_ONLY_CANDIDATE,
                () -> "%s stand.".formatted(eligible));
        Refusal.unless(
                c.objections().isEmpty(),
                OBJECTED,
                () -> "%s objected; hold a ballot.".formatted(c.objections()));
        CharterVersion charter = charters.version(called.charterVersion());
        List<OrganisationId> roll = Electorate.roll(members, day, charter);
        List<OrganisationId> present = Electorate.present(c.meeting(), roll, meetings);
        if (present != null) {
            requireQuorum(charter.rules().quorum(), present.size(), roll.size());
        }
        return new ElectedByAcclamation(
                c.election(),
                called.office(),
                called.term(),
                eligible.getFirst(),
                c.presider(),
                c.meeting(),
                called.charterVersion(),
                c.on(),
                c.source());
    }

    private static void requireQuorum(@Nullable Fraction quorum, int there, int roll) {
        Refusal.unless(
                !Boolean.FALSE.equals(QuorumRule.reached(quorum, there, roll)),
                NO_QUORUM,
                () ->
                        "%s of %s members are there; the quorum is %s."
                                .formatted(there, roll, quorum));
    }
}
