package org.iioe.ledger.report;

import java.util.List;

/**
 * A column of a section.
 *
 * @param name its name in JSON and CSV, such as {@code valueDate}
 * @param title its name in print
 * @param optional whether an empty cell means that there is nothing; elsewhere it means that nobody
 *     knows
 */
public record Column(String name, String title, Kind kind, boolean optional) {
    /** What the cells of a column are. */
    public enum Kind {
        /** A {@link String}, or what is written as one. */
        TEXT,
        /** A {@link String} that leads to more on this ledger: left out in print. */
        ADDRESS,
        /** A {@link org.iioe.ledger.Money}. */
        MONEY,
        /** A {@link Long} or {@link Integer}. */
        NUMBER,
        /** A {@link java.time.LocalDate}. */
        DAY,
        /** A {@link Boolean}. */
        FLAG
    }

    /** Words. */
    public static Column text(String name, String title) {
        return new Column(name, title, Kind.TEXT, false);
    }

    /** Where more of it is to be had. */
    public static Column address(String name, String title) {
        return new Column(name, title, Kind.ADDRESS, false);
    }

    /** An amount of money. */
    public static Column money(String name, String title) {
        return new Column(name, title, Kind.MONEY, false);
    }

    /** A whole number. */
    public static Column number(String name, String title) {
        return new Column(name, title, Kind.NUMBER, false);
    }

    /** A day. */
    public static Column day(String name, String title) {
        return new Column(name, title, Kind.DAY, false);
    }

    /** Yes or no. */
    public static Column flag(String name, String title) {
        return new Column(name, title, Kind.FLAG, false);
    }

    /** The same column, of which an empty cell means that there is nothing. */
    public Column orNone() {
        return new Column(name, title, kind, true);
    }

    /**
     * The names of the columns that are written for this one: money has an amount and a currency.
     */
    public List<String> written() {
        return kind == Kind.MONEY ? List.of(name + ".amount", name + ".currency") : List.of(name);
    }
}
