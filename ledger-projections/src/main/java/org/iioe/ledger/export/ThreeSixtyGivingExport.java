package org.iioe.ledger.export;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.funding.AllocationApproved;
import org.iioe.ledger.funding.FundId;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.projection.Moment;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private final PublishedFunds funds;

    ThreeSixtyGivingExport(PublishedFunds funds) {
        this.funds = funds;
    }

    @Override
    public About about() {
        return new About(
                "360giving.json",
                MediaType.APPLICATION_JSON,
                "Each grant of a fund whose legal holder is known, as 360Giving 1.4.",
                List.of("funding", "membership"));
    }

    /**
     * A grant of a fund.
     *
     * @param award what was approved
     * @param awarded on which day at the latest
     */
    private record Grant(
            PublishedFund fund, PublishedFund.Award award, LocalDate awarded, Organisation to) {}

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        Map<OrganisationId, Organisation> organisations = funds.organisations(moment);
        List<Grant> grants = new ArrayList<>();
        for (PublishedFund fund : funds.asOf(moment, organisations)) {
            for (PublishedFund.Award award : fund.awards()) {
                LocalDate awarded = fund.day(award.first().on());
                Organisation to = organisations.get(award.first().recipient());
                if (awarded != null && to != null) {
                    grants.add(new Grant(fund, award, awarded, to));
                }
            }
        }
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
                write(grant, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Grant grant, JsonGenerator json) {
        FundId fund = grant.fund().id();
        Organisation holder = grant.fund().holder();
        AllocationApproved first = grant.award().first();
        Money amount = grant.award().amount();
        json.writeStartObject();
        json.writeStringProperty(
                "id", "%s-%s-%s".formatted(holder.identifier(), fund, first.allocation()));
        json.writeStringProperty("title", "Allocation " + first.allocation());
        json.writeStringProperty(
                "description", "For %s, from the fund %s.".formatted(first.purpose(), fund));
        json.writeStringProperty("currency", amount.currency().getCurrencyCode());
        json.writeName("amountAwarded");
        json.writeNumber(new BigDecimal(amount.amount()));
        json.writeStringProperty("awardDate", grant.awarded().toString());
        organisation("fundingOrganization", holder, holder, json);
        organisation("recipientOrganization", grant.to(), holder, json);
        json.writeEndObject();
    }

    private static void organisation(
            String field, Organisation organisation, Organisation holder, JsonGenerator json) {
        json.writeArrayPropertyStart(field);
        json.writeStartObject();
        json.writeStringProperty("id", organisation.identifier(holder));
        json.writeStringProperty("name", organisation.name());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static Problem noGrants() {
        return new Problem(
                ProblemCode.NO_GRANTS,
                "No allocation of a fund with a known legal holder is approved: there is no grant"
                        + " to publish.");
    }
}
