package org.iioe.ledger.membership.command;

import org.axonframework.modelling.command.Repository;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.OrganisationDissolved;
import org.iioe.ledger.membership.SuccessionCommand.RecordSuccession;
import org.springframework.stereotype.Component;

/**
 * What a succession does to other aggregates, in the same unit of work: memberships pass on as
 * named, and predecessors are dissolved.
 */
@Component
final class Successions {
    private final Register register;
    private final DepartureNotifier departures;
    private final Repository<Organisation> organisations;

    Successions(
            Register register,
            DepartureNotifier departures,
            Repository<Organisation> organisations) {
        this.register = register;
        this.departures = departures;
        this.organisations = organisations;
    }

    void follow(RecordSuccession command) {
        register.succeed(command).forEach(member -> departures.left(member, command));
        for (OrganisationId predecessor : command.from()) {
            if (!command.to().contains(predecessor)) {
                OrganisationDissolved dissolved =
                        new OrganisationDissolved(
                                predecessor,
                                command.succession(),
                                command.kind(),
                                command.to(),
                                command.on(),
                                command.source());
                organisations
                        .load(predecessor.stream())
                        .execute(organisation -> organisation.dissolve(dissolved));
            }
        }
    }
}
