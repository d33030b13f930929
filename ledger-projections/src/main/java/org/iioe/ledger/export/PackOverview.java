package org.iioe.ledger.export;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.proof.Checkpoints.Signed;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.Report;
import org.iioe.ledger.report.ReportHtml;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What an auditor reads first in a pack: what needs attention, the figures, and how to verify. */
@Component
final class PackOverview {
    private final LogIdentity identity;
    private final PackExceptions exceptions;
    private final PackDocuments documents;

    PackOverview(LogIdentity identity, PackExceptions exceptions, PackDocuments documents) {
        this.identity = identity;
        this.exceptions = exceptions;
        this.documents = documents;
    }

    Report report(
            Moment moment,
            Instant recordedAt,
            PackLog.Cover cover,
            PackFigures.Statements statements,
            Collection<Table> tables) {
        List<Section> sections = new ArrayList<>();
        sections.add(exceptions.section(moment.position()));
        sections.add(
                statements.all(
                        "suspense",
                        "Suspense: money that is nobody's gift yet",
                        List.of(
                                Column.text("receipt", "Receipt"),
                                Column.text("valueDate", "Value date"),
                                Column.text("bankRef", "Bank reference"),
                                Column.money("amount", "Amount"))));
        sections.add(broken(statements));
        tables.stream()
                .map(Table::section)
                .filter(section -> section.name().equals("funds"))
                .forEach(sections::add);
        sections.add(known(statements));
        sections.add(proof(moment, recordedAt, cover));
        sections.add(contents(tables));
        return new Report(
                "evidence-pack",
                "Evidence pack of the ledger " + identity.origins().at(moment.position()),
                moment,
                recordedAt,
                Map.of(),
                notes(moment, cover),
                sections);
    }

    private List<String> notes(Moment moment, PackLog.Cover cover) {
        List<String> notes = new ArrayList<>();
        identity.origins()
                .continuedUpTo(moment.position())
                .forEach(each -> notes.add(each.words()));
        notes.addAll(about(moment, cover));
        return notes;
    }

    private static List<String> about(Moment moment, PackLog.Cover cover) {
        return List.of(
                "This folder holds the whole ledger of governance and funding as it stood: its"
                        + " tables, the sealed entries from which they are derived, the documents"
                        + " that entries name, and what proves the entries. A figure is what the"
                        + " ledger knew at this position. What no source says is unknown, which is"
                        + " neither nothing nor 0; an empty cell of a table is unknown or nothing,"
                        + " and datapackage.json says for each column which.",
                "To verify it, with nothing but a Java of version 17 or newer, in a folder of your"
                        + " own, in which VerifyLedger.java lies alone:",
                ReportHtml.COMMAND
                        + "java -cp none VerifyLedger.java --key KEY PATH/evidence-pack-%s.zip"
                                .formatted(moment.position()),
                "KEY is a file with the ledger's public key as you were given it before, not out of"
                        + " this pack; with --checkpoint you name checkpoints that you kept. The"
                        + " program is not in the pack, and none that you find in one should be"
                        + " run: take it from where the ledger's own source is, or from another"
                        + " auditor, and read it. It takes the zip as it is.",
                covered(moment, cover),
                "What this proves: that these are the entries that were signed, none altered, left"
                    + " out, added or put elsewhere, and that each document is the one that an"
                    + " entry names. What it does not show: that an entry is true; that something"
                    + " was never entered; and, behind the newest checkpoint that you kept, that"
                    + " history was not rewritten as a whole and signed again. Tables and this"
                    + " report are derived, and only held together by SHA256SUMS: the program"
                    + " derives the trail, the double entry of money and the figures anew and"
                    + " compares them, and names the files that it does not derive as not proven.",
                "This pack depends on the entries up to its position alone, but for documents that"
                        + " were received and checkpoints that were cosigned since.");
    }

