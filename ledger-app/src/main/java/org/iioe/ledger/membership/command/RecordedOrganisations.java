package org.iioe.ledger.membership.command;

import org.iioe.ledger.Country;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.OrganisationFacts;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.store.Streams;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** The organisations, each read off its stream. */
@Component
final class RecordedOrganisations implements Organisations {
    private final Streams streams;

    RecordedOrganisations(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Optional<OrganisationFacts> find(OrganisationId organisation) {
        OrganisationRecord says =
                streams.fold(
                        organisation.stream(),
                        OrganisationRecord.UNREGISTERED,
                        OrganisationRecord::after);
        if (!says.registered()) {
            return Optional.empty();
        }
        Country country = says.country();
        return Optional.of(
                new OrganisationFacts(
                        organisation,
                        says.presentName(),
                        country == null ? null : country.code(),
                        says.dissolvedOn() != null));
    }

    @Override
    public OrganisationFacts get(OrganisationId organisation) {
        return find(organisation)
                .orElseThrow(() ->
                        new Refusal(
                                        MembershipRefusal.UNKNOWN_ORGANISATION,
                                        "Nobody registered " + organisation + ".")
                                .with("organisation", organisation));
    }
}
