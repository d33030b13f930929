package org.iioe.ledger.funding.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class ChainsTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private record Posted(int position, LocalDate day, long amount, Chains.Chain chain) {}

    @Test
    void one_balance_of_each_chain_is_the_sum_by_any_day_and_position() {
        Random random = new Random(7);
        Chains chains = new Chains();
        List<Posted> all = new ArrayList<>();
        for (int position = 0; position < 300; position++) {
            LocalDate day = FIRST.plusDays(random.nextInt(40));
            long amount = random.nextLong(-1_000, 1_000);
            all.add(new Posted(position, day, amount, chains.post(day, amount, position)));
            for (int asked = 0; asked < 50; asked += 7) {
                LocalDate by = FIRST.plusDays(asked);
                int until = random.nextInt(position + 1);
                Map<Long, Long> balances = new HashMap<>();
                long sum = 0;
                for (Posted posted : all) {
                    if (posted.position() <= until && !posted.day().isAfter(by)) {
                        balances.put(posted.chain().id(), posted.chain().balance());
                        sum += posted.amount();
                    }
                }
                assertThat(balances.values().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(sum);
            }
        }
        assertThat(chains.balance()).isEqualTo(all.stream().mapToLong(Posted::amount).sum());
        Map<Long, LocalDate> last = new HashMap<>();
        for (Posted posted : all) {
            LocalDate before = last.put(posted.chain().id(), posted.day());
            assertThat(before == null || !before.isAfter(posted.day())).isTrue();
        }
        assertThat(last.size()).isLessThanOrEqualTo(40);
    }

    @Test
    void what_comes_in_the_order_of_its_days_is_one_chain() {
        Chains chains = new Chains();
        for (int i = 0; i < 100; i++) {
            assertThat(chains.post(FIRST.plusDays(i / 3), 1, i).number()).isZero();
        }
    }
}
