package org.iioe.ledger.export;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.Money;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.log.Trail;
import org.iioe.ledger.log.TrailEntry;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What was done with a fund, entry by entry, as registers of aid want it: without what was entered
 * by mistake and reversed, and under the name of the organisation that holds the fund. A fund whose
 * holder is unknown, or has no identifier in a register, is not published.
 */
@Component
final class FundActs {
    private final Trail trail;
    private final Views views;
    private final SealedLog sealed;

    FundActs(Trail trail, Views views, SealedLog sealed) {
        this.trail = trail;
        this.views = views;
        this.sealed = sealed;
    }

    /**
     * An organisation.
     *
     * @param identifier such as {@code XI-ROR-000000098}, or null where none is recorded
     * @param kind the ledger's word for what it is
     */
    record Organisation(
            String id, String name, @Nullable String identifier, @Nullable String kind) {
        /** Its identifier, or else one that is the holder's own. */
        String identifier(Organisation holder) {
            return identifier != null ? identifier : holder.identifier + "-" + id;
        }
    }

    /**
     * A fund that may be published.
     *
     * @param reversed what was entered by mistake, such as {@code receipt/receipt-1}
     * @param donors who gave each gift
     * @param allocations each allocation's newest proposal or approval
     */
    record Fund(
            String id,
            Organisation holder,
            String yearStart,
            Set<String> reversed,
            Map<String, String> donors,
            Map<String, JsonNode> allocations) {
        /** Whether an entry, or what it is about, was a mistake. */
        boolean isReversed(TrailEntry entry) {
            JsonNode data = entry.data();
            return switch (entry.type()) {
                case "EntryReversed", "DisbursementReversed" -> true;
                case "ReceiptRecorded", "ReceiptIdentified", "OtherIncomeRecorded" ->
                        reversed.contains("receipt/" + Views.text(data, "receipt"));
                case "Disbursed", "DirectCostPaid" ->
                        reversed.contains("disbursement/" + Views.text(data, "disbursement"));
                default -> reversed.contains("entry/" + Views.text(data, "entry"));
            };
        }

        @Nullable String donor(JsonNode data) {
            String donor = Views.text(data, "donor");
            String gift = Views.text(data, "gift");
            return donor != null || gift == null ? donor : donors.get(gift);
        }
    }

    /** The organisations by id. */
    Map<String, Organisation> organisations(Moment moment) {
        Map<String, Organisation> organisations = new HashMap<>();
        views.read(
                "organisation",
                "",
                moment.position(),
                view -> {
                    JsonNode first = view.path("identifiers").path(0);
                    organisations.put(
                            view.get("id").asString(),
                            new Organisation(
                                    view.get("id").asString(),
                                    view.get("name").asString(),
                                    first.isObject()
                                            ? first.get("scheme").asString()
                                                    + "-"
                                                    + first.get("value").asString()
                                            : null,
                                    Views.text(view, "kind")));
                });
        return organisations;
    }

    /**
     * The funds that may be published.
     *
     * @throws ErrorResponseException 409 when there is none
     * @throws InvalidParameter when it is asked for another day
     */
    List<Fund> published(Moment moment, Map<String, Organisation> organisations) {
        if (moment.effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "What is published is all that is recorded: it takes asOf alone.");
        }
        List<Fund> funds = new ArrayList<>();
        List<String> held = new ArrayList<>();
        views.read(
                "fund",
                "",
                moment.position(),
                view -> {
                    String id = view.get("id").asString();
                    String holder = Views.text(view, "legalHolder");
                    Organisation known = holder == null ? null : organisations.get(holder);
                    if (known == null || known.identifier() == null) {
                        held.add(id);
                        return;
                    }
                    String yearStart = Views.text(view, "fiscalYear");
                    funds.add(
                            read(
                                    new Fund(
                                            id,
                                            known,
                                            yearStart == null ? "01-01" : yearStart,
                                            new HashSet<>(),
                                            new LinkedHashMap<>(),
                                            new LinkedHashMap<>()),
                                    moment));
                });
        if (funds.isEmpty()) {
            throw nobodyPublishes(held);
        }
        return funds;
    }

    private Fund read(Fund fund, Moment moment) {
        entries(
                fund,
                moment,
                entry -> {
                    JsonNode data = entry.data();
                    switch (entry.type()) {
                        case "DisbursementReversed" ->
                                fund.reversed()
                                        .add("disbursement/" + Views.text(data, "disbursement"));
                        case "EntryReversed" -> {
                            String kind = Views.text(data, "kind");
                            boolean receipt = "receipt".equals(kind) || "other-income".equals(kind);
                            fund.reversed()
                                    .add(
                                            (receipt ? "receipt/" : "entry/")
                                                    + Views.text(data, "entry"));
                        }
                        case "AllocationProposed", "AllocationApproved" ->
                                fund.allocations().put(data.get("allocation").asString(), data);
                        default -> {
                            String gift = Views.text(data, "gift");
                            String donor = Views.text(data, "donor");
                            if (gift != null && donor != null) {
                                fund.donors().put(gift, donor);
                            }
                        }
                    }
                });
        return fund;
    }

    /** All entries about a fund, in order. */
    void entries(Fund fund, Moment moment, Consumer<TrailEntry> to) {
        trail.read(
                moment.position(),
                "fund/" + fund.id(),
                entry -> {
                    if (!entry.type().equals("CommandRecorded")) {
                        to.accept(entry);
                    }
                });
    }

    /** The last day on which something may have happened; null when that is open or to come. */
    @Nullable LocalDate day(JsonNode data, String field, Moment moment) {
        String text = Views.text(data, field);
        LocalDate latest = new Edtf(text == null ? data.get("on").asString() : text).latest();
        LocalDate today =
                LocalDate.ofInstant(sealed.recordedAt(moment.position()), ZoneOffset.UTC)
                        .plusDays(1);
        return latest == null || latest.isAfter(today) ? null : latest;
    }

    /** A sum of an event. */
    static Money money(JsonNode data, String field) {
        Money money = Views.money(data, field);
        if (money == null) {
            throw new IllegalStateException("An event has no " + field + ".");
        }
        return money;
    }

    private static ErrorResponseException nobodyPublishes(List<String> held) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        held.isEmpty()
                                ? "There is no fund to publish."
                                : "Nobody is known to hold %s under an identifier of a register: a fund is published by its legal holder."
                                        .formatted(String.join(", ", held)));
        problem.setType(URI.create("urn:ledger:problem:no-publisher"));
        problem.setTitle("There is nobody to publish this.");
        problem.setProperty("code", "NO_PUBLISHER");
        return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
    }
}
