package org.iioe.ledger.export;

import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.projection.Moments;
import org.iioe.ledger.proof.Checkpoints.Signed;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.report.ReportCsv;
import org.iioe.ledger.report.ReportHtml;
import org.iioe.ledger.report.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The evidence pack: all that an auditor takes home. The program that verifies it is not in it,
 * since whoever alters a pack could alter that too. It is written as it is read, and is the same
 * bytes for the same position.
 */
@Component
final class EvidencePack implements ExportKind {
    private static final Duration POLL = Duration.ofMillis(50);

    private final LogIdentity identity;
    private final SealedLog sealed;
    private final Moments moments;
    private final PackFigures figures;
    private final PackTables tables;
    private final PackOverview overview;
    private final PackDocuments documents;
    private final PackLog log;
    private final JournalExport journal;
    private final List<ExportKind> published;

    EvidencePack(
            LogIdentity identity,
            SealedLog sealed,
            Moments moments,
            PackFigures figures,
            PackTables tables,
            PackOverview overview,
            PackDocuments documents,
            PackLog log,
            JournalExport journal,
            IatiExport iati,
            ThreeSixtyGivingExport threeSixtyGiving) {
        this.identity = identity;
        this.sealed = sealed;
        this.moments = moments;
        this.figures = figures;
        this.tables = tables;
        this.overview = overview;
        this.documents = documents;
        this.log = log;
        this.journal = journal;
        this.published = List.of(iati, threeSixtyGiving);
    }

    @Override
    public About about() {
        TreeSet<String> projections = new TreeSet<>(tables.projections());
        projections.add("trace");
        return new About(
                "evidence-pack.zip",
                MediaType.parseMediaType("application/zip"),
                "Everything as of a position, with what proves it (Data Package 2.0).",
                List.copyOf(projections));
    }

    /** A checkpoint is signed at most once a second: the newest entries wait for theirs. */
    @Override
    public void await(Moment moment) {
        if (moment.effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "The pack holds the entries themselves, whenever they take effect: it takes"
                            + " asOf alone.");
        }
        if (moment.position() < 0) {
            throw new InvalidParameter(
                    "asOf", "Nothing is recorded yet: there is no evidence of anything.");
        }
        long deadline = System.nanoTime() + moments.patience().toNanos();
        while (!log.isCovered(moment.position()) && System.nanoTime() < deadline) {
            SealedLog.pause(POLL);
        }
        log.cover(moment);
    }

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        Instant recordedAt = sealed.recordedAt(moment.position());
        PackLog.Cover cover = log.cover(moment);
        PackFigures.Statements statements = figures.statements(moment);
        Map<String, Table> all = tables.asOf(moment, statements);
        try (PackZip zip = new PackZip(out, recordedAt)) {
            zip.file(
                    "report.html",
                    to ->
                            ReportHtml.write(
                                    overview.report(
                                            moment, recordedAt, cover, statements, all.values()),
                                    to));
            for (Map.Entry<String, Table> table : all.entrySet()) {
                zip.file(table.getKey(), to -> ReportCsv.write(table.getValue().section(), to));
            }
            zip.file(journal.about().file(), to -> journal.write(moment, to));
            for (ExportKind kind : published) {
                published(kind, moment, zip);
            }
            documents.write(moment.position(), zip);
            log.write(moment, cover, zip);
            List<PackZip.Written> files = List.copyOf(zip.written());
            zip.file(
                    "datapackage.json",
                    to ->
                            PackDescription.write(
                                    identity.origins().at(moment.position()),
                                    moment,
                                    recordedAt,
                                    size(cover.within()),
                                    all,
                                    files,
                                    to));
            List<PackZip.Written> summed = List.copyOf(zip.written());
            zip.file("SHA256SUMS", to -> sums(summed, to));
            zip.finish();
        }
    }

    private static @Nullable Long size(@Nullable Signed signed) {
        return signed == null ? null : signed.size();
    }

    /** What nobody is known to publish is left out. */
    private static void published(ExportKind kind, Moment moment, PackZip zip) throws IOException {
        try {
            zip.file(kind.about().file(), to -> kind.write(moment, to));
        } catch (Problem e) {
            if (e.status() != 409) {
                throw e;
            }
        }
    }

    private static void sums(List<PackZip.Written> files, OutputStream out) throws IOException {
        for (PackZip.Written file : files) {
            String line = "%s  %s\n".formatted(file.sha256(), file.path());
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
