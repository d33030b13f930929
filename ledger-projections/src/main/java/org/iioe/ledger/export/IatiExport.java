package org.iioe.ledger.export;

import org.iioe.ledger.Money;
import org.iioe.ledger.log.TrailEntry;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.report.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The funds as activities of IATI 2.03: each reported by its legal holder, each movement of money a
 * transaction. Pledges and commitments of donors are incoming, what is allocated is a budget.
 * Reports of what a grantee spent are none of ours: they would count the money twice.
 */
@Component
final class IatiExport implements ExportKind {
    private final FundActs acts;

    IatiExport(FundActs acts) {
        this.acts = acts;
    }

    @Override
    public About about() {
        return new About(
                "iati-activities.xml",
                MediaType.APPLICATION_XML,
                "Each fund whose legal holder is known, as an activity of IATI 2.03.",
                List.of("funding", "membership"));
    }

    /**
     * A transaction.
     *
     * @param type the code of IATI's TransactionType
     * @param provider who gave, or null
     * @param receiver who was given to, or null
     */
    private record Transaction(
            int type,
            TrailEntry entry,
            LocalDate day,
            boolean partial,
            Money value,
            @Nullable String provider,
            @Nullable String receiver) {}

    /** All of an activity that is known before its transactions are written. */
    private static final class Activity {
        @Nullable LocalDate start;
        final List<Transaction> transactions = new ArrayList<>();
        final List<Long> undated = new ArrayList<>();
        final SortedMap<LocalDate, Money> budgets = new TreeMap<>();
        final Set<String> donors = new LinkedHashSet<>();
        final Set<String> receivers = new LinkedHashSet<>();
        final Set<String> signed = new LinkedHashSet<>();
    }

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        Map<String, FundActs.Organisation> organisations = acts.organisations(moment);
        List<FundActs.Fund> funds = acts.published(moment, organisations);
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeComment(" Position " + moment.position() + ", root " + moment.root() + " ");
            xml.writeStartElement("iati-activities");
            xml.writeAttribute("version", "2.03");
            for (FundActs.Fund fund : funds) {
                write(fund, activity(fund, moment), organisations, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private Activity activity(FundActs.Fund fund, Moment moment) {
        Activity activity = new Activity();
        acts.entries(
                fund,
                moment,
                entry -> {
                    if (!fund.isReversed(entry)) {
                        add(fund, entry, activity, moment);
                    }
                });
        return activity;
    }

    private void add(FundActs.Fund fund, TrailEntry entry, Activity to, Moment moment) {
        JsonNode data = entry.data();
        String self = fund.holder().id();
        String donor = fund.donor(data);
        String allocation = Views.text(data, "allocation");
        JsonNode allocated = allocation == null ? null : fund.allocations().get(allocation);
        String recipient = allocated == null ? null : Views.text(allocated, "recipient");
        boolean reimbursed =
                allocated != null && "reimbursement".equals(Views.text(allocated, "mode"));
        switch (entry.type()) {
            case "FundEstablished" -> to.start = acts.day(data, "on", moment);
            case "PledgeRecorded" -> in(13, entry, amount(data), donor, self, to, moment);
            case "PledgeAmended" -> in(13, entry, change(data), donor, self, to, moment);
            case "PledgeCancelled" -> in(13, entry, less(data), donor, self, to, moment);
            case "CommitmentRecorded" -> in(11, entry, amount(data), donor, self, to, moment);
            case "CommitmentAmended" -> in(11, entry, change(data), donor, self, to, moment);
            case "CommitmentCancelled" -> in(11, entry, less(data), donor, self, to, moment);
            case "ReceiptRecorded" -> {
                // Money of nobody known is no income yet.
                if (Views.text(data, "gift") != null) {
                    in(1, entry, amount(data), donor, self, to, moment);
                }
            }
            case "ReceiptIdentified" -> in(1, entry, amount(data), donor, self, to, moment);
            case "OtherIncomeRecorded" -> add(1, entry, amount(data), self, self, to, moment);
            case "DonorRefunded" -> in(1, entry, less(data), donor, self, to, moment);
            case "AllocationApproved" -> budget(fund, data, change(data), to, moment);
            case "AllocationReleased" -> {
                budget(fund, data, less(data), to, moment);
                if (allocation != null && to.signed.contains(allocation)) {
                    out(2, entry, less(data), self, recipient, to, moment);
                }
            }
            case "GrantAgreementSigned" -> {
                if (allocation != null) {
                    to.signed.add(allocation);
                }
                out(2, entry, amount(data), self, recipient, to, moment);
            }
            case "Disbursed" ->
                    out(reimbursed ? 7 : 3, entry, amount(data), self, recipient, to, moment);
            case "DirectCostPaid" -> out(4, entry, amount(data), self, recipient, to, moment);
            case "ChargeRecorded" -> add(4, entry, amount(data), self, null, to, moment);
            case "PaymentReturned" ->
                    out(
                            data.path("direct").asBoolean() ? 4 : reimbursed ? 7 : 3,
                            entry,
                            less(data),
                            self,
                            recipient,
                            to,
                            moment);
            case "ReturnRecorded", "RecoveryRecorded" ->
                    out(3, entry, less(data), self, recipient, to, moment);
            // The others move no money between organisations.
            default -> {}
        }
    }

    private static Money amount(JsonNode data) {
        return FundActs.money(data, "amount");
    }

    private static Money less(JsonNode data) {
        return amount(data).negated();
    }

    private static Money change(JsonNode data) {
        Money was = Views.money(data, "was");
        return was == null ? amount(data) : amount(data).minus(was);
    }

    private void in(
            int type,
            TrailEntry entry,
            Money value,
            @Nullable String donor,
            String self,
            Activity to,
            Moment moment) {
        if (donor != null) {
            to.donors.add(donor);
        }
        add(type, entry, value, donor, self, to, moment);
    }

    private void out(
            int type,
            TrailEntry entry,
            Money value,
            String self,
            @Nullable String receiver,
            Activity to,
            Moment moment) {
        if (receiver != null) {
            to.receivers.add(receiver);
        }
        add(type, entry, value, self, receiver, to, moment);
    }

    private void add(
            int type,
            TrailEntry entry,
            Money value,
            @Nullable String provider,
            @Nullable String receiver,
            Activity to,
            Moment moment) {
        String field = Views.text(entry.data(), "valueDate") == null ? "on" : "valueDate";
        LocalDate day = acts.day(entry.data(), field, moment);
        if (day == null) {
            to.undated.add(entry.position());
        } else {
            boolean partial = !day.toString().equals(entry.data().get(field).asString());
            to.transactions.add(
                    new Transaction(type, entry, day, partial, value, provider, receiver));
        }
    }

    private void budget(
            FundActs.Fund fund, JsonNode data, Money change, Activity to, Moment moment) {
        LocalDate day = acts.day(data, "on", moment);
        if (day != null) {
            LocalDate begins = MonthDay.parse("--" + fund.yearStart()).atYear(day.getYear());
            to.budgets.merge(
                    begins.isAfter(day) ? begins.minusYears(1) : begins, change, Money::plus);
        }
    }

    private static void write(
            FundActs.Fund fund,
            Activity activity,
            Map<String, FundActs.Organisation> organisations,
            XMLStreamWriter xml)
            throws XMLStreamException {
        FundActs.Organisation holder = fund.holder();
        line(xml);
        xml.writeStartElement("iati-activity");
        xml.writeAttribute("xml:lang", "en");
        line(xml);
        if (!activity.undated.isEmpty()) {
            xml.writeComment(
                    " Left out, since no day is known by which they happened: positions %s "
                            .formatted(activity.undated));
        }
        xml.writeStartElement("iati-identifier");
        xml.writeCharacters(holder.identifier() + "-" + fund.id());
        xml.writeEndElement();
        organisation("reporting-org", null, holder, xml);
        narrative("title", null, "Fund " + fund.id(), xml);
        narrative(
                "description",
                "1",
                "The fund %s of a network of institutions, as its ledger records it."
                        .formatted(fund.id()),
                xml);
        participants("1", activity.donors, organisations, xml);
        organisation("participating-org", "2", holder, xml);
        participants("4", activity.receivers, organisations, xml);
        code("activity-status", "2", null, xml);
        LocalDate start =
                activity.start != null
                        ? activity.start
                        : activity.transactions.stream()
                                .map(Transaction::day)
                                .min(LocalDate::compareTo)
                                .orElse(null);
        if (start != null) {
            xml.writeEmptyElement("activity-date");
            xml.writeAttribute("iso-date", start.toString());
            xml.writeAttribute("type", "2");
        }
        code("recipient-region", "998", "1", xml);
        code("sector", "11420", "1", xml);
        code("tag", "4", "2", xml);
        code("default-flow-type", "30", null, xml);
        for (var budget : activity.budgets.entrySet()) {
            if (budget.getValue().minorUnits() > 0) {
                line(xml);
                xml.writeStartElement("budget");
                xml.writeAttribute("type", "1");
                xml.writeAttribute("status", "2");
                date("period-start", budget.getKey(), xml);
                date("period-end", budget.getKey().plusYears(1).minusDays(1), xml);
                value(budget.getValue(), budget.getKey(), xml);
                xml.writeEndElement();
            }
        }
        for (Transaction transaction : activity.transactions) {
            write(transaction, organisations, xml);
        }
        xml.writeEndElement();
    }

    private static void write(
            Transaction transaction,
            Map<String, FundActs.Organisation> organisations,
            XMLStreamWriter xml)
            throws XMLStreamException {
        line(xml);
        xml.writeStartElement("transaction");
        xml.writeAttribute("ref", "position-" + transaction.entry().position());
        code("transaction-type", Integer.toString(transaction.type()), null, xml);
        date("transaction-date", transaction.day(), xml);
        value(transaction.value(), transaction.day(), xml);
        narrative(
                "description",
                null,
                words(transaction.entry().type())
                        + (transaction.partial()
                                ? ". The day is not known; this is the last that it can be."
                                : "."),
                xml);
        party("provider-org", transaction.provider(), organisations, xml);
        party("receiver-org", transaction.receiver(), organisations, xml);
        xml.writeEndElement();
    }

    private static void line(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** {@code ReceiptRecorded} in words: Receipt recorded. */
    private static String words(String type) {
        String words = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void participants(
            String role,
            Set<String> ids,
            Map<String, FundActs.Organisation> organisations,
            XMLStreamWriter xml)
            throws XMLStreamException {
        for (String id : ids) {
            FundActs.Organisation organisation = organisations.get(id);
            if (organisation != null) {
                organisation("participating-org", role, organisation, xml);
            }
        }
    }

    private static void party(
            String element,
            @Nullable String id,
            Map<String, FundActs.Organisation> organisations,
            XMLStreamWriter xml)
            throws XMLStreamException {
        FundActs.Organisation organisation = id == null ? null : organisations.get(id);
        if (organisation != null) {
            organisation(element, null, organisation, xml);
        }
    }

    private static void organisation(
            String element,
            @Nullable String role,
            FundActs.Organisation organisation,
            XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement(element);
        if (organisation.identifier() != null) {
            xml.writeAttribute("ref", organisation.identifier());
        }
        xml.writeAttribute("type", type(organisation.kind()));
        if (role != null) {
            xml.writeAttribute("role", role);
        }
        narrative(organisation.name(), xml);
        xml.writeEndElement();
    }

    /** The code of IATI's OrganisationType. */
    private static String type(@Nullable String kind) {
        return switch (kind) {
            case "higher-education-institution" -> "80";
            case "enterprise" -> "70";
            case "foundation" -> "60";
            case "international-organisation" -> "40";
            case "government-body" -> "10";
            case null, default -> "90";
        };
    }

    private static void code(
            String element, String code, @Nullable String vocabulary, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeEmptyElement(element);
        if (vocabulary != null) {
            xml.writeAttribute("vocabulary", vocabulary);
        }
        xml.writeAttribute("code", code);
    }

    private static void date(String element, LocalDate day, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute("iso-date", day.toString());
    }

    private static void value(Money value, LocalDate day, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("value");
        xml.writeAttribute("currency", value.currency().getCurrencyCode());
        xml.writeAttribute("value-date", day.toString());
        xml.writeCharacters(value.amount());
        xml.writeEndElement();
    }

    private static void narrative(
            String element, @Nullable String type, String text, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement(element);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        narrative(text, xml);
        xml.writeEndElement();
    }

    private static void narrative(String text, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("narrative");
        // What XML has no place for.
        xml.writeCharacters(
                text.replaceAll(
                        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]",
                        " "));
        xml.writeEndElement();
    }
}
