package org.iioe.ledger.meetings.web;

import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.ResolutionView;
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

/** Meetings and resolutions. */
@RestController
@RequestMapping("/api/v1")
final class MeetingsController {
    private static final String PROJECTION = "meetings";

    private final Reads reads;
    private final History<MeetingView> meetings;
    private final History<ResolutionView> resolutions;

    MeetingsController(Reads reads, JdbcClient database, JsonMapper mapper) {
        this.reads = reads;
        meetings = new History<>(database, mapper, MeetingView.TABLE);
        resolutions = new History<>(database, mapper, ResolutionView.TABLE);
    }

    @GetMapping("/meetings")
    ResponseEntity<Page<MeetingView>> meetings(ListQuery query) {
        return reads.list(PROJECTION, query, meetings, view -> view.id().value());
    }

    @GetMapping("/meetings/{id}")
    ResponseEntity<MeetingView> meeting(@PathVariable String id, MomentQuery query) {
        return reads.one(
                PROJECTION,
                query,
                moment ->
                        meetings.find(id, moment.position())
                                .orElseThrow(() -> InvalidParameter.unknown("meeting", id)));
    }

    @GetMapping("/resolutions")
    ResponseEntity<Page<ResolutionView>> resolutions(ListQuery query) {
        return reads.list(PROJECTION, query, resolutions, view -> view.id().value());
    }

    @GetMapping("/resolutions/{id}")
    ResponseEntity<ResolutionView> resolution(@PathVariable String id, MomentQuery query) {
        return reads.one(
                PROJECTION,
                query,
                moment ->
                        resolutions
                                .find(id, moment.position())
                                .orElseThrow(() -> InvalidParameter.unknown("resolution", id)));
    }
}
