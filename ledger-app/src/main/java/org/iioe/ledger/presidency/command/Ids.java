package org.iioe.ledger.presidency.command;

import org.iioe.ledger.OrganisationId;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The one order of members in rolls and lists: by id. */
final class Ids {
    static final Comparator<OrganisationId> ORDER = Comparator.comparing(OrganisationId::value);

    private Ids() {}

    static List<OrganisationId> sorted(Collection<OrganisationId> ids) {
        return ids.stream().sorted(ORDER).toList();
    }
}
