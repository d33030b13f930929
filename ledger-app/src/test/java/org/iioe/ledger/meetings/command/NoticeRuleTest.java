package org.iioe.ledger.meetings.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.meetings.Sitting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NoticeRuleTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "?",
            textBlock =
                    """
                    # notice, convened,              sitting,     short
                    30,       2020-04-10,            2020-05-10,  false
                    30,       2020-04-11,            2020-05-10,  true
                    31,       2020-04-10,            2020-05-10,  true
                    30,       2020-04,               2020-05-10,  ?
                    9,        2020-04,               2020-05-10,  false
                    40,       2020-04,               2020-05-10,  true
                    30,       ../2020-04-20,         2020-05-10,  ?
                    20,       ../2020-04-20,         2020-05-10,  false
                    30,       2020-04-10,            2020-05,     ?
                    52,       2020-04-10,            2020-05,     true
                    ?,        2020-05-09,            2020-05-10,  ?
                    0,        2020-05-10,            2020-05-10,  false
                    """)
    void notice_is_short_only_where_the_dates_leave_no_doubt(
            @Nullable Integer notice, String convened, String sitting, @Nullable Boolean isShort) {
        assertThat(
                        NoticeRule.isShort(
                                notice,
                                new Edtf(convened),
                                List.of(new Sitting(new Edtf(sitting), null, null))))
                .isEqualTo(isShort);
    }

    @Test
    void counts_to_the_first_of_several_sittings() {
        List<Sitting> sittings =
                List.of(
                        new Sitting(new Edtf("2020-05-12"), null, null),
                        new Sitting(new Edtf("2020-05-10"), null, null));
        assertThat(NoticeRule.isShort(11, new Edtf("2020-04-30"), sittings)).isTrue();
        assertThat(NoticeRule.isShort(10, new Edtf("2020-04-30"), sittings)).isFalse();
    }
}
