package org.iioe.ledger.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.iioe.ledger.log.Trail;
import org.iioe.ledger.log.TrailEntry;
import org.iioe.ledger.projection.FormulaGuard;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.CloseShieldOutputStream;
import org.springframework.http.MediaType;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Acts of one kind, a row each, in the columns in which they can be imported again: a cell for each
 * value, named by the way to it in the command's JSON; a list in one cell, an element a line.
 */
final class SheetExport implements ExportKind {
    /**
     * A column.
     *
     * @param path the way to the value, with dots
     * @param parts of an element, where the value is a list
     */
    record Cell(String path, List<String> parts) {
        static List<Cell> of(String... paths) {
            List<Cell> cells = new ArrayList<>();
            for (String path : paths) {
                cells.add(new Cell(path, List.of()));
            }
            return cells;
        }
    }

    private final String name;
    private final String shows;
    private final String event;
    private final List<Cell> columns;
    private final Trail trail;

    /**
     * @param name such as {@code receipts}
     * @param event the event whose payloads are the rows
     */
    SheetExport(String name, String shows, String event, List<Cell> columns, Trail trail) {
        this.name = name;
        this.shows = shows;
        this.event = event;
        this.columns = columns;
        this.trail = trail;
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
            csv.writeRecord(columns.stream().map(Cell::path).toList());
            if (event.equals("OrganisationRegistered")) {
                organisations(moment).forEach(row -> write(row, csv));
            } else {
                trail.read(
                        moment.position(),
                        null,
                        entry -> {
                            if (entry.type().equals(event)) {
                                write(entry.data(), csv);
                            }
                        });
            }
        }
    }

    /** As they are right: what was corrected holds from the beginning. */
    private Iterable<JsonNode> organisations(Moment moment) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        trail.read(moment.position(), null, entry -> organisation(entry, rows));
        return rows.values();
    }

    private static void organisation(TrailEntry entry, Map<String, JsonNode> rows) {
        String id = entry.data().path("organisation").asString("");
        if (entry.type().equals("OrganisationRegistered")) {
            rows.put(id, entry.data());
        } else if (entry.type().equals("OrganisationCorrected")
                && rows.get(id) instanceof ObjectNode row) {
            String field = entry.data().path("field").asString("");
            row.set(field.equals("name") ? "nameAsGiven" : field, entry.data().get("is"));
        }
    }

    private void write(JsonNode row, CsvWriter csv) {
        csv.writeRecord(columns.stream().map(column -> cell(row, column)).toList());
    }

    private static String cell(JsonNode row, Cell column) {
        JsonNode value = at(row, column.path());
        if (column.parts().isEmpty()) {
            return FormulaGuard.neutralised(text(value));
        }
        StringJoiner lines = new StringJoiner("\n");
        value.forEach(element -> {
            StringJoiner parts = new StringJoiner(" | ");
            column.parts().forEach(part -> parts.add(text(at(element, part))));
            lines.add(parts.toString());
        });
        return FormulaGuard.neutralised(lines.toString());
    }

    private static JsonNode at(JsonNode within, String path) {
        JsonNode value = within;
        for (String step : path.split("\\.", -1)) {
            value = value.path(step);
        }
        return value;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }
}
