package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;

/** Nodes act on what they read a moment ago; another one may have been faster. */
class GenerationTableTest {
    @Test
    void a_generation_takes_over_once_however_many_nodes_see_it_built() {
        try (TestLedger ledger = TestLedger.empty()) {
            ledger.database()
                    .execute(
                            """
                            INSERT INTO ledger.projection_generation
                                (projection, generation, code, tables, state)
                            VALUES ('test', 1, 'before', '', 'live'), ('test', 2, 'now', '', 'building')
                            """);
            GenerationTable table = ledger.bean(GenerationTable.class);
            Generation built = table.in(Generation.State.BUILDING, "test").orElseThrow();
            TransactionTemplate transaction =
                    new TransactionTemplate(ledger.bean(PlatformTransactionManager.class));
            assertThat(transaction.<Boolean>execute(status -> table.takeOver(built))).isTrue();
            assertThat(transaction.<Boolean>execute(status -> table.takeOver(built))).isFalse();
            assertThat(table.in(Generation.State.LIVE, "test"))
                    .hasValueSatisfying(live -> assertThat(live.number()).isEqualTo(2));
            assertThat(table.in(Generation.State.SUPERSEDED, "test"))
                    .hasValueSatisfying(before -> assertThat(before.number()).isEqualTo(1));
        }
    }

    @Test
    void a_node_of_older_code_leaves_newer_generations_alone() {
        try (TestLedger ledger = TestLedger.empty()) {
            ledger.database()
                    .execute(
                            """
                            CREATE SCHEMA membership_2;
                            INSERT INTO ledger.projection_generation
                                (projection, generation, code, tables, state)
                            SELECT projection, 2, 'newer', tables, 'building'
                              FROM ledger.projection_generation WHERE projection = 'membership'\
                            """);
            Generations generations = ledger.bean(Generations.class);
            TestClock.pause(Duration.ofSeconds(2));
            assertThat(generations.filled())
                    .contains("membership_1")
                    .doesNotContain("membership_2");
            ledger.database()
                    .execute(
                            """
                            UPDATE ledger.projection_generation
                               SET state = CASE generation WHEN 1 THEN 'superseded' ELSE 'live' END,
                                   position = CASE generation WHEN 1 THEN -1 END
                             WHERE projection = 'membership';
                            UPDATE ledger.read_model_position SET members = members + 1\
                            """);
            TestClock.await(
                    "it works on none",
                    Duration.ofSeconds(10),
                    () -> generations.filled().isEmpty());
        }
    }
}
