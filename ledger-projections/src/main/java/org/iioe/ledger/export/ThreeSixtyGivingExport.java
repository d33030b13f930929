package org.iioe.ledger.export;

import org.iioe.ledger.Money;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The grants that the funds award, as 360Giving 1.4: each approved allocation whose recipient is
 * known. A donor's gift is the donor's to publish.
 */
@Component
final class ThreeSixtyGivingExport implements ExportKind {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final FundActs acts;

    ThreeSixtyGivingExport(FundActs acts) {
        this.acts = acts;
    }

    @Override
    public About about() {
        return new About(
                "360giving.json",
                MediaType.APPLICATION_JSON,
                "Each grant of a fund whose legal holder is known, as 360Giving 1.4.",
                List.of("funding", "membership"));
    }

    private static final class Grant {
        final FundActs.Fund fund;
        final JsonNode first;
        final @Nullable LocalDate awarded;
        Money amount;

        Grant(FundActs.Fund fund, JsonNode first, @Nullable LocalDate awarded, Money amount) {
            this.fund = fund;
            this.first = first;
            this.awarded = awarded;
            this.amount = amount;
        }
    }

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        Map<String, FundActs.Organisation> organisations = acts.organisations(moment);
        List<Grant> grants = new ArrayList<>();
        for (FundActs.Fund fund : acts.published(moment, organisations)) {
            grants.addAll(grants(fund, moment));
        }
        grants.removeIf(
                grant -> grant.awarded == null || !organisations.containsKey(recipient(grant)));
        if (grants.isEmpty()) {
            throw noGrants();
        }
        try (JsonGenerator json = MAPPER.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("version", "1.4");
            json.writeStringProperty("title", "Grants of the ledger's funds");
            json.writeStringProperty(
                    "description",
                    "As of position %s, root %s.".formatted(moment.position(), moment.root()));
            json.writeArrayPropertyStart("grants");
            for (Grant grant : grants) {
                write(grant, organisations, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private List<Grant> grants(FundActs.Fund fund, Moment moment) {
        Map<String, Grant> grants = new LinkedHashMap<>();
        acts.entries(
                fund,
                moment,
                entry -> {
                    JsonNode data = entry.data();
                    String allocation = Views.text(data, "allocation");
                    Grant known = allocation == null ? null : grants.get(allocation);
                    switch (entry.type()) {
                        case "AllocationApproved" -> {
                            if (known == null && allocation != null) {
                                grants.put(
                                        allocation,
                                        new Grant(
                                                fund,
                                                data,
                                                acts.day(data, "on", moment),
                                                FundActs.money(data, "amount")));
                            } else if (known != null) {
                                known.amount = FundActs.money(data, "amount");
                            }
                        }
                        case "AllocationReleased" -> {
                            if (known != null) {
                                known.amount = known.amount.minus(FundActs.money(data, "amount"));
                            }
                        }
                        default -> {}
                    }
                });
        return List.copyOf(grants.values());
    }

    private static String recipient(Grant grant) {
        return grant.first.get("recipient").asString();
    }

    private static void write(
            Grant grant, Map<String, FundActs.Organisation> organisations, JsonGenerator json) {
        FundActs.Organisation holder = grant.fund.holder();
        String allocation = grant.first.get("allocation").asString();
        json.writeStartObject();
        json.writeStringProperty(
                "id", "%s-%s-%s".formatted(holder.identifier(), grant.fund.id(), allocation));
        json.writeStringProperty("title", "Allocation " + allocation);
        json.writeStringProperty(
                "description",
                "For %s, from the fund %s."
                        .formatted(grant.first.get("purpose").asString(), grant.fund.id()));
        json.writeStringProperty("currency", grant.amount.currency().getCurrencyCode());
        json.writeName("amountAwarded");
        json.writeNumber(new BigDecimal(grant.amount.amount()));
        json.writeStringProperty("awardDate", String.valueOf(grant.awarded));
        organisation("fundingOrganization", holder, holder, json);
        organisation(
                "recipientOrganization",
                java.util.Objects.requireNonNull(organisations.get(recipient(grant))),
                holder,
                json);
        json.writeEndObject();
    }

    private static void organisation(
            String field,
            FundActs.Organisation organisation,
            FundActs.Organisation holder,
            JsonGenerator json) {
        json.writeArrayPropertyStart(field);
        json.writeStartObject();
        json.writeStringProperty("id", organisation.identifier(holder));
        json.writeStringProperty("name", organisation.name());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static ErrorResponseException noGrants() {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        "No allocation of a fund with a known legal holder is approved: there is no"
                                + " grant to publish.");
        problem.setType(URI.create("urn:ledger:problem:no-grants"));
        problem.setTitle("There is nothing to publish.");
        problem.setProperty("code", "NO_GRANTS");
        return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
    }
}
