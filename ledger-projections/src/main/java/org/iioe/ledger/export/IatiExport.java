package org.iioe.ledger.export;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.projection.Moment;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/** The funds as activities of IATI 2.03, each reported by its legal holder. */
@Component
final class IatiExport implements ExportKind {
    private final PublishedFunds funds;

    IatiExport(PublishedFunds funds) {
        this.funds = funds;
    }

    @Override
    public About about() {
        return new About(
                "iati-activities.xml",
                MediaType.APPLICATION_XML,
                "Each fund whose legal holder is known, as an activity of IATI 2.03.",
                List.of("funding", "membership"));
    }

    @Override
    public void write(Moment moment, OutputStream out) throws IOException {
        Map<OrganisationId, Organisation> organisations = funds.organisations(moment);
        List<PublishedFund> published = funds.asOf(moment, organisations);
        try {
            IatiXml xml = new IatiXml(organisations, out);
            xml.begin(moment);
            for (PublishedFund fund : published) {
                IatiActivity activity = new IatiActivity(fund);
                funds.events(fund, moment, activity::add);
                xml.write(activity);
            }
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
