package org.iioe.ledger.membership.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.Country;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Ain Shams University, AIN  SHAMS university",
        "Université de Djibouti, Universite de Djibouti",
        "'Shams, Ain', Shams-Ain",
        "ＩＩＯＥ, iioe"
    })
    void ignores_case_accents_width_and_signs(String one, String other) {
        assertThat(NameKey.of(one, new Country("EG")))
                .isEqualTo(NameKey.of(other, new Country("EG")));
    }

    @ParameterizedTest
    @CsvSource({"University A, University B", "深圳大学, 深圳学院", "AinShams, Ain Shams"})
    void keeps_different_names_apart(String one, String other) {
        assertThat(NameKey.of(one, null)).isNotEqualTo(NameKey.of(other, null));
    }

    @Test
    void keeps_an_unknown_country_apart_from_a_known_one() {
        assertThat(NameKey.of("Huawei", null))
                .isNotEqualTo(NameKey.of("Huawei", new Country("CN")));
    }
}
