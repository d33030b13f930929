package org.iioe.ledger.door;

import org.iioe.ledger.door.Shape.ListShape;
import org.iioe.ledger.door.Shape.Member;
import org.iioe.ledger.door.Shape.ObjectShape;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns in which commands of one kind are written, read off the record that a command is: a
 * column for each value, named by the way to it ({@code amount.currency}). A list stands in one
 * cell, an element a line, its values separated by {@code |}.
 */
final class SheetForm {
    /** A column for the reasons of corrections, which no command of this form has. */
    static final String REASON = "reason";

    private static final String SEPARATOR = "|";

    /**
     * A column.
     *
     * @param name the way to its value, with dots
     * @param shape of the value
     * @param optional whether it may be empty
     * @param parts of an element, where it is a list
     */
    private record Column(
            String name, List<String> path, Shape shape, boolean optional, List<Column> parts) {
        /** What an element of the list looks like. */
        String form() {
            return String.join(" " + SEPARATOR + " ", parts.stream().map(Column::name).toList());
        }
    }

    private final List<Column> columns;
    private final JsonMapper mapper;

    SheetForm(Class<?> command, JsonMapper mapper) {
        this.mapper = mapper;
        columns = columns((ObjectShape) Shape.of(command), List.of(), false);
    }

    private static List<Column> columns(ObjectShape object, List<String> at, boolean optional) {
        List<Column> columns = new ArrayList<>();
        for (Member member : object.members()) {
            List<String> path = new ArrayList<>(at);
            path.add(member.name());
            String name = String.join(".", path);
            boolean mayBeEmpty = optional || member.unknown();
            switch (member.shape()) {
                case ObjectShape inner -> columns.addAll(columns(inner, path, mayBeEmpty));
                case ListShape list when list.element() instanceof ObjectShape element ->
                        columns.add(
                                new Column(
                                        name,
                                        path,
                                        list,
                                        mayBeEmpty,
                                        columns(element, List.of(), false)));
                default ->
                        columns.add(new Column(name, path, member.shape(), mayBeEmpty, List.of()));
            }
        }
        return columns;
    }

    /** The names of the columns. */
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The names of the columns that no file may leave out. */
    List<String> required() {
        return columns.stream()
                .filter(column -> !column.optional() && !(column.shape() instanceof ListShape))
                .map(Column::name)
                .toList();
    }

    /** The column in which a value stands, by its JSON Pointer; the first where none is known. */
    String column(@Nullable String pointer) {
        String path = pointer == null ? "" : pointer.substring(1).replace('/', '.');
        for (Column column : columns) {
            if (path.equals(column.name()) || path.startsWith(column.name() + ".")) {
                return column.name();
            }
        }
        for (Column column : columns) {
            if (!path.isEmpty() && column.name().startsWith(path + ".")) {
                return column.name();
            }
        }
        return columns.getFirst().name();
    }

    /**
     * A row as the JSON of a command. An empty cell is unknown, and left out.
     *
     * @throws BadRequest with the pointer to a cell that cannot be read
     */
    ObjectNode read(List<String> header, List<String> cells) {
        ObjectNode command = mapper.createObjectNode();
        for (Column column : columns) {
            int at = header.indexOf(column.name());
            String cell = at < 0 || at >= cells.size() ? "" : plain(cells.get(at)).strip();
            if (!cell.isEmpty()) {
                put(command, column, cell);
            } else if (column.shape() instanceof ListShape && !column.optional()) {
                command.putArray(column.name());
            }
        }
        return command;
    }

    /** A cell without the apostrophe that keeps spreadsheets from taking it for a formula. */
    private static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' ? cell.substring(1) : cell;
    }

    private void put(ObjectNode command, Column column, String cell) {
        if (column.shape() instanceof ListShape) {
            ArrayNode list = command.putArray(column.name());
            for (String line : cell.lines().map(String::strip).toList()) {
                if (!line.isEmpty()) {
                    element(list.addObject(), column, line);
                }
            }
            return;
        }
        value(command, column, cell);
    }

    private static void element(ObjectNode element, Column column, String line) {
        String[] values = line.split("\\" + SEPARATOR, -1);
        if (values.length != column.parts().size()) {
            throw new BadRequest(
                    400,
                    "INVALID_VALUE",
                    "/" + column.name(),
                    "\"%s\" has %s parts; an element, one a line, is %s."
                            .formatted(
                                    CommandReader.shortened(line), values.length, column.form()));
        }
        for (int i = 0; i < values.length; i++) {
            String value = values[i].strip();
            if (!value.isEmpty()) {
                value(element, column.parts().get(i), value);
            }
        }
    }

    private static void value(ObjectNode into, Column column, String cell) {
        ObjectNode at = into;
        for (String step : column.path().subList(0, column.path().size() - 1)) {
            at = at.get(step) instanceof ObjectNode inner ? inner : at.putObject(step);
        }
        String member = column.path().getLast();
        switch (column.shape()) {
            case Shape.NumberShape number when cell.matches("-?[0-9]{1,18}") ->
                    at.put(member, Long.parseLong(cell));
            // Spreadsheets write them in capitals.
            case Shape.BooleanShape truth when cell.equalsIgnoreCase("true") ->
                    at.put(member, true);
            case Shape.BooleanShape truth when cell.equalsIgnoreCase("false") ->
                    at.put(member, false);
            default -> at.put(member, cell);
        }
    }
}
