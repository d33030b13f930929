package org.iioe.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.system.TestLedger;
import org.junit.jupiter.api.Test;

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
            assertThat(table.takeOver(built)).isTrue();
            assertThat(table.takeOver(built)).isFalse();
            assertThat(table.in(Generation.State.LIVE, "test"))
                    .hasValueSatisfying(live -> assertThat(live.number()).isEqualTo(2));
            assertThat(table.in(Generation.State.SUPERSEDED, "test"))
                    .hasValueSatisfying(before -> assertThat(before.number()).isEqualTo(1));
        }
    }
}
