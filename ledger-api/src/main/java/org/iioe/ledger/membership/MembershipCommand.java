package org.iioe.ledger.membership;

import org.iioe.ledger.LedgerCommand;

/** The commands of membership. */
public sealed interface MembershipCommand extends LedgerCommand
        permits OrganisationCommand,
                InstrumentCommand,
                AgreementCommand,
                MemberCommand,
                SuccessionCommand {}
