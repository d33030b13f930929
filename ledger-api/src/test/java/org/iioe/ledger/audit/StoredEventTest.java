package org.iioe.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;

/** Times are written and read as the platform's own formatter does, which is slower. */
class StoredEventTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Test
    void times_are_those_of_the_platform() {
        Random random = new Random(7);
        long until = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 20_000; i++) {
            Instant instant =
                    Instant.ofEpochSecond(
                            random.nextLong(-until, until), random.nextInt(1_000_000_000));
            String text = StoredEvent.time(instant);
            assertThat(text).isEqualTo(TIME.format(instant));
            assertThat(StoredEvent.instant(text)).isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
        }
        assertThat(StoredEvent.instant("2019-12-07T01:02:03.004567Z"))
                .isEqualTo(Instant.parse("2019-12-07T01:02:03.004567Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-12-07T24:00:00.001Z", "2019-13-07T01:00:00.000Z", "2019-02-29T01:00:00.000Z",
                "2019-12-07T01:60:00.000Z", "2019-12-07T01:00:60.001Z", "2019-12-07 01:00:00.000Z",
                "2019-12-07T01:00:00.00Z0", "yesterday"
            })
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> StoredEvent.instant(text)).isInstanceOf(DateTimeException.class);
    }
}
