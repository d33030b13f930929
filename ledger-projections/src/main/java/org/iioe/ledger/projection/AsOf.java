package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a table of a history tells as of a position. Views are JSON; ids are in their order. */
interface AsOf {
    /** A table, for the day that is asked for. */
    static AsOf of(JdbcClient database, String table) {
        Refolding late = InForce.of(table);
        return late == null
                ? new RecordedTable(database, table)
                : new EffectiveTable(database, table, late);
    }

    /** The state of a thing. */
    Optional<String> find(String id, long asOf);

    /** The states of some things. */
    List<String> find(Collection<String> ids, long asOf);

    /**
     * The states by id.
     *
     * @param after the id after which to begin; empty for the first
     */
    List<String> list(long asOf, String after, int most);

    /** Reads the states of those things whose ids start so. */
    void read(long asOf, String prefix, Consumer<String> to);

    /** Reads all states of those things whose ids start so, each with the id, oldest first. */
    void readStates(long asOf, String prefix, BiConsumer<String, Refolded.State> to);

    /**
     * Reads the things whose state is another one than at an earlier position.
     *
     * @param to is given the earlier state, or null where the thing is new, and the later one
     */
    void readChanged(long before, long after, BiConsumer<@Nullable String, String> to);
}
