package org.iioe.ledger.funding;

import org.iioe.ledger.LedgerCommand;

/** Everything that can be recorded of funds; the fund decides. */
public sealed interface FundingCommand extends LedgerCommand
        permits FundCommand,
                GiftCommand,
                ReceiptCommand,
                AllocationCommand,
                PaymentCommand,
                ExpenditureCommand {
    /** The fund that decides. */
    FundId fund();

    @Override
    default String stream() {
        return fund().stream();
    }
}
