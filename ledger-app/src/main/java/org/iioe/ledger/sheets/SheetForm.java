package org.iioe.ledger.sheets;

import org.iioe.ledger.door.CommandReader;
import org.iioe.ledger.language.Shape;
import org.iioe.ledger.language.Shape.ListShape;
import org.iioe.ledger.language.SheetColumn;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * The columns in which commands of one kind are written, and the reading of a row in them. The
 * values of a list's element are separated by {@code |}.
 */
final class SheetForm {
    private static final String SEPARATOR = "|";

    private final List<SheetColumn> columns;
    private final JsonMapper mapper;

    SheetForm(List<SheetColumn> columns, JsonMapper mapper) {
        this.columns = columns;
        this.mapper = mapper;
    }

    /** The names of the columns. */
    List<String> names() {
        return columns.stream().map(SheetColumn::name).toList();
    }

    /** The names of the columns that no file may leave out. */
    List<String> required() {
        return columns.stream()
                .filter(column -> !column.optional() && !(column.shape() instanceof ListShape))
                .map(SheetColumn::name)
                .toList();
    }

    /** The column in which a value stands, by its JSON Pointer; the first where none is known. */
    String column(@Nullable String pointer) {
        String path = pointer == null ? "" : pointer.substring(1).replace('/', '.');
        for (SheetColumn column : columns) {
            if (path.equals(column.name()) || path.startsWith(column.name() + ".")) {
                return column.name();
            }
        }
        for (SheetColumn column : columns) {
            if (!path.isEmpty() && column.name().startsWith(path + ".")) {
                return column.name();
            }
        }
        return columns.getFirst().name();
    }

    /**
     * A row as the JSON of a command. An empty cell is unknown, and left out.
     *
     * @throws Problem with the pointer to a cell that cannot be read
     */
    ObjectNode read(List<String> header, List<String> cells) {
        ObjectNode command = mapper.createObjectNode();
        for (SheetColumn column : columns) {
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

    private void put(ObjectNode command, SheetColumn column, String cell) {
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

    private static void element(ObjectNode element, SheetColumn column, String line) {
        String[] values = line.split("\\" + SEPARATOR, -1);
        if (values.length != column.parts().size()) {
            throw new Problem(
                    ProblemCode.INVALID_VALUE,
                    "/" + column.name(),
                    "\"%s\" has %s parts; an element, one a line, is %s."
                            .formatted(CommandReader.shortened(line), values.length, form(column)));
        }
        for (int i = 0; i < values.length; i++) {
            String value = values[i].strip();
            if (!value.isEmpty()) {
                value(element, column.parts().get(i), value);
            }
        }
    }

    /** What an element of a list looks like. */
    private static String form(SheetColumn column) {
        return String.join(
                " " + SEPARATOR + " ", column.parts().stream().map(SheetColumn::name).toList());
    }

    private static void value(ObjectNode into, SheetColumn column, String cell) {
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
