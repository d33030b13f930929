package org.iioe.ledger.sheets;

import org.iioe.ledger.http.Problems;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row.
 *
 * @param line where the row begins in the file, from 1
 * @param column the column's name, or null where it is the row as a whole
 * @param code stable, upper case: of the form, or of the rule that refuses it
 * @param detail what is wrong, and what would be right
 */
record WrongRow(long line, @Nullable String column, String code, String detail) {
    /** What is wrong by its form, or otherwise than it was recorded. */
    WrongRow(long line, @Nullable String column, ProblemCode code, String detail) {
        this(line, column, code.name(), detail);
    }

    /** What cannot be recorded, and why. */
    static WrongRow of(long line, String column, RuntimeException failure) {
        Problem problem = Problems.of(failure);
        return new WrongRow(line, column, problem.code(), problem.detail());
    }
}
