package org.iioe.ledger.report;

import org.iioe.ledger.Money;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.OutputStream;
import java.util.List;

/** Writes reports as JSON, whole or a row a line. */
final class ReportJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private ReportJson() {}

    static void write(Report report, OutputStream out) {
        try (JsonGenerator json = MAPPER.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            head(report, json);
            json.writeArrayPropertyStart("sections");
            for (Section section : report.sections()) {
                json.writeStartObject();
                json.writeStringProperty("section", section.name());
                json.writeStringProperty("title", section.title());
                json.writeArrayPropertyStart("rows");
                section.rows()
                        .read(row -> {
                            json.writeStartObject();
                            cells(section.columns(), row, json);
                            json.writeEndObject();
                        });
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void head(Report report, JsonGenerator json) {
        json.writeStringProperty("report", report.name());
        json.writeStringProperty("title", report.title());
        if (report.moment().position() < 0) {
            json.writeNullProperty("position");
        } else {
            json.writeNumberProperty("position", report.moment().position());
        }
        json.writeStringProperty("root", report.moment().root());
        text("recordedAt", report.recordedAt(), json);
        text("effectiveOn", report.moment().effectiveOn(), json);
        json.writeObjectPropertyStart("parameters");
        report.parameters().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("notes");
        report.notes().forEach(json::writeString);
        json.writeEndArray();
    }

    private static void text(String name, @Nullable Object value, JsonGenerator json) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }

    /** A line for each row, each with its section and the position; nothing else. */
    static void writeLines(Report report, OutputStream out) {
        try (JsonGenerator json = MAPPER.writer().withRootValueSeparator("").createGenerator(out)) {
            for (Section section : report.sections()) {
                section.rows()
                        .read(row -> {
                            json.writeStartObject();
                            json.writeStringProperty("section", section.name());
                            cells(section.columns(), row, json);
                            json.writeEndObject();
                            json.writeRaw('\n');
                        });
            }
        }
    }

    private static void cells(
            List<Column> columns, List<@Nullable Object> row, JsonGenerator json) {
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            switch (row.get(i)) {
                case null -> json.writeNullProperty(name);
                case Money money -> {
                    json.writeObjectPropertyStart(name);
                    json.writeStringProperty("amount", money.amount());
                    json.writeStringProperty("currency", money.currency().getCurrencyCode());
                    json.writeEndObject();
                }
                case Long number -> json.writeNumberProperty(name, number);
                case Integer number -> json.writeNumberProperty(name, number);
                case Boolean flag -> json.writeBooleanProperty(name, flag);
                case Object other -> json.writeStringProperty(name, other.toString());
            }
        }
    }
}
