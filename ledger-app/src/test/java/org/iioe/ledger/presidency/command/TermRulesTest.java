package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.Edtf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

class TermRulesTest {
    @ParameterizedTest(name = "{0}..{1} and {2}..{3}")
    @CsvSource({
        "2020-01-01, 2020-12-31, 2021-01-01, 2021-12-31, false",
        "2021-01-01, 2021-12-31, 2020-01-01, 2020-12-31, false",
        "2020-01-01, 2020-12-31, 2020-12-31, 2021-12-31, true",
        "2020-01-01, 2020-12-31, 2020-06-01, 2020-06-30, true",
        "2020-06-01, 2020-06-30, 2020-01-01, 2020-12-31, true",
        "2020-01-01, 2020-01-01, 2020-01-01, 2020-01-01, true",
        "2020-01-01,           , 2021-01-01, 2021-12-31, true",
        "2021-01-01,           , 2020-01-01, 2020-12-31, false",
        "2020-01-01,           , 2021-01-01,           , true",
        "2020-01-01, 2019-12-31, 2019-01-01, 2021-12-31, false",
        "2019-01-01, 2021-12-31, 2020-01-01, 2019-12-31, false",
    })
    void gives_every_day_to_one_term(
            LocalDate firstA,
            @Nullable LocalDate lastA,
            LocalDate firstB,
            @Nullable LocalDate lastB,
            boolean overlap) {
        assertThat(TermOverlap.overlap(firstA, lastA, firstB, lastB)).isEqualTo(overlap);
    }

    @ParameterizedTest(name = "{1} to {2}, of {0} months: too long {3}")
    @CsvSource({
        "12, 2021-01-01, 2021-12-31, false",
        "12, 2021-01-01, 2021-12-30, false",
        "12, 2021-01-01, 2022-01-01, true",
        "12, 2021,       2021,       false",
        "12, 2021-01-01, 2021-06/.., true",
        "12, 2021-01-01,           , false",
        "  , 2021-01-01, 2031-12-31, false",
        " 1, 2021-01-31, 2021-02-27, false",
        " 1, 2021-01-31, 2021-02-28, true",
    })
    void lets_no_term_last_longer_than_the_charter_says(
            @Nullable Integer months, String from, @Nullable String to, boolean tooLong) {
        assertThat(
                        TermLength.check(months, new Edtf(from), to == null ? null : new Edtf(to))
                                .isPresent())
                .isEqualTo(tooLong);
    }

    @ParameterizedTest(name = "{0} months from {1} end on {2}")
    @CsvSource({"12, 2021-01-01, 2021-12-31", "1, 2020-02-01, 2020-02-29", ", 2021-01-01, "})
    void ends_a_term_as_the_charter_says(
            @Nullable Integer months, String from, @Nullable String end) {
        assertThat(TermLength.end(months, new Edtf(from)))
                .isEqualTo(end == null ? null : new Edtf(end));
    }
}
