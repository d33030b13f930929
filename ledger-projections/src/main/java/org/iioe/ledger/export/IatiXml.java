package org.iioe.ledger.export;

import org.iioe.ledger.Money;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.OrganisationKind;
import org.iioe.ledger.projection.Moment;
import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Activities as the XML of IATI 2.03. */
final class IatiXml {
    private final Map<OrganisationId, Organisation> organisations;
    private final XMLStreamWriter xml;

    IatiXml(Map<OrganisationId, Organisation> organisations, OutputStream out)
            throws XMLStreamException {
        this.organisations = organisations;
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
    }

    void begin(Moment moment) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeComment(" Position " + moment.position() + ", root " + moment.root() + " ");
        xml.writeStartElement("iati-activities");
        xml.writeAttribute("version", "2.03");
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    void write(IatiActivity activity) throws XMLStreamException {
        PublishedFund fund = activity.fund();
        Organisation holder = fund.holder();
        line();
        xml.writeStartElement("iati-activity");
        xml.writeAttribute("xml:lang", "en");
        line();
        if (!activity.undated().isEmpty()) {
            xml.writeComment(
                    " Left out, since no day is known by which they happened: positions %s "
                            .formatted(activity.undated()));
        }
        xml.writeStartElement("iati-identifier");
        xml.writeCharacters(holder.identifier() + "-" + fund.id());
        xml.writeEndElement();
        organisation("reporting-org", null, holder);
        narrative("title", null, "Fund " + fund.id());
        narrative(
                "description",
                "1",
                "The fund %s of a network of institutions, as its ledger records it."
                        .formatted(fund.id()));
        participants("1", activity.donors());
        organisation("participating-org", "2", holder);
        participants("4", activity.receivers());
        code("activity-status", "2", null);
        LocalDate start = activity.start();
        if (start != null) {
            xml.writeEmptyElement("activity-date");
            xml.writeAttribute("iso-date", start.toString());
            xml.writeAttribute("type", "2");
        }
        code("recipient-region", "998", "1");
        code("sector", "11420", "1");
        code("tag", "4", "2");
        code("default-flow-type", "30", null);
        for (var budget : activity.budgets().entrySet()) {
            budget(budget.getKey(), budget.getValue());
        }
        for (IatiTransaction transaction : activity.transactions()) {
            write(transaction);
        }
        xml.writeEndElement();
    }

    private void budget(LocalDate begins, Money value) throws XMLStreamException {
        if (value.isPositive()) {
            line();
            xml.writeStartElement("budget");
            xml.writeAttribute("type", "1");
            xml.writeAttribute("status", "2");
            date("period-start", begins);
            date("period-end", begins.plusYears(1).minusDays(1));
            value(value, begins);
            xml.writeEndElement();
        }
    }

    private void write(IatiTransaction transaction) throws XMLStreamException {
        line();
        xml.writeStartElement("transaction");
        xml.writeAttribute("ref", "position-" + transaction.position());
        code("transaction-type", transaction.type().code(), null);
        date("transaction-date", transaction.day());
        value(transaction.value(), transaction.day());
        narrative(
                "description",
                null,
                words(transaction.event())
                        + (transaction.dayKnown()
                                ? "."
                                : ". The day is not known; this is the last that it can be."));
        party("provider-org", transaction.provider());
        party("receiver-org", transaction.receiver());
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** {@code ReceiptRecorded} in words: Receipt recorded. */
    private static String words(String type) {
        String words = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void participants(String role, Set<OrganisationId> ids) throws XMLStreamException {
        for (OrganisationId id : ids) {
            Organisation organisation = organisations.get(id);
            if (organisation != null) {
                organisation("participating-org", role, organisation);
            }
        }
    }

    private void party(String element, @Nullable OrganisationId id) throws XMLStreamException {
        Organisation organisation = id == null ? null : organisations.get(id);
        if (organisation != null) {
            organisation(element, null, organisation);
        }
    }

    private void organisation(String element, @Nullable String role, Organisation organisation)
            throws XMLStreamException {
        xml.writeStartElement(element);
        if (organisation.identifier() != null) {
            xml.writeAttribute("ref", organisation.identifier());
        }
        xml.writeAttribute("type", type(organisation.kind()));
        if (role != null) {
            xml.writeAttribute("role", role);
        }
        narrative(organisation.name());
        xml.writeEndElement();
    }

    /** The code of IATI's OrganisationType. */
    private static String type(OrganisationKind kind) {
        return switch (kind) {
            case HIGHER_EDUCATION_INSTITUTION -> "80";
            case ENTERPRISE -> "70";
            case FOUNDATION -> "60";
            case INTERNATIONAL_ORGANISATION -> "40";
            case GOVERNMENT_BODY -> "10";
            case NETWORK, OTHER -> "90";
        };
    }

    private void code(String element, String code, @Nullable String vocabulary)
            throws XMLStreamException {
        xml.writeEmptyElement(element);
        if (vocabulary != null) {
            xml.writeAttribute("vocabulary", vocabulary);
        }
        xml.writeAttribute("code", code);
    }

    private void date(String element, LocalDate day) throws XMLStreamException {
        xml.writeEmptyElement(element);
        xml.writeAttribute("iso-date", day.toString());
    }

    private void value(Money value, LocalDate day) throws XMLStreamException {
        xml.writeStartElement("value");
        xml.writeAttribute("currency", value.currency().getCurrencyCode());
        xml.writeAttribute("value-date", day.toString());
        xml.writeCharacters(value.amount());
        xml.writeEndElement();
    }

    private void narrative(String element, @Nullable String type, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        if (type != null) {
            xml.writeAttribute("type", type);
        }
        narrative(text);
        xml.writeEndElement();
    }

    private void narrative(String text) throws XMLStreamException {
        xml.writeStartElement("narrative");
        // What XML has no place for.
        xml.writeCharacters(
                text.replaceAll(
                        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]",
                        " "));
        xml.writeEndElement();
    }
}
