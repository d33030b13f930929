package org.iioe.ledger.report;

import java.util.List;

/** The tables of a domain. */
public interface Tables {
    /** The projections whose tables they are read from. */
    List<String> projections();

    /** The tables as of a position. Their rows are read when they are written. */
    List<Table> asOf(long position);
}
