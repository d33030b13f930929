package org.iioe.ledger.presidency.web;

import org.iioe.ledger.projection.Documents;
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
import tools.jackson.databind.node.ObjectNode;

/** Elections and the terms of offices. */
@RestController
@RequestMapping("/api/v1")
final class PresidencyController {
    private static final String PROJECTION = "presidency";

    private final ReadGate gate;
    private final Documents elections;
    private final Documents terms;

    PresidencyController(ReadGate gate, JdbcClient database, JsonMapper mapper) {
        this.gate = gate;
        elections = new Documents(database, mapper, "presidency.election");
        terms = new Documents(database, mapper, "presidency.term");
    }

    @GetMapping("/elections")
    ResponseEntity<Page<ObjectNode>> elections(ListQuery query) {
        return query.answer(
                gate, PROJECTION, elections.history(), view -> view.get("id").asString());
    }

    @GetMapping("/elections/{id}")
    ResponseEntity<ObjectNode> election(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        return Page.answer(
                asOf,
                elections
                        .history()
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("election", id)));
    }

    @GetMapping("/presidency/terms")
    ResponseEntity<Page<ObjectNode>> terms(ListQuery query) {
        return query.answer(gate, PROJECTION, terms.history(), view -> view.get("id").asString());
    }

    @GetMapping("/presidency/terms/{id}")
    ResponseEntity<ObjectNode> term(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        return Page.answer(
                asOf,
                terms.history()
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("term", id)));
    }
}
