package org.iioe.ledger.contributions.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.contributions.ContributionPledged;
import org.iioe.ledger.contributions.ContributionsEvent;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Shows contributions in kind and the inventory of their units. */
@Component
final class ContributionsProjection implements Projection {
    private final History<ContributionView> contributions;
    private final UnitMoves moves;
    private final InKindBooks books;

    ContributionsProjection(JdbcClient database, JsonMapper mapper) {
        contributions = new History<>(database, mapper, ContributionView.TABLE);
        moves = new UnitMoves(new Inventory(database, mapper));
        books = new InKindBooks(database);
    }

    @Override
    public String name() {
        return "contributions";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof ContributionsEvent act) {
            long position = at.position();
            String id = act.contribution().value();
            ContributionView after =
                    act instanceof ContributionPledged pledged
                            ? ContributionView.pledged(pledged, position)
                            : contributions.current(id).orElseThrow().after(act, position);
            contributions.put(id, after, position);
            moves.on(act, after, position);
            books.write(act, position);
        }
    }
}
