package org.iioe.ledger.contributions.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.facts.OrganisationFacts;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.facts.ResolutionFacts;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.iioe.ledger.membership.MembershipRefusal;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What other domains say in these tests. */
final class Facts {
    private static final Set<OrganisationId> REGISTERED =
            Set.of(Acts.DONOR, Acts.OTHER_DONOR, Acts.VALUER, Acts.A, Acts.B, Acts.NO_MEMBER);

    private Facts() {}

    /** The organisations of {@link Acts}. */
    static Organisations organisations() {
        return new Organisations() {
            @Override
            public Optional<OrganisationFacts> find(OrganisationId id) {
                return REGISTERED.contains(id)
                        ? Optional.of(new OrganisationFacts(id, id.value(), null, false))
                        : Optional.empty();
            }

            @Override
            public OrganisationFacts get(OrganisationId id) {
                return find(id).orElseThrow(() ->
                        new Refusal(
                                MembershipRefusal.UNKNOWN_ORGANISATION, "There is no " + id + "."));
            }
        };
    }

    /** Universities a and b are members since 4 May 2020. */
    static Members members() {
        SortedSet<OrganisationId> none = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
        return () ->
                new MemberRegisterFacts() {
                    @Override
                    public boolean isMember(OrganisationId organisation, LocalDate on) {
                        return Set.of(Acts.A, Acts.B).contains(organisation)
                                && !on.isBefore(Acts.ON.effective());
                    }

                    @Override
                    public boolean mayVote(
                            OrganisationId organisation, LocalDate on, CharterRules rules) {
                        return isMember(organisation, on);
                    }

                    @Override
                    public boolean inGoodStanding(OrganisationId organisation, LocalDate on) {
                        return isMember(organisation, on);
                    }

                    @Override
                    public SortedSet<OrganisationId> entitled(LocalDate on, CharterRules rules) {
                        return none;
                    }
                };
    }

    /** One version of the charter that says this, and nothing else, of over-allocation. */
    static Charters charters(@Nullable Boolean overAllocation) {
        CharterRules rules =
                new CharterRules(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        overAllocation,
                        null);
        CharterVersion version = new CharterVersion(1, LocalDate.of(2019, 12, 1), rules);
        return new Charters() {
            @Override
            public Optional<CharterVersion> inForce(LocalDate on) {
                return Optional.of(version);
            }

            @Override
            public CharterVersion version(int number) {
                return version;
            }
        };
    }

    /** Resolutions of which {@link Acts#ADOPTED} is the only one. */
    static Resolutions resolutions() {
        return new Resolutions() {
            @Override
            public ResolutionFacts get(ResolutionId resolution) {
                return new ResolutionFacts(
                        resolution, LocalDate.of(2020, 1, 1), null, List.of(), Set.of());
            }

            @Override
            public ResolutionFacts adopted(ResolutionId resolution, LocalDate on) {
                Refusal.unless(
                        resolution.equals(Acts.ADOPTED),
                        MeetingsRefusal.NOT_ADOPTED,
                        resolution + " is not adopted.");
                return get(resolution);
            }
        };
    }
}
