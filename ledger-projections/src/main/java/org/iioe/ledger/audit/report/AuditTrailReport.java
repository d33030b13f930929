package org.iioe.ledger.audit.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.RecordedFact;
import org.iioe.ledger.log.SealedEvent;
import org.iioe.ledger.log.SealedEvents;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who recorded what, when, on whose behalf and by what right, read from the sealed log itself. */
@Component
final class AuditTrailReport implements ReportKind {
    private final SealedLog sealed;
    private final SealedEvents events;

    AuditTrailReport(SealedLog sealed, SealedEvents events) {
        this.sealed = sealed;
        this.events = events;
    }

    @Override
    public About about() {
        return new About(
                "audit-trail",
                "Audit trail",
                "Who recorded what, when, on whose behalf, by what right and why.",
                List.of(
                        new Parameter("subject", false, "a stream, such as fund/tencent-seed-fund"),
                        new Parameter("actor", false, "who recorded it"),
                        new Parameter("from", false, "the first day of recording, in UTC"),
                        new Parameter("until", false, "the last day of recording, in UTC")),
                List.of());
    }

    @Override
    public Contents make(ReportRequest asked) {
        if (asked.moment().effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "The trail shows what was recorded, whenever it takes effect: it takes asOf"
                            + " alone.");
        }
        String subject = asked.optional("subject");
        if (subject != null && sealed.firstOf(subject).orElse(Long.MAX_VALUE) > asked.asOf()) {
            throw InvalidParameter.unknown("stream", subject);
        }
        ReportRequest.Period period = asked.period();
        String actor = asked.optional("actor");
        Rows<List<@Nullable Object>> rows =
                to ->
                        events.read(
                                asked.asOf(),
                                subject,
                                entry -> {
                                    LocalDate day =
                                            LocalDate.ofInstant(entry.recordedAt(), ZoneOffset.UTC);
                                    if ((actor == null || actor.equals(entry.actor()))
                                            && !day.isBefore(period.first())
                                            && !day.isAfter(period.last())) {
                                        to.accept(cells(entry));
                                    }
                                });
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number("position", "Position"));
        columns.add(Column.text("recordedAt", "Recorded at"));
        columns.add(Column.text("event", "What"));
        columns.add(Column.text("subject", "Stream"));
        columns.add(Column.text("actor", "Who"));
        columns.add(Column.text("onBehalfOf", "On behalf of").orNone());
        columns.add(Column.text("command", "Command"));
        columns.add(Column.text("authority", "Authority").orNone());
        columns.add(Column.text("reason", "Reason").orNone());
        columns.add(Column.text("exception", "Exception").orNone());
        columns.add(Column.text("on", "On").orNone());
        columns.add(Column.text("source", "Source").orNone());
        columns.add(Column.text("id", "Event"));
        columns.add(Column.address("receipt", "Receipt"));
        return new Contents(
                "Audit trail",
                List.of(
                        "Recorded: %s, in UTC.".formatted(period.words()),
                        "A receipt proves its entry with VerifyLedger alone."),
                List.of(new Section("entries", "Entries", columns, rows)));
    }

    private static List<@Nullable Object> cells(SealedEvent entry) {
        LedgerEvent event = entry.event();
        return row(
                entry.position(),
                entry.recordedAt().toString(),
                entry.type(),
                entry.stored().subject(),
                entry.actor(),
                entry.onBehalfOf(),
                entry.command(),
                event.authority(),
                event.reason(),
                rules(event),
                event.on(),
                event.source().ref(),
                entry.stored().id(),
                "/api/v1/log/entries/%s/receipt".formatted(entry.position()));
    }

    /** The rules that a fact breaks, or null where there is none. */
    private static @Nullable String rules(LedgerEvent event) {
        return event instanceof RecordedFact fact && !fact.exceptions().isEmpty()
                ? fact.exceptions().stream()
                        .map(RecordedException::rule)
                        .collect(Collectors.joining(", "))
                : null;
    }
}
