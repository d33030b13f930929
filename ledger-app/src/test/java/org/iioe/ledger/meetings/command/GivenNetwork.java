package org.iioe.ledger.meetings.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.OrganisationFacts;
import org.iioe.ledger.facts.Organisations;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A network of members and rules, for decisions that are tested without a store. */
final class GivenNetwork implements Members, Charters, Organisations, MemberRegisterFacts {
    private final SortedSet<OrganisationId> entitled =
            new TreeSet<>(Comparator.comparing(OrganisationId::value));
    private final Set<OrganisationId> left = new HashSet<>();
    private @Nullable CharterVersion charter;

    /** A network of so many members: {@code m01}, {@code m02} and so on. */
    static GivenNetwork of(int members) {
        GivenNetwork network = new GivenNetwork();
        for (int i = 1; i <= members; i++) {
            network.entitled.add(member(i));
        }
        return network;
    }

    static OrganisationId member(int number) {
        return new OrganisationId("m%02d".formatted(number));
    }

    GivenNetwork under(CharterRules rules) {
        charter = new CharterVersion(1, LocalDate.parse("2019-12-01"), rules);
        return this;
    }

    GivenNetwork without(OrganisationId member) {
        left.add(member);
        return this;
    }

    @Override
    public MemberRegisterFacts register() {
        return this;
    }

    @Override
    public boolean isMember(OrganisationId organisation, LocalDate on) {
        return entitled.contains(organisation) && !left.contains(organisation);
    }

    @Override
    public boolean mayVote(OrganisationId organisation, LocalDate on, CharterRules rules) {
        return isMember(organisation, on);
    }

    @Override
    public boolean inGoodStanding(OrganisationId organisation, LocalDate on) {
        return isMember(organisation, on);
    }

    @Override
    public SortedSet<OrganisationId> entitled(LocalDate on, CharterRules rules) {
        return entitled;
    }

    @Override
    public Optional<CharterVersion> inForce(LocalDate on) {
        return Optional.ofNullable(charter).filter(version -> !on.isBefore(version.from()));
    }

    @Override
    public CharterVersion version(int number) {
        return Objects.requireNonNull(charter);
    }

    @Override
    public Optional<OrganisationFacts> find(OrganisationId organisation) {
        return Optional.of(new OrganisationFacts(organisation, organisation.value(), null, false));
    }

    @Override
    public OrganisationFacts get(OrganisationId organisation) {
        return find(organisation).orElseThrow();
    }
}
