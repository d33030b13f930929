package org.iioe.ledger.openapi;

import org.iioe.ledger.export.ExportKind;
import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.openapi.Operation.OfCommand;
import org.iioe.ledger.openapi.Operation.OfExport;
import org.iioe.ledger.openapi.Operation.OfReport;
import org.iioe.ledger.openapi.Operation.Plain;
import org.iioe.ledger.report.ReportKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that can be asked, read off the controllers: an address that takes a command's, a
 * report's or an export's name is one operation for each of them.
 */
@Component
final class Operations {
    private static final String OURS = "org.iioe.ledger.";
    private static final Pattern WORDS = Pattern.compile("\\{[a-z]+:([a-z]+(?:\\|[a-z]+)+)}");

    private final RequestMappingHandlerMapping mapping;
    private final List<ReportKind> reports;
    private final List<ExportKind> exports;

    Operations(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            List<ReportKind> reports,
            List<ExportKind> exports) {
        this.mapping = mapping;
        this.reports = reports;
        this.exports = exports;
    }

    /** All of them, by address and method. Where several handlers share one, the first answers. */
    List<Operation> all() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith(OURS))
                .flatMap(each -> of(each.getKey(), each.getValue()))
                .sorted(
                        Comparator.comparing(Operation::path)
                                .thenComparing(Operation::method)
                                .thenComparing(each -> each.handler().getMethod().getName()))
                .toList();
    }

    /** What answers failures takes every method, and is asked by nobody. */
    private Stream<Operation> of(RequestMappingInfo info, HandlerMethod handler) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method ->
                        info.getPatternValues().stream()
                                .flatMap(pattern -> each(method.name(), pattern, handler)));
    }

    private Stream<Operation> each(String method, String pattern, HandlerMethod handler) {
        Matcher words = WORDS.matcher(pattern);
        if (words.find()) {
            return Arrays.stream(words.group(1).split("\\|", -1))
                    .map(word ->
                            new Operation(
                                    method,
                                    pattern,
                                    words.replaceFirst(word),
                                    handler,
                                    new Plain()));
        }
        return switch (pattern) {
            case "/api/v1/commands/{command}" ->
                    LedgerLanguage.commands().stream()
                            .map(type ->
                                    new Operation(
                                            method,
                                            pattern,
                                            "/api/v1/commands/" + type.getSimpleName(),
                                            handler,
                                            new OfCommand(type)));
            case "/api/v1/reports/{file}" ->
                    reports.stream()
                            .map(ReportKind::about)
                            .map(about ->
                                    new Operation(
                                            method,
                                            pattern,
                                            "/api/v1/reports/" + about.name(),
                                            handler,
                                            new OfReport(about)));
            case "/api/v1/exports/{file}" ->
                    exports.stream()
                            .map(ExportKind::about)
                            .map(about ->
                                    new Operation(
                                            method,
                                            pattern,
                                            "/api/v1/exports/" + about.file(),
                                            handler,
                                            new OfExport(about)));
            default ->
                    Stream.of(new Operation(method, pattern, path(pattern), handler, new Plain()));
        };
    }

    /**
     * The pattern without what OpenAPI does not know: forms of variables, and the rest of a way.
     */
    private static String path(String pattern) {
        return pattern.replaceAll("\\{\\*?([A-Za-z]+)(?::(?:[^{}]|\\{[^}]*})*)?}", "{$1}")
                .replace("**", "{tile}");
    }
}
