package org.iioe.ledger.membership.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.Source;
import org.iioe.ledger.membership.InForceRule;
import org.iioe.ledger.membership.InstrumentId;
import org.iioe.ledger.membership.InstrumentKind;
import org.iioe.ledger.membership.InstrumentRegistered;
import org.iioe.ledger.projection.HistoryTable;
import org.jspecify.annotations.Nullable;

/** One version of a letter's or an agreement's text. */
public record InstrumentView(
        InstrumentId id,
        InstrumentKind kind,
        String title,
        String version,
        @Nullable OrganisationId counterparty,
        @Nullable Boolean binding,
        @Nullable InForceRule inForceRule,
        @Nullable Edtf expires,
        @Nullable Sha256 digest,
        Edtf on,
        Source source,
        long position) {
    /** Where they stand. */
    public static final HistoryTable<InstrumentView> TABLE =
            new HistoryTable<>("instrument", InstrumentView.class);

    static InstrumentView registered(InstrumentRegistered e, long at) {
        return new InstrumentView(
                e.instrument(),
                e.kind(),
                e.title(),
                e.version(),
                e.counterparty(),
                e.binding(),
                e.inForceRule(),
                e.expires(),
                e.digest(),
                e.on(),
                e.source(),
                at);
    }
}
