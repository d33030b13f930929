package org.iioe.ledger.log;

import java.util.List;
import java.util.function.LongConsumer;

/** The tables that were derived from the sealed log, and by which questions are answered. */
public interface DerivedTables {
    /**
     * A row that is not what the log gives.
     *
     * @param position of the entry that made it, or 0 where the row names none
     * @param text which read model, table and row, and how it differs
     */
    record Difference(long position, String text) {}

    /**
     * What came of a comparison.
     *
     * @param compared how many rows there are in the tables that were compared
     * @param differences the first that were found
     * @param notCompared what could not be compared, and why
     */
    record Comparison(long compared, List<Difference> differences, List<String> notCompared) {}

    /**
     * Derives all tables from the log again, beside those that answer, and compares every row as of
     * one moment. Nobody waits for it.
     *
     * @param most how many differences are named
     * @param folded is told how many entries have been taken so far
     */
    Comparison compare(int most, LongConsumer folded);
}
