package org.iioe.ledger.door;

import org.iioe.ledger.Numbers;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Some rows of an import cannot be recorded: nothing was stored. */
final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * What is wrong with a row.
     *
     * @param line where the row begins in the file, from 1
     * @param column the column's name, or null where it is the row as a whole
     * @param code stable, upper case: of the form, or of the rule that refuses it
     * @param detail what is wrong, and what would be right
     */
    record WrongRow(long line, @Nullable String column, String code, String detail) {}

    private final transient List<WrongRow> errors;

    ImportRefused(int rows, List<WrongRow> errors) {
        super(
                "%s of %s rows cannot be imported; nothing was stored."
                        .formatted(
                                Numbers.words(
                                        errors.stream().map(WrongRow::line).distinct().count()),
                                Numbers.words(rows)),
                null,
                false,
                false);
        this.errors = List.copyOf(errors);
    }

    List<WrongRow> errors() {
        return errors;
    }
}
