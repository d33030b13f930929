package org.iioe.ledger.export;

import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Reads;
import org.iioe.ledger.report.StreamedBody;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The exports: which there are, and each of them as of a moment. */
@RestController
@RequestMapping("/api/v1/exports")
final class ExportsController {
    private final Map<String, ExportKind> kinds = new TreeMap<>();
    private final Reads reads;

    ExportsController(List<ExportKind> kinds, Reads reads) {
        kinds.forEach(kind -> this.kinds.put(kind.about().file(), kind));
        this.reads = reads;
    }

    /** An export as it is offered. */
    record Offered(String export, String shows, String address, String type) {}

    /** The exports there are. */
    record Offers(List<Offered> items) {}

    /** The exports there are: files for the tools of a field. */
    @GetMapping
    Offers exports() {
        return new Offers(
                kinds.values().stream()
                        .map(ExportKind::about)
                        .map(kind ->
                                new Offered(
                                        kind.file(),
                                        kind.shows(),
                                        "/api/v1/exports/" + kind.file(),
                                        kind.type().toString()))
                        .toList());
    }

    /**
     * An export.
     *
     * @param file its name, such as {@code journal.hledger}
     */
    @GetMapping("/{file}")
    void export(@PathVariable String file, MomentQuery query, HttpServletResponse response) {
        ExportKind kind = kinds.get(file);
        if (kind == null) {
            throw InvalidParameter.unknown(
                    "export",
                    "%s; there are %s".formatted(file, String.join(", ", kinds.keySet())));
        }
        Moment asked = reads.moment(query);
        kind.await(asked);
        reads.across(
                kind.about().projections(),
                asked,
                moment -> {
                    write(kind, moment, response);
                    return moment;
                });
    }

    private static void write(ExportKind kind, Moment moment, HttpServletResponse response) {
        ExportKind.About about = kind.about();
        int dot = about.file().indexOf('.');
        StreamedBody answer =
                new StreamedBody(
                        response,
                        () -> {
                            response.setContentType(about.type().toString());
                            Reads.name(moment, response::setHeader);
                            response.setHeader(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"%s-%s%s\""
                                            .formatted(
                                                    about.file().substring(0, dot),
                                                    moment.position(),
                                                    about.file().substring(dot)));
                        });
        try {
            kind.write(moment, answer);
            answer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
