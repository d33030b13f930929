package org.iioe.ledger.charter.web;

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

/** The charter's versions. */
@RestController
@RequestMapping("/api/v1")
final class CharterController {
    private static final String PROJECTION = "charter";

    private final ReadGate gate;
    private final Documents versions;

    CharterController(ReadGate gate, JdbcClient database, JsonMapper mapper) {
        this.gate = gate;
        versions = new Documents(database, mapper, "charter.version");
    }

    @GetMapping("/charter/versions")
    ResponseEntity<Page<ObjectNode>> versions(ListQuery query) {
        return query.answer(
                gate, PROJECTION, versions.history(), view -> view.get("id").asString());
    }

    @GetMapping("/charter/versions/{id}")
    ResponseEntity<ObjectNode> version(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        return Page.answer(
                asOf,
                versions.history()
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("charter-version", id)));
    }
}
