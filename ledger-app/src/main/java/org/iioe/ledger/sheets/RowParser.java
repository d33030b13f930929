package org.iioe.ledger.sheets;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.door.CommandReader;
import org.iioe.ledger.door.Submission;
import org.iioe.ledger.http.Caller;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes commands of the rows of one kind of sheet, and says of those that are none which cell is
 * wrong.
 */
final class RowParser {
    /** A column for the reasons of corrections, which no command has. */
    private static final String REASON = "reason";

    private final ImportKind kind;
    private final SheetForm form;
    private final CommandReader commands;
    private final JsonMapper mapper;
    private final List<String> columns;

    RowParser(ImportKind kind, SheetForm form, CommandReader commands, JsonMapper mapper) {
        this.kind = kind;
        this.form = form;
        this.commands = commands;
        this.mapper = mapper;
        columns = new ArrayList<>(form.names());
        if (kind == ImportKind.ORGANISATIONS) {
            columns.add(REASON);
        }
    }

    /**
     * Looks at the names of the columns.
     *
     * @throws Problem for one that is not known, stands twice or is missing
     */
    void checkHeader(List<String> header) {
        TreeSet<String> seen = new TreeSet<>();
        for (String name : header) {
            if (!columns.contains(name)) {
                String shortened = CommandReader.shortened(name);
                throw new Problem(
                        ProblemCode.UNKNOWN_COLUMN,
                        shortened,
                        "Line 1 has the column \"%s\"; %s have the columns %s."
                                .formatted(shortened, kind.path(), String.join(", ", columns)));
            }
            if (!seen.add(name)) {
                throw new Problem(
                        ProblemCode.DOUBLED_COLUMN,
                        name,
                        "Line 1 has the column %s twice.".formatted(name));
            }
        }
        for (String name : form.required()) {
            if (!seen.contains(name)) {
                throw new Problem(
                        ProblemCode.MISSING_COLUMN,
                        name,
                        "Line 1 has no column %s, without which nothing can be recorded."
                                .formatted(name));
            }
        }
    }

    /** The command of a row, or nothing where it is none: then its error is added. */
    Optional<ParsedRow> parse(
            List<String> header, SheetFile.Row row, Caller caller, List<WrongRow> errors) {
        List<String> cells = row.cells();
        if (cells.size() > header.size()) {
            errors.add(
                    new WrongRow(
                            row.line(),
                            null,
                            ProblemCode.TOO_MANY_CELLS,
                            "The row has %s cells; the header has %s. A cell with a separator in it stands in quotes."
                                    .formatted(cells.size(), header.size())));
            return Optional.empty();
        }
        try {
            LedgerCommand command = commands.read(kind.command(), form.read(header, cells), "");
            int at = header.indexOf(REASON);
            return Optional.of(
                    new ParsedRow(
                            row.line(),
                            at < 0 || at >= cells.size() ? "" : cells.get(at).strip(),
                            submission(command, caller),
                            mapper.valueToTree(command)));
        } catch (Problem e) {
            errors.add(WrongRow.of(row.line(), column(e.field()), e));
            return Optional.empty();
        }
    }

    /** A command that corrects what a row says otherwise than it was recorded. */
    Submission correction(ObjectNode correction, Caller caller) {
        return submission(commands.read("CorrectOrganisation", correction, ""), caller);
    }

    /** A command of an import: what it says is its key, so that it is recorded once. */
    private Submission submission(LedgerCommand command, Caller caller) {
        return Submission.ofContent("import-", command, caller, mapper);
    }

    /** The column in which a value stands, by its JSON Pointer; the first where none is known. */
    String column(@Nullable String pointer) {
        return form.column(pointer);
    }

    /** The column that a refusal is about, as far as its code tells; else the one of the id. */
    String guilty(RuntimeException failure) {
        if (failure instanceof Problem problem && problem.field() != null) {
            return form.column(problem.field());
        }
        String code = failure instanceof Refusal refusal ? refusal.code().name() : "";
        if (code.equals(AuditRefusal.NOT_FOUND.name())) {
            // The fund or contribution that the act belongs to.
            return kind.id().getFirst();
        }
        for (String column : form.names()) {
            for (String step : column.split("\\.", -1)) {
                String word =
                        step.replaceAll("([A-Z])", "_$1")
                                .replaceAll("s$", "")
                                .toUpperCase(Locale.ROOT);
                if (("_" + code).contains("_" + word)) {
                    return column;
                }
            }
        }
        return kind.id().getLast();
    }
}
