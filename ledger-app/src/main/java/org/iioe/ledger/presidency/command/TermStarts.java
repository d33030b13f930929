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
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says who starts a term, until when, and by what right. A term that follows from a reported result
 * is a fact: what is wrong with it is recorded, and does not keep it out.
 */
@Component
final class TermStarts {
    private final Charters charters;
    private final Eligibility eligibility;

    TermStarts(Charters charters, Eligibility eligibility) {
        this.charters = charters;
        this.eligibility = eligibility;
    }

    TermStarted start(StartTerm command, OfficesState offices) {
        OfficeElection contest = contest(command, offices);
        List<OrganisationId> holders = holders(command, contest);
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
        boolean reported = contest != null && contest.reported();
        if (!broken.isEmpty() && !reported) {
            throw broken.getFirst();
        }
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
    private static @Nullable OfficeElection contest(StartTerm command, OfficesState offices) {
        ElectionId election = command.election();
        if (election == null) {
            return null;
        }
        OfficeElection contest =
                offices.contest(election)
                        .orElseThrow(() ->
                                new Refusal(
                                        UNKNOWN_ELECTION,
                                        "There is no election " + election + "."));
        Refusal.unless(
                contest.filled() && contest.of(command.office(), command.term()),
                NOT_ELECTED,
                () ->
                        "%s did not fill the term %s of %s."
                                .formatted(election, command.term(), command.office()));
        Refusal.unless(
                !offices.tenures().elections().contains(election),
                ALREADY_STARTED,
                () -> "The term that %s filled was started before.".formatted(election));
        return contest;
    }

    private static List<OrganisationId> holders(
            StartTerm command, @Nullable OfficeElection contest) {
        List<OrganisationId> named = command.holders();
        if (contest == null || contest.winner() == null) {
            return named == null ? List.of() : named;
        }
        List<OrganisationId> elected = List.of(contest.winner());
        Refusal.unless(
                named == null || named.equals(elected),
                HOLDER_NOT_ELECTED,
                () -> "%s was elected in %s.".formatted(contest.winner(), contest.election()));
        return elected;
    }
}