    private static String covered(Moment moment, PackLog.Cover cover) {
        Signed within = cover.within();
        Signed beyond = cover.beyond();
        if (beyond == null) {
            return "The checkpoint covers every entry: positions 0 to %s."
                    .formatted(moment.position());
        }
        return (within == null
                        ? "No checkpoint was signed over these entries or fewer. "
                        : "The newest checkpoint within covers positions 0 to %s. "
                                .formatted(within.size() - 1))
                + "Every entry up to position %s is under the next one, of %s entries: log/consistency proves that it goes on from exactly these."
                        .formatted(moment.position(), beyond.size());
    }

    /** Where the books contradict themselves; there should be nothing. */
    private static Section broken(PackFigures.Statements statements) {
        Section all =
                statements.all(
                        "equations",
                        "Equations of the books that do not hold",
                        List.of(
                                Column.text("equation", "Equation"),
                                Column.money("left", "Left side"),
                                Column.money("right", "Right side"),
                                Column.flag("holds", "Holds")));
        return new Section(
                all.name(),
                all.title(),
                all.columns(),
                to ->
                        all.rows()
                                .read(cells -> {
                                    if (!Boolean.TRUE.equals(cells.getLast())) {
                                        to.accept(cells);
                                    }
                                }));
    }

    /** What is not known is said to be so, instead of the 0.00 with which it is reckoned. */
    private static Section known(PackFigures.Statements statements) {
        Section all =
                statements.all(
                        "figures",
                        "Figures of each fund",
                        List.of(
                                Column.text("figure", "Figure"),
                                Column.money("closing", "Closing"),
                                Column.flag("known", "Known")));
        return new Section(
                all.name(),
                all.title(),
                all.columns().subList(0, 3),
                to ->
                        all.rows()
                                .read(cells ->
                                        to.accept(
                                                row(
                                                        cells.get(0),
                                                        cells.get(1),
                                                        Boolean.TRUE.equals(cells.get(3))
                                                                ? cells.get(2)
                                                                : null))));
    }

    private Section proof(Moment moment, Instant recordedAt, PackLog.Cover cover) {
        PackDocuments.Counts counts = documents.counts(moment.position());
        Signed within = cover.within();
        Signed beyond = cover.beyond();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("Ledger", identity.origins().at(moment.position())));
        rows.add(row("Position", Long.toString(moment.position())));
        rows.add(row("Root at exactly that position", moment.root()));
        rows.add(row("Recorded up to", recordedAt.toString()));
        rows.add(row("Zone of business days", identity.zone().getId()));
        rows.add(
                row(
                        "Checkpoint",
                        within == null ? "none" : "over %s entries".formatted(within.size())));
        if (beyond != null) {
            rows.add(row("Later checkpoint", "over %s entries".formatted(beyond.size())));
        }
        rows.add(
                row(
                        "Documents",
                        "%s named by digest, %s of them kept and here, %s not received%s"
                                .formatted(
                                        counts.named(),
                                        counts.kept(),
                                        counts.named() - counts.kept(),
                                        counts.altered() == 0
                                                ? ""
                                                : "; ALTERED since they were received: "
                                                        + counts.altered())));
        return Section.of(
                "proof",
                "The moment, and what proves it",
                List.of(Column.text("what", "What"), Column.text("is", "Is")),
                rows);
    }

    private static Section contents(Collection<Table> tables) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("datapackage.json", "What each file and column is (Data Package 2.0)"));
        for (Table table : tables) {
            rows.add(row(PackTables.path(table), table.section().title()));
        }
        rows.add(row("journal.hledger", "The double entry for hledger; its balances are asserted"));
        rows.add(
                row(
                        "iati-activities.xml, 360giving.json",
                        "What is published; left out while no holder is known to publish it"));
        rows.add(row("documents/", "Documents by their SHA-256, byte by byte as received"));
        rows.add(row("log/entries.ndjson", "The sealed entries, a CloudEvent a line"));
        rows.add(
                row(
                        "log/checkpoint, checkpoints.txt, consistency, key",
                        "What was signed over them, and the public keys"));
        rows.add(row("SHA256SUMS", "The digest of every file but the documents, for sha256sum -c"));
        return Section.of(
                "contents",
                "What is in this folder",
                List.of(Column.text("file", "File"), Column.text("what", "What")),
                rows);
    }
}
