package org.iioe.ledger.sheets;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Numbers;
import org.iioe.ledger.door.BulkRecorder;
import org.iioe.ledger.door.CommandCatalogue;
import org.iioe.ledger.door.CommandReader;
import org.iioe.ledger.http.Caller;
import org.iioe.ledger.language.SheetColumn;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.sheets.RowDecisions.Decided;
import org.iioe.ledger.sheets.RowDecisions.RowOutcome;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Imports sheets: a row that is not recorded yet becomes a command, one that is changes nothing,
 * and one that is recorded otherwise is a correction where there is one, or an error. All rows are
 * decided in one unit of work, and stored together when none is wrong.
 */
@Component
final class Imports {
    private final BulkRecorder recorder;
    private final EventStore store;
    private final JsonMapper mapper;
    private final Map<ImportKind, RowParser> parsers = new EnumMap<>(ImportKind.class);

    Imports(
            CommandReader commands,
            CommandCatalogue catalogue,
            BulkRecorder recorder,
            EventStore store,
            JsonMapper mapper) {
        this.recorder = recorder;
        this.store = store;
        this.mapper = mapper;
        for (ImportKind kind : ImportKind.values()) {
            Class<? extends LedgerCommand> command = catalogue.find(kind.command()).orElseThrow();
            SheetForm form =
                    new SheetForm(SheetColumn.of(command.asSubclass(Record.class)), mapper);
            parsers.put(kind, new RowParser(kind, form, commands, mapper));
        }
    }

    /**
     * Imports a sheet, or only tries to.
     *
     * @throws Problem when the sheet is of another form, or a row cannot be recorded
     */
    List<RowOutcome> of(ImportKind kind, SheetFile file, Caller caller, boolean dryRun) {
        RowParser parser = Objects.requireNonNull(parsers.get(kind));
        parser.checkHeader(file.header());
        if (file.rows().isEmpty()) {
            throw new Problem(ProblemCode.EMPTY_FILE, "There is no row below the header.");
        }
        List<WrongRow> errors = new ArrayList<>();
        List<ParsedRow> rows = new ArrayList<>();
        for (SheetFile.Row row : file.rows()) {
            parser.parse(file.header(), row, caller, errors).ifPresent(rows::add);
        }
        Decided decided = new Decided(List.of(), List.of(), List.of());
        if (!rows.isEmpty()) {
            boolean stores = !dryRun && errors.isEmpty();
            decided = decideTogether(kind, parser, rows, caller, stores);
            if (!decided.errors().isEmpty()) {
                // Somebody may have recorded the same rows while this one waited for its turn.
                decided = decideTogether(kind, parser, rows, caller, stores);
            }
        }
        errors.addAll(decided.errors());
        if (!errors.isEmpty()) {
            throw refused(file.rows().size(), errors);
        }
        if (!dryRun) {
            // Who sends a file again because the first answer was "not yet" is to be told the
            // truth too.
            recorder.awaitSafe(decided.recordedBefore());
        }
        return decided.lines();
    }

    private Decided decideTogether(
            ImportKind kind,
            RowParser parser,
            List<ParsedRow> rows,
            Caller caller,
            boolean stores) {
        return recorder.together(
                rows.getFirst().submission(),
                () ->
                        new RowDecisions(
                                        kind,
                                        parser,
                                        new RecordedActs(kind, store, mapper),
                                        recorder,
                                        caller)
                                .decide(rows),
                result -> stores && result.errors().isEmpty());
    }

    private static Problem refused(int rows, List<WrongRow> errors) {
        errors.sort(Comparator.comparingLong(WrongRow::line));
        return new Problem(
                        ProblemCode.IMPORT_REFUSED,
                        "%s of %s rows cannot be imported; nothing was stored."
                                .formatted(
                                        Numbers.words(
                                                errors.stream()
                                                        .map(WrongRow::line)
                                                        .distinct()
                                                        .count()),
                                        Numbers.words(rows)))
                .with("errors", List.copyOf(errors));
    }
}
