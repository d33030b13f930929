package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Shows elections and terms of office. A reported result and a computed one say which they are. */
@Component
final class PresidencyProjection implements Projection {
    private final Elections elections;
    private final TermViews terms;
    private final OrganisationNames names;

    PresidencyProjection(JdbcClient database, JsonMapper mapper) {
        elections = new Elections(database, mapper);
        terms = new TermViews(database, mapper);
        names = new OrganisationNames(database, mapper);
    }

    @Override
    public String name() {
        return "presidency";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        switch (event) {
            case ElectionEvent e -> elections.on(e, at.position());
            case OfficeEvent e -> terms.on(e, at.position());
            case MembershipEvent e -> names.on(e, at.position());
            // The events of other domains are shown by their own projections.
            default -> {}
        }
    }
}
