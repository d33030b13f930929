package org.iioe.ledger.sheets;

import jakarta.servlet.http.HttpServletRequest;

import org.iioe.ledger.http.Caller;
import org.iioe.ledger.http.RequestBody;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.sheets.RowDecisions.Outcome;
import org.iioe.ledger.sheets.RowDecisions.RowOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes sheets in: the CSV that is exported under the same name, edited in a spreadsheet. A dry run
 * unless it is told otherwise.
 */
@RestController
@RequestMapping("/api/v1/imports")
final class ImportsDoor {
    private static final int MOST_BYTES = 5_000_000;

    private final Imports imports;

    ImportsDoor(Imports imports) {
        this.imports = imports;
    }

    /**
     * What became of a sheet, or would.
     *
     * @param stored false for a dry run
     * @param rows how many came in
     * @param recorded how many of them are new
     * @param corrected how many correct what was recorded
     * @param unchanged how many were recorded before
     * @param lines each of them
     */
    record Imported(
            boolean stored,
            int rows,
            long recorded,
            long corrected,
            long unchanged,
            List<RowOutcome> lines) {}

    /**
     * Imports a sheet.
     *
     * @param name what its rows are: organisations, allocations, receipts or deliveries
     * @param dryRun {@code false} to store it
     */
    @PostMapping("/{name}")
    ResponseEntity<Imported> take(
            @PathVariable String name,
            @RequestHeader(name = "Ledger-User", required = false) @Nullable String user,
            @RequestHeader(name = "Ledger-On-Behalf-Of", required = false)
                    @Nullable String onBehalfOf,
            @RequestParam(name = "dryRun", defaultValue = "true") String dryRun,
            HttpServletRequest request)
            throws IOException {
        ImportKind kind = kind(name);
        if (!dryRun.equals("true") && !dryRun.equals("false")) {
            throw new Problem(ProblemCode.INVALID_VALUE, "dryRun", "dryRun is true or false.");
        }
        Caller caller = Caller.of(user, onBehalfOf);
        RequestBody.requireType(request, MediaType.parseMediaType("text/csv"));
        boolean dry = dryRun.equals("true");
        List<RowOutcome> lines =
                imports.of(
                        kind,
                        SheetFile.of(RequestBody.read(request, MOST_BYTES, "A sheet")),
                        caller,
                        dry);
        Imported imported =
                new Imported(
                        !dry,
                        lines.size(),
                        count(lines, Outcome.NEW),
                        count(lines, Outcome.CORRECTED),
                        count(lines, Outcome.UNCHANGED),
                        lines);
        boolean changes = !dry && imported.unchanged() < lines.size();
        return ResponseEntity.status(changes ? 201 : 200).body(imported);
    }

    private static ImportKind kind(String name) {
        return Arrays.stream(ImportKind.values())
                .filter(kind -> kind.path().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                ProblemCode.UNKNOWN_IMPORT,
                                Arrays.stream(ImportKind.values())
                                        .map(ImportKind::path)
                                        .collect(
                                                Collectors.joining(
                                                        ", ", "What can be imported: ", "."))));
    }

    private static long count(List<RowOutcome> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
