package org.iioe.ledger.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.audit.OriginContinued;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Reads;
import org.iioe.ledger.proof.LogIdentity;
import org.iioe.ledger.proof.Origins;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reports: which there are, and each of them as of a moment, in the format that is wanted. */
@RestController
@RequestMapping("/api/v1/reports")
final class ReportsController {
    private static final String SECTION = "section";
    private static final Set<String> OF_EVERY_REPORT =
            Set.of("asOf", "effectiveOn", "minPosition", SECTION);

    private final Map<String, ReportKind> kinds = new TreeMap<>();
    private final Reads reads;
    private final SealedLog sealed;
    private final Origins origins;

    ReportsController(List<ReportKind> kinds, Reads reads, SealedLog sealed, LogIdentity identity) {
        kinds.stream()
                .sorted(Comparator.comparing(kind -> kind.about().name()))
                .forEach(kind -> this.kinds.put(kind.about().name(), kind));
        this.reads = reads;
        this.sealed = sealed;
        this.origins = identity.origins();
    }

    /**
     * A kind of report, as it is offered.
     *
     * @param address where it is, without parameters
     */
    record Offered(
            String report,
            String title,
            String shows,
            String address,
            List<String> formats,
            List<ReportKind.Parameter> parameters) {}

    /** The reports there are. */
    record Offers(List<Offered> items) {}

    /** The reports there are, with the parameters and formats of each. */
    @GetMapping
    Offers reports() {
        List<String> formats =
                Arrays.stream(ReportFormat.values()).map(ReportFormat::suffix).toList();
        return new Offers(
                kinds.values().stream()
                        .map(ReportKind::about)
                        .map(kind ->
                                new Offered(
                                        kind.name(),
                                        kind.title(),
                                        kind.shows(),
                                        "/api/v1/reports/" + kind.name(),
                                        formats,
                                        kind.parameters()))
                        .toList());
    }

    /**
     * A report.
     *
     * @param file its name, and with a dot the format
     */
    @GetMapping("/{file}")
    void report(
            @PathVariable String file,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        int dot = file.indexOf('.');
        ReportKind kind = kind(dot < 0 ? file : file.substring(0, dot));
        ReportFormat format =
                dot < 0
                        ? accepted(request.getHeader(HttpHeaders.ACCEPT))
                        : named(file.substring(dot + 1));
        Map<String, String> own = own(kind, request, parameters);
        MomentQuery moment =
                new MomentQuery(
                        parameters.get("asOf"),
                        parameters.get("effectiveOn"),
                        parameters.get("minPosition"));
        reads.across(
                kind.about().projections(),
                moment,
                at ->
                        write(
                                report(kind, new ReportRequest(at, own), parameters.get(SECTION)),
                                format,
                                response));
    }

    private ReportKind kind(String name) {
        ReportKind kind = kinds.get(name);
        if (kind == null) {
            throw InvalidParameter.unknown(
                    "report",
                    "%s; there are %s".formatted(name, String.join(", ", kinds.keySet())));
        }
        return kind;
    }

    /**
     * @param section the name of the only section that is wanted, or null for all
     */
    private Report report(ReportKind kind, ReportRequest asked, @Nullable String section) {
        ReportKind.Contents contents = kind.make(asked);
        Moment at = asked.moment();
        return new Report(
                kind.about().name(),
                contents.title(),
                at,
                at.position() < 0 ? null : sealed.recordedAt(at.position()),
                asked.parameters(),
                notes(contents.notes(), at),
                section == null ? contents.sections() : only(section, contents.sections()));
    }

    /** Who reads a report of a log that was continued is told first what is not in it. */
    private List<String> notes(List<String> own, Moment at) {
        return Stream.concat(
                        origins.continuedUpTo(at.position()).stream().map(OriginContinued::words),
                        own.stream())
                .toList();
    }

    private static List<Section> only(String name, List<Section> sections) {
        return List.of(
                sections.stream()
                        .filter(section -> section.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new InvalidParameter(
                                        SECTION,
                                        "This report has the sections %s."
                                                .formatted(
                                                        sections.stream()
                                                                .map(Section::name)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", "))))));
    }

    private static boolean write(Report report, ReportFormat format, HttpServletResponse response) {
        StreamedBody answer =
                new StreamedBody(
                        response,
                        () -> {
                            response.setContentType(format.type().toString());
                            Reads.name(report.moment(), response::setHeader);
                            response.setHeader(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "inline; filename=\"%s-%s.%s\""
                                            .formatted(
                                                    report.name(),
                                                    report.moment().position(),
                                                    format.suffix()));
                        });
        try {
            format.write(answer.guarding(report), answer);
            answer.end();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> own(
            ReportKind kind, HttpServletRequest request, Map<String, String> parameters) {
        Set<String> known =
                kind.about().parameters().stream()
                        .map(ReportKind.Parameter::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> own = new LinkedHashMap<>();
        for (ReportKind.Parameter parameter : kind.about().parameters()) {
            String value = parameters.get(parameter.name());
            if (value != null && !value.isBlank()) {
                own.put(parameter.name(), value);
            } else if (parameter.required()) {
                throw new InvalidParameter(
                        parameter.name(),
                        "%s is missing: %s".formatted(parameter.name(), parameter.meaning()));
            }
        }
        known.addAll(OF_EVERY_REPORT);
        for (Map.Entry<String, String[]> given : request.getParameterMap().entrySet()) {
            if (!known.contains(given.getKey())) {
                throw new InvalidParameter(
                        given.getKey(),
                        "This report takes %s.".formatted(String.join(", ", known)));
            }
            if (given.getValue().length > 1) {
                throw new InvalidParameter(given.getKey(), given.getKey() + " is given twice.");
            }
        }
        return own;
    }

    private static ReportFormat named(String suffix) {
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.suffix().equals(suffix))
                .findFirst()
                .orElseThrow(() -> noFormat("There is no format " + suffix));
    }

    private static ReportFormat accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return ReportFormat.JSON;
        }
        try {
            List<MediaType> wanted =
                    MediaType.parseMediaTypes(accept).stream()
                            .filter(type -> type.getQualityValue() > 0)
                            .sorted(
                                    Comparator.comparingDouble(MediaType::getQualityValue)
                                            .reversed())
                            .toList();
            for (MediaType type : wanted) {
                for (ReportFormat format : ReportFormat.values()) {
                    if (type.includes(format.type())) {
                        return format;
                    }
                }
            }
            // Browsers say what pages they read; what they are shown here is JSON.
            throw noFormat("There is no report as " + accept);
        } catch (InvalidMediaTypeException e) {
            throw noFormat("Accept is a list of media types; this is none");
        }
    }

    private static Problem noFormat(String said) {
        return new Problem(
                ProblemCode.UNKNOWN_FORMAT,
                "%s: reports are written as %s."
                        .formatted(
                                said,
                                Arrays.stream(ReportFormat.values())
                                        .map(ReportFormat::suffix)
                                        .collect(Collectors.joining(", "))));
    }
}
