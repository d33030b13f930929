package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.COOLING_OFF;
import static org.iioe.ledger.presidency.PresidencyRefusal.REGION_NOT_DUE;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.charter.CharterRules.Region;
import org.iioe.ledger.presidency.TermId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whose turn it is (the charter's {@code coolingOffTerms} and {@code regions}). A rule that is
 * unknown forbids nothing; nor does a country that is unknown, or that lies in no region.
 *
 * @param coolingOffTerms terms that must pass before a holder stands again, or null
 * @param regions the regions among which the office rotates, or null
 * @param held the terms before the one to be filled, in their order
 */
record RotationRule(
        @Nullable Integer coolingOffTerms, @Nullable List<Region> regions, List<Held> held) {

    /**
     * A term that was held.
     *
     * @param holders by whom, one after the other or together
     * @param countries theirs, as far as known
     */
    record Held(TermId term, Set<OrganisationId> holders, Set<String> countries) {}

    static RotationRule of(CharterRules rules, List<Held> held) {
        return new RotationRule(rules.coolingOffTerms(), rules.regions(), held);
    }

    /** What stands in a candidate's way. */
    Optional<Refusal> check(OrganisationId candidate, @Nullable String country) {
        return coolingOff(candidate).or(() -> region(candidate, country));
    }

    private Optional<Refusal> coolingOff(OrganisationId candidate) {
        if (coolingOffTerms == null) {
            return Optional.empty();
        }
        for (int passed = 0; passed < Math.min(coolingOffTerms, held.size()); passed++) {
            Held term = held.get(held.size() - 1 - passed);
            if (term.holders().contains(candidate)) {
                return Optional.of(
                        new Refusal(
                                COOLING_OFF,
                                "%s held the term %s; %s of %s terms have passed since."
                                        .formatted(
                                                candidate, term.term(), passed, coolingOffTerms)));
            }
        }
        return Optional.empty();
    }

    /** With n regions, one has its turn again when n - 1 terms of others have passed. */
    private Optional<Refusal> region(OrganisationId candidate, @Nullable String country) {
        Region own = regionOf(country);
        if (own == null || regions == null) {
            return Optional.empty();
        }
        int others = Math.min(regions.size() - 1, held.size());
        return held.subList(held.size() - others, held.size()).stream()
                .filter(term ->
                        term.countries().stream()
                                .map(this::regionOf)
                                .filter(Objects::nonNull)
                                .anyMatch(own::equals))
                .findFirst()
                .map(term ->
                        new Refusal(
                                REGION_NOT_DUE,
                                "%s lies in %s, which held the term %s; of %s regions the others come first."
                                        .formatted(
                                                candidate,
                                                own.name(),
                                                term.term(),
                                                regions.size())));
    }

    private @Nullable Region regionOf(@Nullable String country) {
        if (country == null || regions == null) {
            return null;
        }
        return regions.stream()
                .filter(region -> region.countries().contains(country))
                .findFirst()
                .orElse(null);
    }
}
