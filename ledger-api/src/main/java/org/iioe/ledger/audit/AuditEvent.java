package org.iioe.ledger.audit;

import org.iioe.ledger.LedgerEvent;

/** What the ledger records about its own working. */
public sealed interface AuditEvent extends LedgerEvent
        permits CommandRecorded, OriginContinued, ValueClaimed, ValueReleased {}
