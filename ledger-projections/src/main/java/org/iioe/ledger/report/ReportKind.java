package org.iioe.ledger.report;

import java.util.List;

/** A kind of report: what it is called, what it must be told, and how it is made. */
public interface ReportKind {
    /**
     * A parameter of its own, beside those of the moment.
     *
     * @param meaning for the list of reports and for whoever leaves it out
     */
    record Parameter(String name, boolean required, String meaning) {}

    /** Its name in addresses, such as {@code donor-report}. */
    String name();

    /** Its name in print. */
    String title();

    /** What it shows, in a sentence. */
    String shows();

    /** Its own parameters. */
    List<Parameter> parameters();

    /** The projections that it reads. */
    List<String> projections();

    /**
     * Makes it. What is asked for and not there is refused here, before a row is read.
     *
     * @throws org.iioe.ledger.projection.InvalidParameter when it cannot be answered as it is asked
     */
    Contents make(Asked asked);

    /** What a kind of report says: notes, and its sections in order. */
    record Contents(String title, List<String> notes, List<Section> sections) {}
}
