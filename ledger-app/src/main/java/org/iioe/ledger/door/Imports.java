package org.iioe.ledger.door;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.language.SheetColumn;
import org.iioe.ledger.membership.OrganisationField;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Imports sheets: a row that is not recorded yet becomes a command, one that is changes nothing,
 * and one that is recorded otherwise is a correction where there is one, or an error. All rows are
 * decided in one unit of work, and stored together when none is wrong.
 */
@Component
final class Imports {
    private final CommandReader commands;
    private final Recorder recorder;
    private final EventStore store;
    private final JsonMapper mapper;
    private final Map<ImportKind, SheetForm> forms = new EnumMap<>(ImportKind.class);

    Imports(
            CommandReader commands,
            CommandCatalogue catalogue,
            Recorder recorder,
            EventStore store,
            JsonMapper mapper) {
        this.commands = commands;
        this.recorder = recorder;
        this.store = store;
        this.mapper = mapper;
        for (ImportKind kind : ImportKind.values()) {
            Class<? extends LedgerCommand> command = catalogue.find(kind.command()).orElseThrow();
            forms.put(
                    kind, new SheetForm(SheetColumn.of(command.asSubclass(Record.class)), mapper));
        }
    }

    /** What becomes of a row. */
    enum Outcome {
        /** It is recorded. */
        NEW,
        /** What was recorded is corrected. */
        CORRECTED,
        /** It was recorded before. */
        UNCHANGED
    }

    /**
     * What becomes of a row.
     *
     * @param line where it begins in the file, from 1
     * @param exceptions the rules that it breaks, and is recorded with all the same
     */
    record Line(long line, Outcome outcome, List<RecordedException> exceptions) {}

    /** What becomes of a sheet, and what is wrong with it. */
    private record Decided(
            List<Line> lines, List<ImportRefused.WrongRow> errors, List<String> recordedBefore) {}

    /** A row that is a command by its form. */
    private record Parsed(SheetFile.Row row, Submission submission, ObjectNode members) {
        long line() {
            return row.line();
        }
    }

