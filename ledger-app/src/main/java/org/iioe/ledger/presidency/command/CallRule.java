package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_FILLED;
import static org.iioe.ledger.presidency.PresidencyRefusal.ELECTION_OPEN;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_VACANT;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether there is something to elect: one election at a time is open per office and term, a term
 * is filled once, and the rest of it when its holder left.
 */
final class CallRule {
    private final OfficeId office;
    private final TermId term;
    private final List<OfficeElection> elections;
    private final List<Incumbency> incumbencies;

    CallRule(OfficesState offices, OfficeId office, TermId term) {
        this.office = office;
        this.term = term;
        this.elections = offices.elections(office, term).toList();
        this.incumbencies =
                offices.incumbencies()
                        .of(office, term)
                        .filter(incumbency -> !incumbency.acting() && !annulled(incumbency))
                        .toList();
    }

    private boolean annulled(Incumbency incumbency) {
        return elections.stream()
                .filter(OfficeElection::annulled)
                .anyMatch(each -> each.election().equals(incumbency.election()));
    }

    /** What stands in the way of calling an election. */
    Optional<Refusal> call(ElectionKind kind) {
        return open().or(() -> kind == ElectionKind.ORDINARY ? filled() : notVacant());
    }

    /** What stands against a result that a source reports. */
    List<Refusal> report(ElectionId election) {
        return elections.stream().anyMatch(each -> each.election().equals(election))
                ? List.of()
                : Stream.concat(open().stream(), left() ? Stream.empty() : filled().stream())
                        .toList();
    }

    private Optional<Refusal> open() {
        return elections.stream()
                .filter(OfficeElection::open)
                .findFirst()
                .map(each ->
                        new Refusal(
                                ELECTION_OPEN,
                                "%s for the term %s of %s is under way."
                                        .formatted(each.election(), term, office)));
    }

    private Optional<Refusal> filled() {
        return incumbencies.isEmpty() && elections.stream().noneMatch(OfficeElection::filled)
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                ALREADY_FILLED,
                                "The term %s of %s is filled; its rest is filled by a by-election."
                                        .formatted(term, office)));
    }

    private Optional<Refusal> notVacant() {
        return vacated()
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                NOT_VACANT,
                                "Nobody left the term %s of %s.".formatted(term, office)));
    }

    /** Whether it was held, and nobody holds it further. */
    private boolean left() {
        return !incumbencies.isEmpty() && incumbencies.stream().allMatch(Incumbency::ended);
    }

    /** The same, or somebody was elected who never came to hold it. */
    private boolean vacated() {
        return left()
                || (incumbencies.isEmpty() && elections.stream().anyMatch(OfficeElection::filled));
    }
}
