package org.iioe.ledger.report;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Deprecated, until funding asks its views by member; see {@link Rows#each}. What stands in the
 * lists of views, each entry as a view of its own that knows where it stands.
 */
public final class NestedViews {
    private NestedViews() {}

    /**
     * The entries of a list that each view has: objects, or {@code value} for what is none, or
     * {@code name} and {@code value} for the members of an object.
     *
     * @param lists paths, each within the entries of the one before
     */
    public static JsonField.Source each(JsonField.Source views, String... lists) {
        JsonField.Source found = views;
        for (String list : lists) {
            JsonField.Source within = found;
            found = to -> within.read(view -> entries(view, list, to));
        }
        return found;
    }

    private static void entries(JsonNode view, String list, Consumer<JsonNode> to) {
        JsonNode found = at(view, list);
        int number = 0;
        if (found.isObject()) {
            for (Map.Entry<String, JsonNode> member : found.properties()) {
                ObjectNode row = entry(view, ++number);
                row.put("name", member.getKey());
                row.set("value", member.getValue());
                to.accept(row);
            }
            return;
        }
        for (JsonNode each : found) {
            ObjectNode row = entry(view, ++number);
            if (each instanceof ObjectNode object) {
                row.setAll(object);
            } else {
                row.set("value", each);
            }
            to.accept(row);
        }
    }

    private static ObjectNode entry(JsonNode view, int number) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("^", view);
        return row.put("#", number);
    }

    /** What a path leads to. */
    static JsonNode at(JsonNode view, String path) {
        JsonNode found = view;
        for (String part : path.split("/", -1)) {
            found = found.path(part);
        }
        return found;
    }
}