    /**
     * Imports a sheet, or only tries to.
     *
     * @throws ImportRefused when a row cannot be recorded
     */
    List<Line> of(ImportKind kind, SheetFile file, Caller caller, boolean dryRun) {
        SheetForm form = form(kind);
        checkHeader(kind, form, file.header());
        if (file.rows().isEmpty()) {
            throw new BadRequest(400, "EMPTY_FILE", null, "There is no row below the header.");
        }
        List<ImportRefused.WrongRow> malformed = new ArrayList<>();
        List<Parsed> rows = new ArrayList<>();
        for (SheetFile.Row row : file.rows()) {
            parse(kind, file, row, caller, rows, malformed);
        }
        Decided decided = new Decided(List.of(), List.of(), List.of());
        if (!rows.isEmpty()) {
            boolean stores = !dryRun && malformed.isEmpty();
            decided = decideTogether(kind, file, rows, caller, stores);
            if (!decided.errors().isEmpty()) {
                // Somebody may have recorded the same rows while this one waited for its turn.
                decided = decideTogether(kind, file, rows, caller, stores);
            }
        }
        List<ImportRefused.WrongRow> errors = new ArrayList<>(malformed);
        errors.addAll(decided.errors());
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingLong(ImportRefused.WrongRow::line));
            throw new ImportRefused(file.rows().size(), errors);
        }
        if (!dryRun) {
            // Who sends a file again because the first answer was "not yet" is to be told the
            // truth too.
            recorder.awaitSafe(decided.recordedBefore());
        }
        return decided.lines();
    }

    private SheetForm form(ImportKind kind) {
        SheetForm form = forms.get(kind);
        if (form == null) {
            throw new IllegalStateException("There is no form for " + kind);
        }
        return form;
    }

    /** The columns of a kind, in order. */
    private static List<String> columns(ImportKind kind, SheetForm form) {
        List<String> columns = new ArrayList<>(form.names());
        if (kind == ImportKind.ORGANISATIONS) {
            columns.add(SheetForm.REASON);
        }
        return columns;
    }

    private static void checkHeader(ImportKind kind, SheetForm form, List<String> header) {
        List<String> columns = columns(kind, form);
        TreeSet<String> seen = new TreeSet<>();
        for (String name : header) {
            if (!columns.contains(name)) {
                throw new BadRequest(
                        400,
                        "UNKNOWN_COLUMN",
                        CommandReader.shortened(name),
                        "Line 1 has the column \"%s\"; %s have the columns %s."
                                .formatted(
                                        CommandReader.shortened(name),
                                        kind.path(),
                                        String.join(", ", columns)));
            }
            if (!seen.add(name)) {
                throw new BadRequest(
                        400,
                        "DOUBLED_COLUMN",
                        name,
                        "Line 1 has the column %s twice.".formatted(name));
            }
        }
        for (String name : form.required()) {
            if (!seen.contains(name)) {
                throw new BadRequest(
                        400,
                        "MISSING_COLUMN",
                        name,
                        "Line 1 has no column %s, without which nothing can be recorded."
                                .formatted(name));
            }
        }
    }

    private void parse(
            ImportKind kind,
            SheetFile file,
            SheetFile.Row row,
            Caller caller,
            List<Parsed> rows,
            List<ImportRefused.WrongRow> errors) {
        if (row.cells().size() > file.header().size()) {
            errors.add(
                    new ImportRefused.WrongRow(
                            row.line(),
                            null,
                            "TOO_MANY_CELLS",
                            "The row has %s cells; the header has %s. A cell with a separator in it stands in quotes."
                                    .formatted(row.cells().size(), file.header().size())));
            return;
        }
        try {
            LedgerCommand command =
                    commands.read(kind.command(), form(kind).read(file.header(), row.cells()), "");
            rows.add(new Parsed(row, submission(command, caller), mapper.valueToTree(command)));
        } catch (BadRequest e) {
            errors.add(error(row.line(), form(kind).column(e.field()), e));
        }
    }

    /** A command of an import: what it says is its key, so that it is recorded once. */
    private Submission submission(LedgerCommand command, Caller caller) {
        String key =
                "import-"
                        + Sha256.of(
                                command.getClass().getSimpleName()
                                        + "\n"
                                        + mapper.writeValueAsString(command));
        return Submission.of(key, command, caller, mapper);
    }

    private Decided decideTogether(
            ImportKind kind, SheetFile file, List<Parsed> rows, Caller caller, boolean stores) {
        return recorder.together(
                rows.getFirst().submission(),
                () -> decide(kind, file, rows, caller),
                result -> stores && result.errors().isEmpty());
    }

    private Decided decide(ImportKind kind, SheetFile file, List<Parsed> rows, Caller caller) {
        RecordedActs acts = new RecordedActs(kind, store, mapper);
        Decided decided = new Decided(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Parsed row : rows) {
            Outcome outcome = Outcome.UNCHANGED;
            List<RecordedException> exceptions = List.of();
            Optional<CommandRecorded> before = recorder.recorded(row.submission());
            before.ifPresent(
                    recorded -> decided.recordedBefore().addAll(Recorder.events(recorded)));
            if (before.isEmpty()) {
                RecordedActs.Act act = acts.find(row.submission().command(), row.members());
                if (act == null) {
                    outcome = Outcome.NEW;
                    exceptions = submit(kind, row, row.submission(), null, decided.errors());
                } else if (change(kind, file, row, act, caller, decided.errors())) {
                    outcome = Outcome.CORRECTED;
                } else {
                    decided.recordedBefore().addAll(act.events());
                }
            }
            decided.lines().add(new Line(row.line(), outcome, exceptions));
        }
        return decided;
    }

    private List<RecordedException> submit(
            ImportKind kind,
            Parsed row,
            Submission submission,
            @Nullable String column,
            List<ImportRefused.WrongRow> errors) {
        Recorder.Submitted submitted = recorder.submit(submission);
        RuntimeException failure = submitted.failure();
        if (failure instanceof BadRequest bad && bad.status() >= 500) {
            throw bad;
        }
        if (failure != null) {
            errors.add(error(row.line(), column != null ? column : guilty(kind, failure), failure));
        }
        return submitted.exceptions();
    }

    /** Whether something of the row is otherwise than it was recorded, and is corrected. */
    private boolean change(
            ImportKind kind,
            SheetFile file,
            Parsed row,
            RecordedActs.Act act,
            Caller caller,
            List<ImportRefused.WrongRow> errors) {
        List<String> changed = new ArrayList<>();
        List<String> about = new ArrayList<>();
        for (String member : row.members().propertyNames()) {
            if (act.has(member, row.members().get(member)) || member.equals("confirmedDistinct")) {
                continue;
            }
            boolean ofCorrection = member.equals("on") || member.equals("source");
            (kind == ImportKind.ORGANISATIONS && ofCorrection ? about : changed).add(member);
        }
        if (changed.isEmpty()) {
            // A day and a source of their own belong to a correction; alone they change nothing.
            changed.addAll(about);
        }
        boolean corrected = false;
        for (String member : changed) {
            if (kind == ImportKind.ORGANISATIONS && RecordedActs.CORRECTABLE.containsKey(member)) {
                corrected |= correct(file, row, act, member, caller, errors);
            } else {
                errors.add(
                        new ImportRefused.WrongRow(
                                row.line(),
                                form(kind).column("/" + member),
                                "RECORDED_OTHERWISE",
                                "Recorded is %s, the file says %s. %s"
                                        .formatted(
                                                words(act.now().get(member)),
                                                words(row.members().get(member)),
                                                kind.change())));
            }
        }
        return corrected;
    }

    private boolean correct(
            SheetFile file,
            Parsed row,
            RecordedActs.Act act,
            String member,
            Caller caller,
            List<ImportRefused.WrongRow> errors) {
        int at = file.header().indexOf(SheetForm.REASON);
        String reason = at < 0 || at >= row.row().cells().size() ? "" : row.row().cells().get(at);
        if (reason.isBlank()) {
            errors.add(
                    new ImportRefused.WrongRow(
                            row.line(),
                            member,
                            "REASON_MISSING",
                            "Recorded is %s, the file says %s: a correction needs a reason, in the column reason. %s"
                                    .formatted(
                                            words(act.now().get(member)),
                                            words(row.members().get(member)),
                                            ImportKind.ORGANISATIONS.change())));
            return false;
        }
        ObjectNode correction = mapper.createObjectNode();
        correction.set("organisation", row.members().get("organisation"));
        correction.put(
                "field",
                OrganisationField.json(
                        Objects.requireNonNull(RecordedActs.CORRECTABLE.get(member))));
        correction.set("was", act.now().get(member));
        correction.set("is", row.members().get(member));
        correction.set("confirmedDistinct", row.members().get("confirmedDistinct"));
        correction.put("reason", reason.strip());
        correction.set("on", row.members().get("on"));
        correction.set("source", row.members().get("source"));
        try {
            submit(
                    ImportKind.ORGANISATIONS,
                    row,
                    submission(commands.read("CorrectOrganisation", correction, ""), caller),
                    member,
                    errors);
        } catch (BadRequest e) {
            if (e.status() >= 500) {
                throw e;
            }
            errors.add(error(row.line(), member, e));
        }
        return true;
    }

    private static String words(@Nullable JsonNode value) {
        return value == null || value.isNull()
                ? "nothing"
                : CommandReader.shortened(value.toString());
    }

    private static ImportRefused.WrongRow error(
            long line, @Nullable String column, RuntimeException failure) {
        ProblemDetail problem = Problems.of(failure);
        Object code = problem.getProperties() == null ? null : problem.getProperties().get("code");
        return new ImportRefused.WrongRow(
                line, column, String.valueOf(code), String.valueOf(problem.getDetail()));
    }

    /** The column that a refusal is about, as far as its code tells; else the one of the id. */
    private String guilty(ImportKind kind, RuntimeException failure) {
        if (failure instanceof BadRequest bad && bad.field() != null) {
            return form(kind).column(bad.field());
        }
        String code = failure instanceof Refusal refusal ? refusal.code().name() : "";
        if (code.equals(AuditRefusal.NOT_FOUND.name())) {
            // The fund or contribution that the act belongs to.
            return kind.id().getFirst();
        }
        for (String column : form(kind).names()) {
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
