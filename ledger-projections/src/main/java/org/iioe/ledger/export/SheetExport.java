package org.iioe.ledger.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.CloseShieldOutputStream;
import org.iioe.ledger.report.Rows;
import org.springframework.http.MediaType;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Acts of one kind, a row each, in the columns in which they can be imported again.
 *
 * @param <R> what a row shows
 */
final class SheetExport<R> implements ExportKind {
    private final String name;
    private final String shows;
    private final SheetColumns<R> columns;
    private final LongFunction<Rows<R>> rows;

    /**
     * @param name such as {@code receipts}
     * @param shows what stands in it, in a sentence
     * @param rows those up to a position
     */
    SheetExport(String name, String shows, SheetColumns<R> columns, LongFunction<Rows<R>> rows) {
        this.name = name;
        this.shows = shows;
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public About about() {
        return new About(
                name + ".csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                shows,
                List.of());
    }

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        if (moment.effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "A sheet holds what was recorded, whenever it takes effect: it takes asOf"
                            + " alone.");
        }
        try (CsvWriter csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(
                                new BufferedOutputStream(
                                        new CloseShieldOutputStream(out), 1 << 16))) {
            csv.writeRecord(columns.head());
            rows.apply(moment.position()).read(row -> csv.writeRecord(columns.cells(row)));
        }
    }
}
