package org.iioe.ledger.contributions;

import org.iioe.ledger.LedgerCommand;

/** Everything that can be recorded of contributions in kind. */
public sealed interface ContributionsCommand extends LedgerCommand
        permits PledgeCommand, CustodyCommand, TitleCommand, StockCommand, ServiceCommand {
    /** The contribution. */
    ContributionId contribution();

    @Override
    default String stream() {
        return contribution().stream();
    }
}
