package org.iioe.ledger.meetings.web;

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

/** Meetings and resolutions. */
@RestController
@RequestMapping("/api/v1")
final class MeetingsController {
    private static final String PROJECTION = "meetings";

    private final ReadGate gate;
    private final Documents meetings;
    private final Documents resolutions;

    MeetingsController(ReadGate gate, JdbcClient database, JsonMapper mapper) {
        this.gate = gate;
        meetings = new Documents(database, mapper, "meetings.meeting");
        resolutions = new Documents(database, mapper, "meetings.resolution");
    }

    @GetMapping("/meetings")
    ResponseEntity<Page<ObjectNode>> meetings(ListQuery query) {
        return query.answer(
                gate, PROJECTION, meetings.history(), view -> view.get("id").asString());
    }

    @GetMapping("/meetings/{id}")
    ResponseEntity<ObjectNode> meeting(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        return Page.answer(
                asOf,
                meetings.history()
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("meeting", id)));
    }

    @GetMapping("/resolutions")
    ResponseEntity<Page<ObjectNode>> resolutions(ListQuery query) {
        return query.answer(
                gate, PROJECTION, resolutions.history(), view -> view.get("id").asString());
    }

    @GetMapping("/resolutions/{id}")
    ResponseEntity<ObjectNode> resolution(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        return Page.answer(
                asOf,
                resolutions
                        .history()
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("resolution", id)));
    }
}
