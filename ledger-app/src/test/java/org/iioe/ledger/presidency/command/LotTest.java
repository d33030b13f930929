package org.iioe.ledger.presidency.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.presidency.LotNumbers;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The example that RFC 3797 works out in its section 6. */
class LotTest {
    private static final List<LotNumbers> VALUES =
            List.of(numbers(9319), numbers(2, 5, 12, 8, 10), numbers(9, 18, 26, 34, 41, 45));

    @Test
    void writes_the_key_that_the_standard_writes() {
        assertThat(Lot.key(VALUES)).isEqualTo("9319./2.5.8.10.12./9.18.26.34.41.45./");
    }

    @Test
    void selects_whom_the_standard_selects() {
        List<Integer> pool = IntStream.rangeClosed(1, 25).boxed().toList();
        assertThat(Lot.order(Lot.key(VALUES), pool))
                .startsWith(17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22)
                .containsExactlyInAnyOrderElementsOf(pool);
    }

    @Test
    void comes_out_the_same_every_time_and_whatever_the_order_of_the_numbers() {
        List<LotNumbers> shuffled =
                List.of(numbers(9319), numbers(12, 10, 8, 5, 2), numbers(45, 9, 41, 18, 34, 26));
        List<String> pool = List.of("a", "b", "c");
        assertThat(Lot.order(Lot.key(shuffled), pool)).isEqualTo(Lot.order(Lot.key(VALUES), pool));
    }

    @Test
    void selects_the_only_one_and_nobody_of_none() {
        assertThat(Lot.order("1./", List.of("a"))).containsExactly("a");
        assertThat(Lot.order("1./", List.of())).isEmpty();
    }

    private static LotNumbers numbers(long... numbers) {
        return new LotNumbers(LongStream.of(numbers).boxed().toList());
    }
}
