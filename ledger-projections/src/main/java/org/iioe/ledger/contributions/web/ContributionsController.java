package org.iioe.ledger.contributions.web;

import org.iioe.ledger.contributions.projection.ContributionView;
import org.iioe.ledger.contributions.projection.InventoryView;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Page;
import org.iioe.ledger.projection.Reads;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

/** Contributions in kind, and the inventory of their units. */
@RestController
@RequestMapping("/api/v1")
final class ContributionsController {
    private static final String PROJECTION = "contributions";

    private final Reads reads;
    private final History<ContributionView> contributions;
    private final History<InventoryView> inventory;

    ContributionsController(Reads reads, JdbcClient database, JsonMapper mapper) {
        this.reads = reads;
        contributions = new History<>(database, mapper, ContributionView.TABLE);
        inventory = new History<>(database, mapper, InventoryView.TABLE);
    }

    @GetMapping("/contributions")
    ResponseEntity<Page<ContributionView>> contributions(ListQuery query) {
        return reads.list(PROJECTION, query, contributions, view -> view.id().value());
    }

    @GetMapping("/contributions/{id}")
    ResponseEntity<ContributionView> contribution(@PathVariable String id, MomentQuery query) {
        return reads.one(
                PROJECTION,
                query,
                moment ->
                        contributions
                                .find(id, moment.position())
                                .orElseThrow(() -> InvalidParameter.unknown("contribution", id)));
    }

    @GetMapping("/inventory")
    ResponseEntity<Page<InventoryView>> inventory(ListQuery query) {
        return reads.list(PROJECTION, query, inventory, InventoryView::id);
    }
}
