package org.iioe.ledger.charter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.charter.CharterRefusal.BEFORE_ITS_RESOLUTION;
import static org.iioe.ledger.charter.CharterRefusal.BEFORE_PREVIOUS_VERSION;
import static org.iioe.ledger.charter.CharterRefusal.CHARTER_EXISTS;
import static org.iioe.ledger.charter.CharterRefusal.UNKNOWN_CHARTER_VERSION;
import static org.iioe.ledger.store.RefusalMatcher.refusal;
import static org.iioe.ledger.store.RefusalMatcher.refused;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.iioe.ledger.Edtf;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.ResolutionId;
import org.iioe.ledger.Source;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterBasis;
import org.iioe.ledger.charter.CharterCommand;
import org.iioe.ledger.charter.CharterCommand.AmendCharter;
import org.iioe.ledger.charter.CharterCommand.EstablishCharter;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.ResolutionFacts;
import org.iioe.ledger.facts.Resolutions;
import org.iioe.ledger.store.Fixtures;
import org.iioe.ledger.store.GivenStreams;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class CharterTest {
    private static final Source SOURCE = new Source("Minutes", Source.Certainty.STATED);
    private static final ResolutionId RESOLUTION = new ResolutionId("resolution-1");
    private static final CharterRules RULES = CharterRules.unknown();

    private final FixtureConfiguration<Charter> fixture =
            Fixtures.of(Charter.class).registerInjectableResource(new AdoptedInJune());

    /** Resolutions of which each was adopted on 1 June 2021. */
    private static final class AdoptedInJune implements Resolutions {
        private enum Missing implements RefusalCode {
            NOT_ADOPTED;

            @Override
            public String rule() {
                return name();
            }

            @Override
            public Kind kind() {
                return Kind.FORBIDDEN;
            }
        }

        @Override
        public ResolutionFacts get(ResolutionId resolution) {
            return new ResolutionFacts(
                    resolution, LocalDate.parse("2021-06-01"), null, List.of(), Set.of());
        }

        @Override
        public ResolutionFacts adopted(ResolutionId resolution, LocalDate on) {
            Refusal.unless(
                    !on.isBefore(LocalDate.parse("2021-06-01")),
                    Missing.NOT_ADOPTED,
                    "Not adopted.");
            return get(resolution);
        }
    }

    private static CharterEstablished established(String from) {
        return new CharterEstablished(
                1, RULES, CharterBasis.ASSUMPTION, new Edtf(from), new Edtf(from), SOURCE);
    }

    private static CharterAmended amended(int version, String from) {
        return new CharterAmended(
                version, RULES, RESOLUTION, new Edtf(from), new Edtf("2021-06-01"), SOURCE);
    }

    private static AmendCharter amend(String from, String on) {
        return new AmendCharter(RULES, RESOLUTION, new Edtf(from), new Edtf(on), SOURCE);
    }

    private void refuses(RefusalCode code, LedgerCommand command, LedgerEvent... given) {
        fixture.given((Object[]) given)
                .when(command)
                .expectNoEvents()
                .expectException(refusal(code));
    }

    @Test
    void is_established_once() {
        EstablishCharter establish =
                new EstablishCharter(
                        RULES, CharterBasis.ASSUMPTION, new Edtf("2019-12-08"), SOURCE);
        fixture.givenNoPriorActivity().when(establish).expectEvents(established("2019-12-08"));
        refuses(CHARTER_EXISTS, establish, established("2019-12-08"));
    }

    private static EstablishCharter adopt(String on) {
        return new EstablishCharter(RULES, CharterBasis.ADOPTED, new Edtf(on), SOURCE);
    }

    private static CharterEstablished adopted(int version, String from) {
        return new CharterEstablished(
                version, RULES, CharterBasis.ADOPTED, new Edtf(from), new Edtf(from), SOURCE);
    }

    @Test
    void gives_way_to_the_adopted_text_where_it_was_assumed() {
        fixture.given(established("2019-12-08"))
                .when(adopt("2019-12-08"))
                .expectEvents(adopted(2, "2019-12-08"));
        refuses(BEFORE_PREVIOUS_VERSION, adopt("2019-12-07"), established("2019-12-08"));
    }

    @Test
    void gives_way_to_nothing_but_an_amendment_where_it_was_adopted() {
        refuses(CHARTER_EXISTS, adopt("2022-01-01"), adopted(1, "2019-12-08"));
        refuses(
                CHARTER_EXISTS,
                adopt("2022-01-01"),
                established("2019-12-08"),
                adopted(2, "2019-12-09"));
        refuses(
                CHARTER_EXISTS,
                adopt("2022-01-01"),
                established("2019-12-08"),
                amended(2, "2021-07-01"));
    }

    @Test
    void is_amended_by_an_adopted_resolution() {
        fixture.given(established("2019-12-08"))
                .when(amend("2021-07-01", "2021-06-01"))
                .expectEvents(amended(2, "2021-07-01"));
        refuses(
                AdoptedInJune.Missing.NOT_ADOPTED,
                amend("2021-07-01", "2021-05-31"),
                established("2019-12-08"));
    }

    @Test
    void is_in_force_no_earlier_than_its_resolution() {
        fixture.given(established("2019-12-08"))
                .when(amend("2021-06-01", "2021-06-01"))
                .expectEvents(amended(2, "2021-06-01"));
        refuses(
                BEFORE_ITS_RESOLUTION,
                amend("2021-05-31", "2021-06-01"),
                established("2019-12-08"));
    }

    @Test
    void is_in_force_no_earlier_than_the_version_before() {
        fixture.given(established("2019-12-08"), amended(2, "2022-01-01"))
                .when(amend("2022-01-01", "2021-06-01"))
                .expectEvents(amended(3, "2022-01-01"));
        refuses(
                BEFORE_PREVIOUS_VERSION,
                amend("2021-12-31", "2021-06-01"),
                established("2019-12-08"),
                amended(2, "2022-01-01"));
    }

    private static Charters charters(CharterEvent... events) {
        return new RecordedCharters(new GivenStreams().with(CharterCommand.CHARTER, events));
    }

    private static int inForce(Charters charters, String on) {
        Optional<CharterVersion> version = charters.inForce(LocalDate.parse(on));
        return version.map(CharterVersion::number).orElse(0);
    }

    @Test
    void a_version_is_in_force_strictly_from_its_day() {
        Charters charters = charters(established("2019-12-08"), amended(2, "2022-01-01"));
        assertThat(inForce(charters, "2019-12-07")).isZero();
        assertThat(inForce(charters, "2019-12-08")).isOne();
        assertThat(inForce(charters, "2021-12-31")).isOne();
        assertThat(inForce(charters, "2022-01-01")).isEqualTo(2);
    }

    @Test
    void of_two_versions_from_one_day_the_later_is_in_force() {
        Charters charters = charters(established("2019-12-08"), amended(2, "2019-12-08"));
        assertThat(inForce(charters, "2019-12-08")).isEqualTo(2);
    }

    @Test
    void a_version_is_found_by_its_number() {
        Charters charters = charters(established("2019-12-08"), amended(2, "2022-01-01"));
        assertThat(charters.version(2).from()).isEqualTo(LocalDate.parse("2022-01-01"));
        refused(UNKNOWN_CHARTER_VERSION, () -> charters.version(0));
        refused(UNKNOWN_CHARTER_VERSION, () -> charters.version(3));
    }
}
