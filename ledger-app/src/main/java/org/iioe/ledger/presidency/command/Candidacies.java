package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_ACCEPTED;
import static org.iioe.ledger.presidency.PresidencyRefusal.ALREADY_NOMINATED;
import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_STANDING;
import static org.iioe.ledger.presidency.PresidencyRefusal.UNKNOWN_CANDIDATE;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.Set;
import java.util.stream.Collectors;

/** Who was nominated in an election, and what became of each, by id. Immutable. */
record Candidacies(PSortedMap<OrganisationId, Standing> standings) {
    static final Candidacies NONE = new Candidacies(TreePMap.empty(Ids.ORDER));

    /** How far a candidacy has come. */
    enum Standing {
        NOMINATED,
        STANDING,
        WITHDRAWN,
        REJECTED,
        LAPSED
    }

    Candidacies with(OrganisationId candidate, Standing standing) {
        return new Candidacies(standings.plus(candidate, standing));
    }

    /** Who accepted a nomination and stands. */
    Set<OrganisationId> standing() {
        return standings.entrySet().stream()
                .filter(entry -> entry.getValue() == Standing.STANDING)
                .map(entry -> entry.getKey())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it was nominated or stands, and nothing ended that. */
    boolean lives(OrganisationId candidate) {
        Standing now = standings.get(candidate);
        return now == Standing.NOMINATED || now == Standing.STANDING;
    }

    void mayBeNominated(OrganisationId candidate) {
        Standing now = standings.get(candidate);
        Refusal.unless(
                now == null,
                ALREADY_NOMINATED,
                () -> "%s was nominated before; it is %s.".formatted(candidate, words(now)));
    }

    void mayAccept(OrganisationId candidate) {
        mayLeave(candidate);
        Refusal.unless(
                standings.get(candidate) == Standing.NOMINATED,
                ALREADY_ACCEPTED,
                candidate + " has accepted already.");
    }

    void mayLeave(OrganisationId candidate) {
        Standing now = standings.get(candidate);
        Refusal.unless(now != null, UNKNOWN_CANDIDATE, candidate + " was not nominated.");
        Refusal.unless(
                lives(candidate), NOT_STANDING, () -> "%s is %s.".formatted(candidate, words(now)));
    }

    private static String words(@org.jspecify.annotations.Nullable Standing standing) {
        return switch (standing) {
            case null -> "unknown";
            case NOMINATED -> "nominated";
            case STANDING -> "standing";
            case WITHDRAWN -> "withdrawn";
            case REJECTED -> "rejected";
            case LAPSED -> "a member no more";
        };
    }
}
