package org.iioe.ledger.contributions;

import org.iioe.ledger.LedgerEvent;

/** Everything that is recorded of contributions in kind. */
public sealed interface ContributionsEvent extends LedgerEvent
        permits ContributionPledged,
                ContributionAmended,
                ContributionCancelled,
                LineValued,
                DeliveryRecorded,
                ItemsAllocated,
                ItemsReleased,
                ItemsDispatched,
                ItemsAccepted,
                ItemsRefused,
                TitleTransferred,
                ItemsReturned,
                ItemReplaced,
                IncidentRecorded,
                DisposalApproved,
                ItemsRetired,
                LicenceExpired,
                StockCountRecorded,
                ServiceRendered {
    /** The contribution. */
    ContributionId contribution();
}
