package org.iioe.ledger.presidency.command;

import org.axonframework.modelling.command.Repository;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.command.WhenAMemberLeaves;
import org.iioe.ledger.presidency.TermCommand;
import org.springframework.stereotype.Component;

/** When a member leaves, its candidacies lapse, and the offices that it holds fall vacant. */
@Component
final class WhoLeavesHoldsNoOffice implements WhenAMemberLeaves {
    private final OfficeFacts facts;
    private final Repository<Election> elections;
    private final Repository<Offices> offices;

    WhoLeavesHoldsNoOffice(
            OfficeFacts facts, Repository<Election> elections, Repository<Offices> offices) {
        this.facts = facts;
        this.elections = elections;
        this.offices = offices;
    }

    @Override
    public void left(OrganisationId member, LedgerCommand because) {
        OfficesState state = facts.state();
        state.underWay()
                .forEach(open ->
                        elections
                                .load(open.election().stream())
                                .execute(election -> election.lapse(member, because)));
        if (state.incumbencies().heldBy(member, because.on().effective()).findAny().isPresent()) {
            offices.load(TermCommand.OFFICES).execute(all -> all.left(member, because));
        }
    }
}
