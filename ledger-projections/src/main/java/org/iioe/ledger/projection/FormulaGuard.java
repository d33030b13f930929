package org.iioe.ledger.projection;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking text for a formula: what begins with {@code = + - @}, a tab or a
 * line break, and is no plain number, gets an apostrophe before it.
 */
public final class FormulaGuard {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");

    private FormulaGuard() {}

    /** The text as it may stand in a cell. */
    public static String neutralised(String text) {
        return !text.isEmpty()
                        && "=+-@\t\r\n'".indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches()
                ? "'" + text
                : text;
    }

    /** What was neutralised, as it was. */
    public static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' ? cell.substring(1) : cell;
    }
}
