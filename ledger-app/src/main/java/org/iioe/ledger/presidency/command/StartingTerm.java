package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_STARTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.HOLDER_NOT_ELECTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_ELECTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_ELECTION;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.TermCommand.StartTerm;
import org.iioe.ledger.presidency.TermStarted;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides who starts a term, until when, and by what right. A term that follows from a reported
 * result is a fact: what is wrong with it is recorded, and does not keep it out.
 */
final class StartingTerm {
    private StartingTerm() {}

    static TermStarted started(
            OfficesState state, StartTerm command, Charters charters, Eligibility eligibility) {
        OfficeElection election = election(command, state);
        List<OrganisationId> holders = holders(command, election);
        Integer months =
                charters.inForce(command.on().effective())
                        .map(charter -> charter.rules().termMonths())
                        .orElse(null);
        Edtf to = command.to() == null ? TermLength.end(months, command.from()) : command.to();
        List<Refusal> broken =
                Stream.concat(
                                holders.stream()
                                        .map(holder ->
                                                eligibility.standing(
                                                        holder, command.on().effective())),
                                Stream.of(TermLength.check(months, command.from(), to)))
                        .flatMap(Optional::stream)
                        .toList();
        boolean reported = election != null && election.reported();
        if (!broken.isEmpty() && !reported) {
            throw broken.getFirst();
        }
        state.requireNobody(
                command.office(),
                OfficesState.first(command.from()),
                to == null ? null : to.latest());
        return new TermStarted(
                command.office(),
                command.term(),
                holders,
                command.from(),
                to,
                command.election(),
                reported,
                RecordedException.of(broken),
                command.on(),
                command.source());
    }

    /** The election that filled the term, or null where none is named. */
    private static @Nullable OfficeElection election(StartTerm command, OfficesState state) {
        ElectionId id = command.election();
        if (id == null) {
            return null;
        }
        OfficeElection election =
                state.election(id)
                        .orElseThrow(() ->
                                new Refusal(UNKNOWN_ELECTION, "There is no election " + id + "."));
        Refusal.unless(
                election.filled() && election.of(command.office(), command.term()),
                NOT_ELECTED,
                () ->
                        "%s did not fill the term %s of %s."
                                .formatted(id, command.term(), command.office()));
        Refusal.unless(
                !state.incumbencies().elections().contains(id),
                ALREADY_STARTED,
                () -> "The term that %s filled was started before.".formatted(id));
        return election;
    }

    private static List<OrganisationId> holders(
            StartTerm command, @Nullable OfficeElection election) {
        List<OrganisationId> named = command.holders();
        if (election == null || election.winner() == null) {
            return named == null ? List.of() : named;
        }
        List<OrganisationId> elected = List.of(election.winner());
        Refusal.unless(
                named == null || named.equals(elected),
                HOLDER_NOT_ELECTED,
                () -> "%s was elected in %s.".formatted(election.winner(), election.election()));
        return elected;
    }
}
