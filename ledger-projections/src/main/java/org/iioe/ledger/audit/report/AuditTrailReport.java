package org.iioe.ledger.audit.report;

import static org.iioe.ledger.report.Section.row;

import org.iioe.ledger.log.Trail;
import org.iioe.ledger.log.TrailEntry;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.report.Column;
import org.iioe.ledger.report.ReportKind;
import org.iioe.ledger.report.ReportRequest;
import org.iioe.ledger.report.Rows;
import org.iioe.ledger.report.Section;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Who recorded what, when, on whose behalf and by what right, read from the sealed log itself. */
@Component
final class AuditTrailReport implements ReportKind {
    private final Trail trail;

    AuditTrailReport(Trail trail) {
        this.trail = trail;
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
        if (subject != null && trail.list(-1, asked.asOf(), subject, 1).isEmpty()) {
            throw InvalidParameter.unknown("stream", subject);
        }
        ReportRequest.Period period = asked.period();
        String actor = asked.optional("actor");
        Rows<List<@Nullable Object>> rows =
                to ->
                        trail.read(
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

    private static List<@Nullable Object> cells(TrailEntry entry) {
        JsonNode data = entry.data();
        return row(
                entry.position(),
                entry.recordedAt().toString(),
                entry.type(),
                entry.subject(),
                entry.actor(),
                entry.onBehalfOf(),
                entry.command(),
                Views.text(data, "authority"),
                Views.text(data, "reason"),
                Views.rules(entry.exceptions()),
                Views.text(data, "on"),
                Views.text(data.path("source"), "ref"),
                entry.event(),
                "/api/v1/log/entries/%s/receipt".formatted(entry.position()));
    }
}
