package org.iioe.ledger.presidency.command;

import static org.iioe.ledger.charter.CharterRefusal.UNKNOWN_CHARTER_VERSION;
import static org.iioe.ledger.meetings.MeetingsRefusal.NOT_ADOPTED;
import static org.iioe.ledger.meetings.MeetingsRefusal.UNKNOWN_MEETING;
import static org.iioe.ledger.membership.MembershipRefusal.UNKNOWN_ORGANISATION;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.MeetingFacts;
import org.iioe.ledger.facts.Meetings;
import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.OrganisationFacts;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.ResolutionFacts;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.TermElectionConcluded;
import org.iioe.ledger.presidency.TermElectionOpened;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What elections and offices decide on, for decisions that are tested without a store: members
 * {@code m01} and so on, one meeting, one resolution, a charter, and offices that only note what is
 * entered.
 */
final class GivenNetwork
        implements Members,
                MemberRegisterFacts,
                Organisations,
                Charters,
                Meetings,
                Resolutions,
                OfficeFacts,
                OfficeRegister {
    private final SortedSet<OrganisationId> members = new TreeSet<>(Ids.ORDER);
    private final Set<OrganisationId> left = new HashSet<>();
    private final Set<OrganisationId> suspended = new HashSet<>();
    private final Map<OrganisationId, String> countries = new HashMap<>();
    private final List<CharterVersion> versions = new ArrayList<>();
    private Set<OrganisationId> present = Set.of();
    private boolean sitting = true;
    private boolean voting = true;
    private OfficesState offices = OfficesState.NONE;
    final List<OfficeEvent> entered = new ArrayList<>();

    /** A network of so many members, under a charter of which nothing is known. */
    static GivenNetwork of(int members) {
        GivenNetwork network = new GivenNetwork();
        for (int i = 1; i <= members; i++) {
            network.members.add(Acts.member(i));
        }
        return network.under(CharterRules.unknown());
    }

    GivenNetwork under(CharterRules rules) {
        versions.clear();
        versions.add(new CharterVersion(1, LocalDate.parse("2019-12-01"), rules));
        return this;
    }

    GivenNetwork without(OrganisationId member) {
        left.add(member);
        return this;
    }

    GivenNetwork suspended(OrganisationId member) {
        suspended.add(member);
        return this;
    }

    GivenNetwork in(String country, OrganisationId member) {
        countries.put(member, country);
        return this;
    }

    GivenNetwork present(int... numbers) {
        present = new HashSet<>();
        for (int number : numbers) {
            present.add(Acts.member(number));
        }
        return this;
    }

    GivenNetwork notSitting() {
        sitting = false;
        return this;
    }

    /** All members are of a class without a vote. */
    GivenNetwork withoutVotes() {
        voting = false;
        return this;
    }

    GivenNetwork offices(OfficeEvent... events) {
        for (OfficeEvent event : events) {
            offices = offices.after(event);
        }
        return this;
    }

    /** Gives handlers what they take. */
    <T> FixtureConfiguration<T> into(FixtureConfiguration<T> fixture) {
        Eligibility eligibility = new Eligibility(this, this, this);
        List.of(this, eligibility).forEach(fixture::registerInjectableResource);
        return fixture;
    }

    @Override
    public MemberRegisterFacts register() {
        return this;
    }

    @Override
    public boolean isMember(OrganisationId organisation, LocalDate on) {
        return members.contains(organisation) && !left.contains(organisation);
    }

    @Override
    public boolean mayVote(OrganisationId organisation, LocalDate on, CharterRules rules) {
        return voting && inGoodStanding(organisation, on);
    }

    @Override
    public boolean inGoodStanding(OrganisationId organisation, LocalDate on) {
        return isMember(organisation, on) && !suspended.contains(organisation);
    }

    @Override
    public SortedSet<OrganisationId> entitled(LocalDate on, CharterRules rules) {
        SortedSet<OrganisationId> entitled = new TreeSet<>(members);
        entitled.removeIf(member -> !mayVote(member, on, rules));
        return entitled;
    }

    @Override
    public Optional<OrganisationFacts> find(OrganisationId organisation) {
        return members.contains(organisation)
                ? Optional.of(
                        new OrganisationFacts(
                                organisation,
                                organisation.value(),
                                countries.get(organisation),
                                false))
                : Optional.empty();
    }

    @Override
    public OrganisationFacts get(OrganisationId organisation) {
        return find(organisation)
                .orElseThrow(() ->
                        new Refusal(UNKNOWN_ORGANISATION, "There is no " + organisation + "."));
    }

    @Override
    public Optional<CharterVersion> inForce(LocalDate on) {
        return versions.stream().filter(version -> !on.isBefore(version.from())).findFirst();
    }

    @Override
    public CharterVersion version(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(UNKNOWN_CHARTER_VERSION, "There is no " + number + "."));
    }

    @Override
    public MeetingFacts get(MeetingId meeting) {
        Refusal.unless(meeting.equals(Acts.MEETING), UNKNOWN_MEETING, "There is no " + meeting);
        return new MeetingFacts(meeting, sitting, present);
    }

    @Override
    public ResolutionFacts get(ResolutionId resolution) {
        return adopted(resolution, LocalDate.MAX);
    }

    @Override
    public ResolutionFacts adopted(ResolutionId resolution, LocalDate on) {
        Refusal.unless(resolution.equals(Acts.RESOLUTION), NOT_ADOPTED, resolution + " is a draft");
        return new ResolutionFacts(resolution, on, null, List.of(), Set.of());
    }

    @Override
    public OfficesState state() {
        return offices;
    }

    @Override
    public void open(TermElectionOpened opened) {
        entered.add(opened);
    }

    @Override
    public void conclude(TermElectionConcluded concluded) {
        entered.add(concluded);
    }

    @Override
    public void annul(TermElectionConcluded annulled, @Nullable String reason) {
        entered.add(annulled);
    }
}
