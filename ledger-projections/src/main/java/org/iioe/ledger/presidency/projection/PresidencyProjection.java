package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.OfficeEvent;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Shows elections and terms of office. A reported result and a computed one say which they are. */
@Component
final class PresidencyProjection implements Projection {
    private final History<ElectionView> elections;
    private final TermViews terms;

    PresidencyProjection(JdbcClient database, JsonMapper mapper) {
        elections = new History<>(database, mapper, ElectionView.TABLE);
        terms = new TermViews(database, mapper);
    }

    @Override
    public String name() {
        return "presidency";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof ElectionEvent e) {
            on(e, at.position());
        } else if (event instanceof OfficeEvent e) {
            terms.on(e, at.position());
        }
    }

    private void on(ElectionEvent event, long at) {
        String id = event.election().value();
        ElectionView before =
                event instanceof ElectionCalled e
                        ? known(id, e.election(), e.office(), e.term(), e.source())
                        : event instanceof ElectionResultReported e
                                ? known(id, e.election(), e.office(), e.term(), e.source())
                                : elections.current(id).orElseThrow();
        elections.put(id, before.after(event, at), at);
    }

    /** An election that is there; else one that begins. */
    private ElectionView known(
            String id, ElectionId election, OfficeId office, TermId term, Source source) {
        return elections
                .current(id)
                .orElseGet(() -> ElectionView.called(election, office, term, source));
    }
}
