package org.iioe.ledger.openapi;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.export.ExportKind;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.report.ReportKind;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.Locale;

/**
 * What can be asked at an address by a method.
 *
 * @param method of HTTP, upper case
 * @param pattern the address as the controller has it
 * @param path the address as it is described: of one command, report or export where the pattern is
 *     that of all
 * @param handler which answers
 * @param subject what it is about
 */
record Operation(
        String method, String pattern, String path, HandlerMethod handler, Subject subject) {

    /** What one of several operations of a handler is about. */
    sealed interface Subject {}

    /** Nothing but what the handler says. */
    record Plain() implements Subject {}

    /** A command. */
    record OfCommand(Class<? extends LedgerCommand> type) implements Subject {}

    /** A report. */
    record OfReport(ReportKind.About about) implements Subject {}

    /** An export. */
    record OfExport(ExportKind.About about) implements Subject {}

    /** Whether it is answered as of a moment. */
    boolean isOfAMoment() {
        return subject instanceof OfReport
                || subject instanceof OfExport
                || Arrays.stream(handler.getMethodParameters())
                        .map(MethodParameter::getParameterType)
                        .anyMatch(type -> type == ListQuery.class || type == MomentQuery.class);
    }

    /**
     * Whether it shows what was recorded whenever that takes effect, and takes no such day: the
     * trail and the traces, and all files but the journal.
     */
    boolean isOfTheLog() {
        return subject instanceof OfExport export
                ? !export.about().file().equals("journal.hledger")
                : path.startsWith("/api/v1/trail")
                        || path.startsWith("/api/v1/trace/")
                        || path.equals("/api/v1/reports/audit-trail");
    }

    /** Its name: the command's, or the method with the way to it. */
    String id() {
        if (subject instanceof OfCommand command) {
            return command.type().getSimpleName();
        }
        StringBuilder id = new StringBuilder(method.toLowerCase(Locale.ROOT));
        for (String part : path.replaceFirst("^/api/v1/", "").split("[^A-Za-z0-9{]+", -1)) {
            String name = part.startsWith("{") ? "by-" + part.substring(1) : part;
            for (String word : name.split("-", -1)) {
                id.append(StringUtils.capitalize(word));
            }
        }
        return id.toString();
    }

    /** The domain that it belongs to, or what else it is about. */
    String tag() {
        Class<?> type =
                subject instanceof OfCommand command ? command.type() : handler.getBeanType();
        String domain =
                type.getPackageName()
                        .replaceFirst("^org\\.iioe\\.ledger\\.", "")
                        .split("\\.", 2)[0];
        return switch (domain) {
            case "report" -> "reports";
            case "export" -> "exports";
            case "projection" -> "projections";
            case "openapi" -> "documentation";
            case "membership",
                    "charter",
                    "meetings",
                    "presidency",
                    "funding",
                    "contributions",
                    "audit" ->
                    domain;
            default -> path.replaceFirst("^/api/v1/", "").split("/", 2)[0];
        };
    }
}
