package org.iioe.ledger.membership.command;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;

/**
 * What else happens, in the same unit of work, when a member withdraws or is expelled. Implemented
 * by the domains that it concerns: its presidency falls vacant.
 */
public interface WhenAMemberLeaves {
    /**
     * Records what follows.
     *
     * @param member who left
     * @param because the command that ended the membership
     */
    void left(OrganisationId member, LedgerCommand because);
}
