package org.iioe.ledger.export;

import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Table;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Describes an evidence pack as a Data Package 2.0: each file with its digest, each table with its
 * columns.
 */
final class PackDescription {
    private static final String PROFILES = "https://datapackage.org/profiles/2.0/";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "csv", "text/csv",
                    "html", "text/html",
                    "ndjson", "application/x-ndjson",
                    "json", "application/json",
                    "xml", "application/xml");

    private final JsonGenerator json;

    private PackDescription(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes {@code datapackage.json}.
     *
     * @param tables by the paths of their files
     * @param signed how many entries the pack's checkpoint covers, or null without one
     */
    static void write(
            String origin,
            Moment moment,
            Instant recordedAt,
            @Nullable Long signed,
            Map<String, Table> tables,
            List<PackZip.Written> files,
            OutputStream out) {
        try (JsonGenerator generator = MAPPER.createGenerator(out, JsonEncoding.UTF8)) {
            new PackDescription(generator).all(origin, moment, recordedAt, signed, tables, files);
        }
    }

    private void all(
            String origin,
            Moment moment,
            Instant recordedAt,
            @Nullable Long signed,
            Map<String, Table> tables,
            List<PackZip.Written> files) {
        json.writeStartObject();
        json.writeStringProperty("$schema", PROFILES + "datapackage.json");
        json.writeStringProperty("name", "evidence-pack");
        json.writeStringProperty("id", "%s@%s".formatted(origin, moment.position()));
        json.writeStringProperty("title", "Evidence pack of the ledger " + origin);
        json.writeStringProperty(
                "description",
                "The ledger as of position %s: every table, the sealed entries that they are derived from, and what proves those. Begin with report.html. Text that a spreadsheet could take for a formula has an apostrophe before it."
                        .formatted(moment.position()));
        json.writeStringProperty("version", Long.toString(moment.position()));
        json.writeStringProperty("created", recordedAt.toString());
        json.writeObjectPropertyStart("ledger");
        json.writeStringProperty("origin", origin);
        json.writeNumberProperty("position", moment.position());
        json.writeStringProperty("root", moment.root());
        json.writeStringProperty("recordedAt", recordedAt.toString());
        if (signed == null) {
            json.writeNullProperty("checkpointSize");
        } else {
            json.writeNumberProperty("checkpointSize", signed);
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("resources");
        for (PackZip.Written file : files) {
            resource(file, tables.get(file.path()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void resource(PackZip.Written file, @Nullable Table table) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        String format = name.substring(name.lastIndexOf('.') + 1);
        json.writeStartObject();
        json.writeStringProperty(
                "name",
                table == null
                        ? file.path().toLowerCase(java.util.Locale.ROOT).replace('/', '-')
                        : table.section().name());
        json.writeStringProperty("path", file.path());
        if (table != null) {
            json.writeStringProperty("type", "table");
            json.writeStringProperty("title", table.section().title());
        }
        if (name.contains(".")) {
            json.writeStringProperty("format", format);
        }
        json.writeStringProperty("mediatype", MEDIA_TYPES.getOrDefault(format, "text/plain"));
        json.writeStringProperty("encoding", "utf-8");
        json.writeNumberProperty("bytes", file.bytes());
        json.writeStringProperty("hash", "sha256:" + file.sha256());
        if (table != null) {
            schema(table);
        }
        json.writeEndObject();
    }

    private void schema(Table table) {
        json.writeObjectPropertyStart("schema");
        json.writeStringProperty("$schema", PROFILES + "tableschema.json");
        json.writeArrayPropertyStart("fields");
        for (Column column : table.section().columns()) {
            List<String> written = column.written();
            field(written.getFirst(), column, type(column.kind()), table);
            if (written.size() > 1) {
                field(written.getLast(), column, "string", table);
            }
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("missingValues");
        json.writeString("");
        json.writeEndArray();
        if (!table.key().isEmpty()) {
            names("primaryKey", table.key());
        }
        if (!table.references().isEmpty()) {
            json.writeArrayPropertyStart("foreignKeys");
            for (Table.Reference reference : table.references()) {
                json.writeStartObject();
                names("fields", reference.columns());
                json.writeObjectPropertyStart("reference");
                json.writeStringProperty("resource", reference.table());
                names("fields", reference.its());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void field(String name, Column column, String type, Table table) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("type", type);
        json.writeStringProperty("title", column.title());
        if (table.key().contains(name)) {
            json.writeObjectPropertyStart("constraints");
            json.writeBooleanProperty("required", true);
            json.writeEndObject();
        } else {
            json.writeStringProperty(
                    "description",
                    column.optional()
                            ? "Empty where there is nothing."
                            : "Empty where it is unknown.");
        }
        json.writeEndObject();
    }

    private void names(String property, List<String> names) {
        json.writeArrayPropertyStart(property);
        names.forEach(json::writeString);
        json.writeEndArray();
    }

    private static String type(Column.Kind kind) {
        return switch (kind) {
            case TEXT, ADDRESS -> "string";
            case MONEY -> "number";
            case NUMBER -> "integer";
            case DAY -> "date";
            case FLAG -> "boolean";
        };
    }
}
