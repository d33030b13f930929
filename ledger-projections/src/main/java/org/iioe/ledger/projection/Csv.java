package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes every report as CSV (RFC 4180) too, from the very JSON that it would be: an item of a list
 * is a row, a member a column, a member of a member {@code outer.inner}; a list within an item is
 * JSON text in its cell. Unknown is an empty cell.
 */
final class Csv extends AbstractHttpMessageConverter<Object> {
    static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final JsonMapper mapper;

    Csv(JsonMapper mapper) {
        super(new MediaType("text", "csv"));
        this.mapper = mapper;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return JsonNode.class.isAssignableFrom(type)
                || type.getPackageName().startsWith("org.iioe.ledger");
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("CSV is not read here.", input);
    }

    @Override
    protected void writeInternal(Object answer, HttpOutputMessage output) throws IOException {
        JsonNode json = mapper.valueToTree(answer);
        List<Map<String, String>> rows = new ArrayList<>();
        JsonNode items = json.path("items");
        if (items.isArray()) {
            items.forEach(item -> rows.add(row(item)));
            String next = json.path("next").asString("");
            if (!next.isEmpty()) {
                output.getHeaders().set("Link", "<?cursor=%s>; rel=\"next\"".formatted(next));
            }
        } else {
            rows.add(row(json));
        }
        output.getHeaders().setContentType(TYPE);
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        Writer out = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        if (!columns.isEmpty()) {
            line(out, columns);
        }
        for (Map<String, String> row : rows) {
            line(out, columns.stream().map(column -> row.getOrDefault(column, "")).toList());
        }
        out.flush();
    }

    private static Map<String, String> row(JsonNode item) {
        Map<String, String> row = new LinkedHashMap<>();
        cells("", item, row);
        return row;
    }

    private static void cells(String name, JsonNode value, Map<String, String> row) {
        if (value.isObject()) {
            value.properties()
                    .forEach(member ->
                            cells(
                                    name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                                    member.getValue(),
                                    row));
        } else {
            row.put(
                    name,
                    value.isNull() ? "" : value.isArray() ? value.toString() : value.asString());
        }
    }

    private static void line(Writer out, Iterable<String> cells) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.write(separator);
            out.write(quoted(FormulaGuard.neutralised(cell)));
            separator = ",";
        }
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
