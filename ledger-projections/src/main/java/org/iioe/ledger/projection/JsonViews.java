package org.iioe.ledger.projection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.function.Consumer;

/**
 * Views that are JSON documents, put together from events member by member. Their {@code id} comes
 * first and their {@code position}, of the last entry about them, is kept up here.
 */
public final class JsonViews {
    private final JsonMapper mapper;
    private final History<ObjectNode> history;

    /**
     * @param table such as {@code meeting}
     */
    public JsonViews(JdbcClient database, JsonMapper mapper, String table) {
        this.mapper = mapper;
        this.history = new History<>(database, mapper, table, ObjectNode.class);
    }

    /** The documents with all their states. */
    public History<ObjectNode> history() {
        return history;
    }

    /** A new document. */
    public void create(String id, long position, Consumer<ObjectNode> with) {
        ObjectNode view = mapper.createObjectNode().put("id", id);
        with.accept(view);
        history.put(id, view.put("position", position), position);
    }

    /** Changes a document; makes it first where no event has. */
    public void change(String id, long position, Consumer<ObjectNode> by) {
        ObjectNode view =
                history.current(id).orElseGet(() -> mapper.createObjectNode().put("id", id));
        by.accept(view);
        history.put(id, view.put("position", position), position);
    }

    /** Sets a member to a value as it is written in JSON. */
    public void set(ObjectNode view, String member, @Nullable Object value) {
        view.set(member, value == null ? mapper.nullNode() : mapper.valueToTree(value));
    }

    /** Appends a value, as it is written in JSON, to a list. */
    public void add(ObjectNode view, String list, Object value) {
        JsonNode found = view.get(list);
        ArrayNode array = found instanceof ArrayNode known ? known : view.putArray(list);
        JsonNode json = mapper.valueToTree(value);
        array.add(json);
    }
}
