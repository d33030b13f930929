package org.iioe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.YearMonth;

/** A date as far as it is known, and nothing that only looks like one. */
class EdtfTest {
    @Test
    void every_day_of_the_calendar_is_the_day_that_it_is() {
        for (LocalDate day = LocalDate.of(1896, 1, 1);
                day.getYear() < 2101;
                day = day.plusDays(1)) {
            Edtf date = new Edtf(day.toString());
            assertThat(date.earliest()).isEqualTo(day);
            assertThat(date.latest()).isEqualTo(day);
            YearMonth month = YearMonth.from(day);
            if (day.getDayOfMonth() == 1) {
                assertThat(new Edtf(month.toString()).earliest()).isEqualTo(day);
                assertThat(new Edtf(month.toString()).latest()).isEqualTo(month.atEndOfMonth());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "open",
            value = {
                "2019,2019-01-01,2019-12-31",
                "2019~,2019-01-01,2019-12-31",
                "2020-02?,2020-02-01,2020-02-29",
                "2019-12-07%,2019-12-07,2019-12-07",
                "2019-12/2020-01-08,2019-12-01,2020-01-08",
                "2019~/2020,2019-01-01,2020-12-31",
                "../2019-12,open,2019-12-31",
                "2019-12-07/..,2019-12-07,open",
                "0000,0000-01-01,0000-12-31"
            })
    void a_date_means_the_days_from_its_first_to_its_last(
            String text, LocalDate first, LocalDate last) {
        Edtf date = new Edtf(text);
        assertThat(date.earliest()).isEqualTo(first);
        assertThat(date.latest()).isEqualTo(last);
        assertThat(date.effective()).isEqualTo(last == null ? first : last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "/",
                "..",
                "../..",
                "2019/2020/2021",
                "201",
                "20190",
                "2019-1",
                "2019-1-07",
                "2019-12-7",
                "2019-12-071",
                "2019/12/07",
                "2019.12.07",
                "2019-12.07",
                "-2019",
                "+2019",
                "2019~~",
                "2019-~",
                "2019- 1",
                "٢٠١٩",
                "2019-12-07T00:00",
                "..2019",
                "2019..",
                "2019-13",
                "2019-00",
                "2019-02-29",
                "2020-02-30",
                "2019-12-32",
                "2020/2019",
                "2019-12-08/2019-12-07"
            })
    void nothing_else_is_one(String text) {
        assertThatThrownBy(() -> new Edtf(text)).isInstanceOf(InvalidValue.class);
    }
}
