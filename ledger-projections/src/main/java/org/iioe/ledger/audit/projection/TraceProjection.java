package org.iioe.ledger.audit.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.audit.AuditEvent;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.audit.OriginContinued;
import org.iioe.ledger.audit.RecordedEvent;
import org.iioe.ledger.audit.ValueClaimed;
import org.iioe.ledger.audit.ValueReleased;
import org.iioe.ledger.funding.FundingEvent;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.Filling;
import org.iioe.ledger.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.LinkedHashSet;
import java.util.Set;

/** Ties every thing of the ledger to its causes and its effects. */
@Component
final class TraceProjection implements Projection {
    private final JdbcClient database;

    TraceProjection(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof AuditEvent audit) {
            on(audit, at);
        } else {
            tie(event, Links.of(event), at);
        }
    }

    private void on(AuditEvent event, EntryHeader at) {
        switch (event) {
            case CommandRecorded recorded ->
                    rows().recorded(
                                    recorded.made().stream().map(RecordedEvent::event).toList(),
                                    at.position());
            case ValueClaimed _, ValueReleased _ -> rows().claimed(at.event(), at.position());
            // It is about the log as a whole.
            case OriginContinued _ -> {}
        }
    }

    private void tie(LedgerEvent event, Links links, EntryHeader at) {
        Set<Mentions.Name> names = new LinkedHashSet<>();
        for (String key : links.things()) {
            names.add(new Mentions.Name(key.substring(key.lastIndexOf('/') + 1), key));
        }
        for (String key : links.about()) {
            names.add(new Mentions.Name(at.event(), key));
            if (event instanceof FundingEvent) {
                // As acts are named where they are ratified: fund/tencent-seed-fund/disbursement-1.
                names.add(new Mentions.Name(act(key), key));
            }
        }
        for (Mentions.Name name : links.names()) {
            names.add(
                    name.key() == null
                            ? new Mentions.Name(name.name(), links.about().getFirst())
                            : name);
        }
        rows().tie(links, names, at.position());
    }

    private TraceRows rows() {
        Filling filling = Filling.current();
        return filling.rows(this, TraceRows.class, () -> new TraceRows(database, filling));
    }

    private static String act(String key) {
        return key.startsWith("fund/") ? key : "fund" + key.substring(key.indexOf('/'));
    }
}
