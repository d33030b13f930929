package org.iioe.ledger.contributions.web;

import org.iioe.ledger.contributions.projection.ContributionView;
import org.iioe.ledger.contributions.projection.InventoryView;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.Page;
import org.iioe.ledger.projection.ReadGate;
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

    private final ReadGate gate;
    private final History<ContributionView> contributions;
    private final History<InventoryView> inventory;

    ContributionsController(ReadGate gate, JdbcClient database, JsonMapper mapper) {
        this.gate = gate;
        contributions =
                new History<>(
                        database, mapper, "contributions.contribution", ContributionView.class);
        inventory = new History<>(database, mapper, "contributions.inventory", InventoryView.class);
    }

    @GetMapping("/contributions")
    ResponseEntity<Page<ContributionView>> contributions(ListQuery query) {
        return query.answer(gate, PROJECTION, contributions, view -> view.id().value());
    }

    @GetMapping("/contributions/{id}")
    ResponseEntity<ContributionView> contribution(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        return Page.answer(
                asOf,
                contributions
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("contribution", id)));
    }

    @GetMapping("/inventory")
    ResponseEntity<Page<InventoryView>> inventory(ListQuery query) {
        return query.answer(gate, PROJECTION, inventory, InventoryView::id);
    }
}
