package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationField;
import org.iioe.ledger.membership.OrganisationRegistered;
import org.iioe.ledger.membership.OrganisationRenamed;
import org.iioe.ledger.projection.History;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of organisations, as of any position. Elections and terms keep ids alone, so that a
 * correction or a new name reaches those that were there before it.
 */
public final class OrganisationNames {
    private final History<OrganisationName> names;

    public OrganisationNames(JdbcClient database, JsonMapper mapper) {
        names = new History<>(database, mapper, "organisation_name", OrganisationName.class);
    }

    /** The names as of a position. An organisation that has none there goes by its id. */
    public Map<OrganisationId, String> asOf(Collection<OrganisationId> organisations, long asOf) {
        Map<OrganisationId, String> found = new HashMap<>();
        organisations.forEach(organisation -> found.put(organisation, organisation.value()));
        if (found.isEmpty()) {
            return found;
        }
        names.find(found.keySet().stream().map(OrganisationId::value).toList(), asOf)
                .forEach(each -> found.put(each.id(), each.name()));
        return found;
    }

    void on(MembershipEvent event, long at) {
        switch (event) {
            case OrganisationRegistered e -> put(e.organisation(), e.nameAsGiven(), at);
            case OrganisationRenamed e -> put(e.organisation(), e.name(), at);
            case OrganisationCorrected e -> correct(e, at);
            default -> {
                // What else happens to organisations and members changes no name.
            }
        }
    }

    /** A former name that was wrong is no reason to forget the newest one. */
    private void correct(OrganisationCorrected e, long at) {
        String right = e.is();
        if (e.field() != OrganisationField.NAME || right == null) {
            return;
        }
        names.current(e.organisation().value())
                .filter(known -> known.name().equals(e.was()))
                .ifPresent(known -> put(e.organisation(), right, at));
    }

    private void put(OrganisationId organisation, String name, long at) {
        names.put(organisation.value(), new OrganisationName(organisation, name, at), at);
    }
}
