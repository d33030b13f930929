package org.iioe.ledger.funding.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.iioe.ledger.Fraction;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
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
import org.iioe.ledger.store.Fixtures;
import org.iioe.ledger.store.RefusalMatcher;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A fund in the framework's fixture, given what was done before. What was done was done by
 * secretary; what is tried is tried by approver, for nobody, unless told otherwise.
 */
final class FundRules {
    private final List<Object> given = new ArrayList<>();
    private CharterRules charter = rules(null, null, null);
    private String actor = "approver";
    private @Nullable String onBehalfOf;
    private LocalDate memberUntil = LocalDate.MAX;

    private FundRules() {}

    /** A fund in CNY. */
    static FundRules given(LedgerCommand... before) {
        return in("CNY", before);
    }

    /** A fund in a currency. */
    static FundRules in(String currency, LedgerCommand... before) {
        FundRules rules = new FundRules();
        rules.given.add(as("secretary", null, FundActs.establish(currency)));
        return rules.and("secretary", before);
    }

    /** What somebody did after that. */
    FundRules and(String by, LedgerCommand... more) {
        for (LedgerCommand command : more) {
            given.add(as(by, null, command));
        }
        return this;
    }

    /** What a charter says. */
    FundRules under(
            @Nullable Money delegatedLimit,
            @Nullable Boolean overAllocation,
            @Nullable Fraction overheadCap) {
        charter = rules(delegatedLimit, overAllocation, overheadCap);
        return this;
    }

    /** Who tries. */
    FundRules by(String who, @Nullable String forWhom) {
        actor = who;
        onBehalfOf = forWhom;
        return this;
    }

    /** The recipient is a member before that day only. */
    FundRules memberUntil(String day) {
        memberUntil = LocalDate.parse(day);
        return this;
    }

    /** Takes it, and nothing is wrong with it. */
    void accepts(LedgerCommand command) {
        tried(command)
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(excepting(List.of()));
    }

    /** Records it, since it happened, with what is wrong with it. */
    void records(RefusalCode exception, LedgerCommand command) {
        records(List.of(exception), command);
    }

    /** Records it, since it happened, with all that is wrong with it. */
    void records(List<RefusalCode> exceptions, LedgerCommand command) {
        tried(command)
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(
                        excepting(exceptions.stream().map(RefusalCode::name).toList()));
    }

    /** Refuses it. */
    void refuses(RefusalCode code, LedgerCommand command) {
        tried(command).expectNoEvents().expectException(RefusalMatcher.refusal(code));
    }

    private ResultValidator<Fund> tried(LedgerCommand command) {
        FixtureConfiguration<Fund> fixture =
                Fixtures.of(Fund.class)
                        .registerInjectableResource(members())
                        .registerInjectableResource(organisations())
                        .registerInjectableResource(charters())
                        .registerInjectableResource(resolutions())
                        .registerCommandHandlerInterceptor((unit, chain) -> {
                            unit.registerCorrelationDataProvider(
                                    new SimpleCorrelationDataProvider("actor"));
                            return chain.proceed();
                        });
        // It compares children by identity; decisions are pure functions, so nothing is lost.
        fixture.setReportIllegalStateChange(false);
        TestExecutor<Fund> executor = fixture.givenCommands(given);
        return executor.when(as(actor, onBehalfOf, command));
    }

    private static Object as(String who, @Nullable String forWhom, LedgerCommand command) {
        MetaData metadata = MetaData.with("actor", who);
        return new GenericCommandMessage<>(
                command, forWhom == null ? metadata : metadata.and("onbehalfof", forWhom));
    }

    private static CustomTypeSafeMatcher<List<EventMessage<?>>> excepting(List<String> rules) {
        return new CustomTypeSafeMatcher<>("one event with the exceptions " + rules) {
            @Override
            protected boolean matchesSafely(List<EventMessage<?>> events) {
                assertThat(events).hasSize(1);
                assertThat(
                                // A decision has none.
                                events.getFirst().getPayload() instanceof RecordedFact fact
                                        ? fact.exceptions()
                                        : List.<RecordedException>of())
                        .extracting(RecordedException::rule)
                        .isEqualTo(rules);
                return true;
            }
        };
    }

    private static CharterRules rules(
            @Nullable Money delegatedLimit,
            @Nullable Boolean overAllocation,
            @Nullable Fraction overheadCap) {
        return new CharterRules(
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
                delegatedLimit,
                overAllocation,
                overheadCap);
    }

    private Members members() {
        return () ->
                new MemberRegisterFacts() {
                    @Override
                    public boolean isMember(OrganisationId organisation, LocalDate on) {
                        return organisation.equals(FundActs.MEMBER) && on.isBefore(memberUntil);
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
                        return new TreeSet<>();
                    }
                };
    }

    private static Organisations organisations() {
        return new Organisations() {
            @Override
            public Optional<OrganisationFacts> find(OrganisationId id) {
                return Optional.of(new OrganisationFacts(id, id.value(), null, false));
            }

            @Override
            public OrganisationFacts get(OrganisationId id) {
                return find(id).orElseThrow();
            }
        };
    }

    private Charters charters() {
        CharterVersion version = new CharterVersion(1, LocalDate.of(2019, 12, 1), charter);
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

    private static Resolutions resolutions() {
        return new Resolutions() {
            @Override
            public ResolutionFacts get(ResolutionId resolution) {
                return new ResolutionFacts(
                        resolution, LocalDate.of(2020, 1, 1), null, List.of(), Set.of());
            }

            @Override
            public ResolutionFacts adopted(ResolutionId resolution, LocalDate on) {
                Refusal.unless(
                        resolution.equals(FundActs.ADOPTED),
                        MeetingsRefusal.NOT_ADOPTED,
                        resolution + " is not adopted.");
                return get(resolution);
            }
        };
    }
}
