package org.iioe.ledger.export;

import org.iioe.ledger.projection.Moment;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A file that the ledger is written as, for the tools of a field. */
public interface ExportKind {
    /**
     * What there is to know about it before it is written.
     *
     * @param file its name, such as {@code journal.hledger}
     * @param shows what stands in it, in a sentence
     * @param projections whose tables it reads; none for the sealed log itself
     */
    record About(String file, MediaType type, String shows, List<String> projections) {}

    /** What it is. */
    About about();

    /** Waits for what it needs beside the projections, or refuses: no table is held meanwhile. */
    default void await(Moment moment) {}

    /** Writes it as of a moment, piece by piece. */
    void write(Moment moment, OutputStream out) throws IOException;
}
