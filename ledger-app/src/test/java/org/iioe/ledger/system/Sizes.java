package org.iioe.ledger.system;

import java.time.Duration;

/**
 * How much the tests do that could go on for ever: small by default, so that all of them end within
 * minutes, and as much as one wants to know before a version is given away by {@code -Pthorough}.
 * The same is asked and asserted in both; a small size is large enough for each test to find what
 * it is there for.
 */
public final class Sizes {
    private static final boolean THOROUGH =
            "thorough".equals(System.getProperty("ledger.test.sizes"));

    /** Entries of a made-up history of a whole network. */
    public static final int HISTORY_ENTRIES = of(3_000, 20_000);

    /** Moments at which a made-up history is looked at. */
    public static final int HISTORY_MOMENTS = of(8, 50);

    /** Payments and receipts of the first of them that are traced. */
    public static final int HISTORY_TRACES = of(100, 1_000);

    /** How many made-up histories of a network there are. */
    public static final int HISTORIES = of(1, 3);

    /** How many of a fund alone. */
    public static final int FUND_HISTORIES = of(2, 5);

    /** Acts of a fund's made-up history. */
    public static final int FUND_ACTS = of(150, 300);

    /** Acts of the history that is read as of many of its positions. */
    public static final int AS_OF_ACTS = of(150, 500);

    /** Positions as of which it is read. */
    public static final int AS_OF_POSITIONS = of(25, 200);

    /** Whether all faults befall two nodes, or one of each kind. */
    static final boolean ALL_FAULTS = THOROUGH;

    /** Of so many damaged commands one is sent. */
    public static final int ONE_DAMAGE_IN = of(4, 1);

    /** Of so many answers that were kept of earlier code one is asked for again. */
    public static final int ONE_KEPT_ANSWER_IN = of(5, 1);

    /** Postings of the fund whose reports are long. */
    public static final int LONG_REPORT_LINES = of(60_000, 200_000);

    /** The heap of the ledger that writes them. */
    public static final String LONG_REPORT_HEAP = THOROUGH ? "256m" : "160m";

    /** How long writers write while a sealing node is killed. */
    public static final Duration WRITING = Duration.ofSeconds(of(15, 75));

    /** How long a transaction stays open beside them. */
    public static final Duration LONG_TRANSACTION = Duration.ofSeconds(of(20, 90));

    private Sizes() {}

    private static int of(int small, int thorough) {
        return THOROUGH ? thorough : small;
    }
}
