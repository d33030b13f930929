package org.iioe.ledger.contributions.web;

import org.iioe.ledger.contributions.projection.ContributionView;
import org.iioe.ledger.contributions.projection.InventoryView;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Page;
import org.iioe.ledger.projection.Reads;
import org.iioe.ledger.projection.Things;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Contributions in kind, and the inventory of their units. */
@RestController
@RequestMapping("/api/v1")
final class ContributionsController {
    private static final String PROJECTION = "contributions";

    private final Things<ContributionView> contributions;
    private final Things<InventoryView> inventory;

    ContributionsController(Reads reads) {
        contributions =
                reads.things(
                        PROJECTION,
                        "contribution",
                        ContributionView.TABLE,
                        view -> view.id().value());
        inventory = reads.things(PROJECTION, "unit", InventoryView.TABLE, InventoryView::id);
    }

    /** The contributions in kind: what was promised, and what became of it. */
    @GetMapping("/contributions")
    ResponseEntity<Page<ContributionView>> contributions(ListQuery query) {
        return contributions.list(query);
    }

    /** A contribution in kind, line by line. */
    @GetMapping("/contributions/{id}")
    ResponseEntity<ContributionView> contribution(@PathVariable String id, MomentQuery query) {
        return contributions.one(id, query);
    }

    /** The units of all contributions: where they are, whose they are, in what condition. */
    @GetMapping("/inventory")
    ResponseEntity<Page<InventoryView>> inventory(ListQuery query) {
        return inventory.list(query);
    }
}
