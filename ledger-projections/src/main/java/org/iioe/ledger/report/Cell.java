package org.iioe.ledger.report;

import org.iioe.ledger.JsonName;
import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.StringJoiner;

/** What stands in a cell. */
public final class Cell {
    private Cell() {}

    /**
     * A value in words, the same as JSON has: a constant by its name there, an id, a day or a date
     * by its characters, entries one after the other.
     *
     * @return null for null
     * @throws IllegalStateException when it is an object of several members, which has no words
     */
    public static @Nullable String words(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Enum<?> constant -> JsonName.of(constant);
            case Collection<?> all -> {
                StringJoiner joined = new StringJoiner(", ");
                all.forEach(each -> joined.add(String.valueOf(words(each))));
                yield joined.toString();
            }
            default -> ofOne(value);
        };
    }

    private static String ofOne(Object value) {
        String words = value.toString();
        if (words.startsWith(value.getClass().getSimpleName() + "[")) {
            throw new IllegalStateException("Of an object's members one is shown: " + words);
        }
        return words;
    }

    /**
     * A value as the formats of reports write it: what is no number, money, day or flag in words.
     */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money money -> money;
            case Long number -> number;
            case Integer number -> number;
            case Boolean flag -> flag;
            case LocalDate day -> day;
            default -> words(value);
        };
    }
}
