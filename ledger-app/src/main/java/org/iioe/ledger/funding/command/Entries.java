package org.iioe.ledger.funding.command;

import org.iioe.ledger.funding.ChargeRecorded;
import org.iioe.ledger.funding.DonorRefunded;
import org.iioe.ledger.funding.EntryId;
import org.iioe.ledger.funding.EntryReversed;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.funding.MisdirectedPaymentWrittenOff;
import org.iioe.ledger.funding.RecoveryRecorded;
import org.iioe.ledger.funding.ReturnRecorded;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** All entries with ids of their own, those that may be reversed among them. Immutable. */
record Entries(PMap<EntryId, EntryState> all) {
    static final Entries NONE = new Entries(HashTreePMap.empty());

    @Nullable EntryState find(EntryId entry) {
        return all.get(entry);
    }

    Entries after(FundingEvent event) {
        return switch (event) {
            case ChargeRecorded e -> with(e.entry(), EntryState.of(e));
            case DonorRefunded e -> with(e.entry(), EntryState.of(e));
            case RecoveryRecorded e -> with(e.entry(), EntryState.of(e));
            case MisdirectedPaymentWrittenOff e -> with(e.entry(), EntryState.of(e));
            case ReturnRecorded e -> with(e.entry(), EntryState.of(e));
            case EntryReversed e -> {
                EntryState entry = all.get(e.entry());
                yield entry == null ? this : with(e.entry(), entry.asReversed());
            }
            default -> this;
        };
    }

    private Entries with(EntryId id, EntryState entry) {
        return new Entries(all.plus(id, entry));
    }
}
