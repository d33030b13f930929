package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_THE_ONLY_CANDIDATE;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_CANDIDATES;
import static org.iioe.ledger.presidency.PresidencyRefusal.NO_QUORUM;
import static org.iioe.ledger.presidency.PresidencyRefusal.OBJECTED;

import org.iioe.ledger.Fraction;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.presidency.BallotCommand.DeclareByAcclamation;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;

/** Who is elected without a ballot: one candidate alone, when nobody objects. */
@Component
final class Acclamation {
    private final BallotOpening opening;
    private final Charters charters;
    private final Organisations organisations;

    Acclamation(BallotOpening opening, Charters charters, Organisations organisations) {
        this.opening = opening;
        this.charters = charters;
        this.organisations = organisations;
    }

    /**
     * @param candidates who accepted a nomination and is in the field
     * @throws Refusal when there is a choice, somebody objects, or too few are there
     */
    OrganisationId winner(
            DeclareByAcclamation command, Called election, List<OrganisationId> candidates) {
        organisations.get(command.presider());
        LocalDate day = command.on().effective();
        List<OrganisationId> eligible = opening.eligible(candidates, day);
        Refusal.unless(
                !eligible.isEmpty(),
                NO_CANDIDATES,
                () -> "Nobody in good standing stands in %s.".formatted(election.election()));
        Refusal.unless(
                eligible.size() == 1,
                NOT_THE_ONLY_CANDIDATE,
                () -> "%s stand.".formatted(eligible));
        Refusal.unless(
                command.objections().isEmpty(),
                OBJECTED,
                () -> "%s objected; hold a ballot.".formatted(command.objections()));
        checkQuorum(command, election, day);
        return eligible.getFirst();
    }

    private void checkQuorum(DeclareByAcclamation command, Called election, LocalDate day) {
        CharterVersion charter = charters.version(election.charterVersion());
        List<OrganisationId> roll = opening.roll(day, charter);
        List<OrganisationId> present = opening.present(command.meeting(), roll);
        Fraction quorum = charter.rules().quorum();
        Refusal.unless(
                present == null || quorum == null || quorum.reachedBy(present.size(), roll.size()),
                NO_QUORUM,
                () ->
                        "%s of %s members are there; the quorum is %s."
                                .formatted(
                                        present == null ? 0 : present.size(), roll.size(), quorum));
    }
}
