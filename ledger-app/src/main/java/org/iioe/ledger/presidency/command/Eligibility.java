package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.presidency.PresidencyRefusal.NOT_IN_GOOD_STANDING;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.OrganisationFacts;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.presidency.TermId;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who can be elected: members in good standing whose turn it is. */
@Component
final class Eligibility {
    private final Members members;
    private final Organisations organisations;
    private final OfficeFacts offices;

    Eligibility(Members members, Organisations organisations, OfficeFacts offices) {
        this.members = members;
        this.organisations = organisations;
        this.offices = offices;
    }

    boolean inGoodStanding(OrganisationId member, LocalDate day) {
        return members.register().inGoodStanding(member, day);
    }

    /** What stands in the way of a candidate or holder that is not in good standing on a day. */
    Optional<Refusal> standing(OrganisationId member, LocalDate day) {
        organisations.get(member);
        return inGoodStanding(member, day)
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                NOT_IN_GOOD_STANDING,
                                "%s is no member in good standing on %s.".formatted(member, day)));
    }

    /**
     * Refuses who is not in good standing on the day of an act.
     *
     * @throws Refusal NOT_IN_GOOD_STANDING
     */
    void requireGoodStanding(OrganisationId member, Edtf on) {
        standing(member, on.effective()).ifPresent(Eligibility::refuse);
    }

    /**
     * Refuses a candidate whose turn it is not.
     *
     * @throws Refusal COOLING_OFF or REGION_NOT_DUE
     */
    void requireTurn(CharterRules rules, ContestedTerm contested, OrganisationId candidate) {
        rotation(rules, contested, candidate).ifPresent(Eligibility::refuse);
    }

    private static void refuse(Refusal refusal) {
        throw refusal;
    }

    /** What stands in the way of a candidate whose turn it is not. */
    Optional<Refusal> rotation(
            CharterRules rules, ContestedTerm contested, OrganisationId candidate) {
        return RotationRule.of(rules, heldBefore(contested))
                .check(candidate, organisations.get(candidate).country());
    }

    /** The office's other terms; where the first day of this is known, only those before it. */
    private List<RotationRule.Held> heldBefore(ContestedTerm contested) {
        LocalDate first = contested.from() == null ? null : contested.from().earliest();
        Map<TermId, Set<OrganisationId>> terms = new LinkedHashMap<>();
        for (Incumbency incumbency :
                offices.state().incumbencies().of(contested.office()).toList()) {
            if (!incumbency.term().equals(contested.term())
                    && !incumbency.acting()
                    && incumbency.began()
                    && (first == null || incumbency.first().isBefore(first))) {
                terms.computeIfAbsent(incumbency.term(), term -> new LinkedHashSet<>())
                        .addAll(incumbency.holders());
            }
        }
        List<RotationRule.Held> held = new ArrayList<>();
        terms.forEach((term, holders) ->
                held.add(new RotationRule.Held(term, holders, countries(holders))));
        return held;
    }

    private Set<String> countries(Set<OrganisationId> holders) {
        return holders.stream()
                .map(organisations::find)
                .flatMap(Optional::stream)
                .map(OrganisationFacts::country)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
