package org.iioe.ledger.sheets;

import org.iioe.ledger.RecordedException;
import org.iioe.ledger.door.BulkRecorder;
import org.iioe.ledger.door.CommandReader;
import org.iioe.ledger.door.Submission;
import org.iioe.ledger.http.Caller;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides the rows of a sheet, within one unit of work: what is not recorded is submitted, what is
 * recorded otherwise is corrected where that is possible. It is made anew for each time that a
 * sheet is decided.
 */
final class RowDecisions {
    private final ImportKind kind;
    private final RowParser parser;
    private final RecordedActs acts;
    private final BulkRecorder recorder;
    private final Caller caller;
    private final Decided decided =
            new Decided(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    RowDecisions(
            ImportKind kind,
            RowParser parser,
            RecordedActs acts,
            BulkRecorder recorder,
            Caller caller) {
        this.kind = kind;
        this.parser = parser;
        this.acts = acts;
        this.recorder = recorder;
        this.caller = caller;
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
    record RowOutcome(long line, Outcome outcome, List<RecordedException> exceptions) {}

    /**
     * What becomes of a sheet, and what is wrong with it.
     *
     * @param recordedBefore the ids of events that say what rows say, and may not be safe yet
     */
    record Decided(List<RowOutcome> lines, List<WrongRow> errors, List<String> recordedBefore) {}

    /** Decides all rows, each on what those before it made. */
    Decided decide(List<ParsedRow> rows) {
        for (ParsedRow row : rows) {
            decided.lines().add(outcome(row));
        }
        return decided;
    }

    private RowOutcome outcome(ParsedRow row) {
        Optional<List<String>> before = recorder.recorded(row.submission());
        if (before.isPresent()) {
            decided.recordedBefore().addAll(before.get());
            return new RowOutcome(row.line(), Outcome.UNCHANGED, List.of());
        }
        RecordedActs.Act act = acts.find(row.submission().command(), row.members());
        if (act == null) {
            return new RowOutcome(row.line(), Outcome.NEW, submit(row, row.submission(), null));
        }
        if (change(row, act)) {
            return new RowOutcome(row.line(), Outcome.CORRECTED, List.of());
        }
        decided.recordedBefore().addAll(act.events());
        return new RowOutcome(row.line(), Outcome.UNCHANGED, List.of());
    }

    /**
     * @param column that it is about, or null where the failure tells
     * @return the rules that it breaks, and is recorded with all the same
     */
    private List<RecordedException> submit(
            ParsedRow row, Submission submission, @Nullable String column) {
        BulkRecorder.Submitted submitted = recorder.submit(submission);
        RuntimeException failure = submitted.failure();
        if (failure instanceof Problem problem && problem.status() >= 500) {
            throw problem;
        }
        if (failure != null) {
            wrong(
                    WrongRow.of(
                            row.line(), column != null ? column : parser.guilty(failure), failure));
        }
        return submitted.exceptions();
    }

    private void wrong(WrongRow row) {
        decided.errors().add(row);
    }

    /** Whether something of the row is otherwise than it was recorded, and is corrected. */
    private boolean change(ParsedRow row, RecordedActs.Act act) {
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
                corrected |= correct(row, act, member);
            } else {
                wrong(
                        new WrongRow(
                                row.line(),
                                parser.column("/" + member),
                                ProblemCode.RECORDED_OTHERWISE,
                                "%s. %s".formatted(otherwise(row, act, member), kind.change())));
            }
        }
        return corrected;
    }

    private boolean correct(ParsedRow row, RecordedActs.Act act, String member) {
        if (row.reason().isBlank()) {
            wrong(
                    new WrongRow(
                            row.line(),
                            member,
                            ProblemCode.REASON_MISSING,
                            "%s: a correction needs a reason, in the column reason. %s"
                                    .formatted(otherwise(row, act, member), kind.change())));
            return false;
        }
        ObjectNode correction = JsonNodeFactory.instance.objectNode();
        correction.set("organisation", row.members().get("organisation"));
        correction.put(
                "field",
                OrganisationField.json(
                        Objects.requireNonNull(RecordedActs.CORRECTABLE.get(member))));
        correction.set("was", act.now().get(member));
        correction.set("is", row.members().get(member));
        correction.set("confirmedDistinct", row.members().get("confirmedDistinct"));
        correction.put("reason", row.reason());
        correction.set("on", row.members().get("on"));
        correction.set("source", row.members().get("source"));
        try {
            submit(row, parser.correction(correction, caller), member);
        } catch (Problem e) {
            if (e.status() >= 500) {
                throw e;
            }
            wrong(WrongRow.of(row.line(), member, e));
        }
        return true;
    }

    private static String otherwise(ParsedRow row, RecordedActs.Act act, String member) {
        return "Recorded is %s, the file says %s"
                .formatted(words(act.now().get(member)), words(row.members().get(member)));
    }

    private static String words(@Nullable JsonNode value) {
        return value == null || value.isNull()
                ? "nothing"
                : CommandReader.shortened(value.toString());
    }
}
