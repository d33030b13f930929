package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.OTHER_TERM;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.presidency.CandidateVotes;
import org.iioe.ledger.presidency.ElectionCommand.RecordElectionResult;
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.command.ElectionState.Called;
import org.iioe.ledger.presidency.command.ElectionState.Phase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a result from a source as it is. What it names must be known; the rules that it breaks are
 * recorded with it.
 */
final class Reporting {
    private Reporting() {}

    static ElectionResultReported reported(
            ElectionState state,
            RecordElectionResult command,
            OfficeFacts offices,
            Organisations organisations,
            Meetings meetings,
            Charters charters,
            Eligibility eligibility) {
        if (state.phase() != Phase.NONE) {
            Called called = state.undecided();
            Refusal.unless(
                    called.office().equals(command.office())
                            && called.term().equals(command.term()),
                    OTHER_TERM,
                    () ->
                            "%s is for the term %s of %s."
                                    .formatted(command.election(), called.term(), called.office()));
        }
        named(command).forEach(organisations::get);
        meetings.requireConvened(command.meeting());
        return new ElectionResultReported(
                command.election(),
                command.office(),
                command.term(),
                command.from(),
                command.to(),
                command.winner(),
                command.meeting(),
                command.method(),
                command.votes(),
                command.roll(),
                RecordedException.of(broken(command, offices, charters, eligibility)),
                command.on(),
                command.source());
    }

    private static List<Refusal> broken(
            RecordElectionResult command,
            OfficeFacts offices,
            Charters charters,
            Eligibility eligibility) {
        LocalDate day = command.on().effective();
        ContestedTerm contested =
                new ContestedTerm(command.office(), command.term(), command.from());
        List<Refusal> broken =
                new ArrayList<>(
                        new CallRule(offices.state(), contested.office(), contested.term())
                                .report(command.election()));
        eligibility.standing(command.winner(), day).ifPresent(broken::add);
        charters.inForce(day)
                .flatMap(charter ->
                        eligibility.rotation(charter.rules(), contested, command.winner()))
                .ifPresent(broken::add);
        return broken;
    }

    private static List<OrganisationId> named(RecordElectionResult command) {
        List<OrganisationId> named = new ArrayList<>();
        named.add(command.winner());
        if (command.votes() != null) {
            command.votes().stream().map(CandidateVotes::candidate).forEach(named::add);
        }
        if (command.roll() != null) {
            named.addAll(command.roll());
        }
        return named;
    }
}
