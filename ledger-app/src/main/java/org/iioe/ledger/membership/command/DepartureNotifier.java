package org.iioe.ledger.membership.command;

import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.OrganisationId;
import org.springframework.stereotype.Component;

import java.util.List;

/** Tells every domain that it concerns that a member left, in the same unit of work. */
@Component
final class DepartureNotifier {
    private final List<WhenAMemberLeaves> concerned;

    DepartureNotifier(List<WhenAMemberLeaves> concerned) {
        this.concerned = concerned;
    }

    void left(OrganisationId member, LedgerCommand because) {
        concerned.forEach(each -> each.left(member, because));
    }
}
