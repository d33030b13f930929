package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iioe.ledger.presidency.command.Acts.member;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.charter.CharterRules.Region;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.command.RotationRule.Held;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class RotationRuleTest {
    private static final List<Region> REGIONS =
            List.of(
                    new Region("Africa", List.of("EG", "KE", "UG")),
                    new Region("Asia", List.of("PK", "CN")),
                    new Region("Europe", List.of("FR")));

    /** The earlier terms were held by these members, the latest last. */
    @ParameterizedTest(name = "cooling off {0}, held by {1}, m01 stands: {2}")
    @CsvSource({
        "  , 1,     ",
        "0 , 1,     ",
        "1 , 1,     COOLING_OFF",
        "1 , 1 2,   ",
        "2 , 1 2,   COOLING_OFF",
        "2 , 1 2 3, ",
        "2 , 2 3,   ",
        "2 , 1 2 1, COOLING_OFF",
    })
    void lets_a_holder_stand_again_after_the_charters_number_of_terms(
            @Nullable Integer terms, String holders, @Nullable String refusal) {
        List<Held> held = new ArrayList<>();
        for (String holder : holders.split(" ")) {
            held.add(held(held.size(), Integer.parseInt(holder), null));
        }
        assertThat(code(new RotationRule(terms, null, held), null)).isEqualTo(refusal);
    }

    /** The earlier terms were held from these countries, the latest last. */
    @ParameterizedTest(name = "held from {0}, a candidate from {1}: {2}")
    @CsvSource({
        "EG,       KE, REGION_NOT_DUE",
        "EG,       PK, ",
        "EG PK,    KE, REGION_NOT_DUE",
        "EG PK FR, KE, ",
        "EG PK FR, CN, REGION_NOT_DUE",
        "EG PK FR, FR, REGION_NOT_DUE",
        "EG PK ?,  KE, ",
        "?  ?  ?,  KE, ",
        "EG,       ?,  ",
        "EG,       BR, ",
        "BR,       BR, ",
    })
    void lets_every_region_have_its_turn_before_one_has_it_again(
            String countries, String country, @Nullable String refusal) {
        List<Held> held = new ArrayList<>();
        for (String each : countries.split(" +")) {
            held.add(held(held.size(), held.size() + 2, each.equals("?") ? null : each));
        }
        assertThat(
                        code(
                                new RotationRule(null, REGIONS, held),
                                country.equals("?") ? null : country))
                .isEqualTo(refusal);
    }

    @Test
    void forbids_nothing_where_the_regions_are_unknown_or_few() {
        List<Held> held = List.of(held(0, 2, "EG"));
        assertThat(code(new RotationRule(null, null, held), "KE")).isNull();
        assertThat(code(new RotationRule(null, List.of(), held), "KE")).isNull();
        assertThat(code(new RotationRule(null, REGIONS.subList(0, 1), held), "KE")).isNull();
    }

    private static Held held(int index, int holder, @Nullable String country) {
        return new Held(
                new TermId("term-" + index),
                Set.of(member(holder)),
                country == null ? Set.of() : Set.of(country));
    }

    private static @Nullable String code(RotationRule rule, @Nullable String country) {
        return rule.check(member(1), country)
                .map(Refusal::code)
                .map(RefusalCode::name)
                .orElse(null);
    }
}
