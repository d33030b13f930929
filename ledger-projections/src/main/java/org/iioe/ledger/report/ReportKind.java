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

    /**
     * What it is called, and what it must be told.
     *
     * @param name in addresses, such as {@code donor-report}
     * @param title in print
     * @param shows what it shows, in a sentence
     * @param parameters its own, beside those of the moment
     * @param projections that it reads
     */
    record About(
            String name,
            String title,
            String shows,
            List<Parameter> parameters,
            List<String> projections) {}

    /** What it is called, and what it must be told. */
    About about();

    /**
     * Makes it. What is asked for and not there is refused here, before a row is read.
     *
     * @throws org.iioe.ledger.projection.InvalidParameter when it cannot be answered as it is asked
     */
    Contents make(ReportRequest asked);

    /** What a kind of report says: notes, and its sections in order. */
    record Contents(String title, List<String> notes, List<Section> sections) {}
}
