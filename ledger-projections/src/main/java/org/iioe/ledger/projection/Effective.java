package org.iioe.ledger.projection;

import org.iioe.ledger.log.SealedLogSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers what was in force on an earlier day. Most questions need nothing for that: where no fact
 * up to the position takes effect later, the answer as of the position is the answer.
 */
@Component
class Effective {
    private final JdbcClient database;
    private final Generations generations;
    private final org.axonframework.config.Configuration axon;

    Effective(
            JdbcClient database,
            Generations generations,
            org.axonframework.config.Configuration axon) {
        this.database = database;
        this.generations = generations;
        this.axon = axon;
    }

    /** The answer to a query over the tables of generations, as of a moment. */
    <T> T answer(Collection<Generation> of, Moment moment, Supplier<T> query) {
        LocalDate day = moment.effectiveOn();
        if (day == null || of.stream().noneMatch(each -> isLater(each, moment.position(), day))) {
            return query.get();
        }
        Map<String, Refolding> byTable = new HashMap<>();
        for (Generation generation : of) {
            Refolding late =
                    new Refolding(
                            new TablesOnDay(database, generation.schema(), moment.position(), day),
                            axon.getComponent(SealedLogSource.class),
                            generations.projection(generation.projection()));
            generations
                    .source(generation.projection())
                    .tableNames()
                    .forEach(table -> byTable.put(table, late));
        }
        return new InForce(day, byTable).answer(query);
    }

    private boolean isLater(Generation generation, long position, LocalDate day) {
        return database.sql(
                        "SELECT EXISTS (SELECT 1 FROM %s.latest_day WHERE position <= ? AND day > ?)"
                                .formatted(generation.schema()))
                .params(position, day)
                .query(Boolean.class)
                .single();
    }
}
