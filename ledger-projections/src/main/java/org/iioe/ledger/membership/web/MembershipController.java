package org.iioe.ledger.membership.web;

import org.iioe.ledger.membership.projection.InstrumentView;
import org.iioe.ledger.membership.projection.MemberView;
import org.iioe.ledger.membership.projection.OrganisationView;
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

/** Organisations, members and the instruments that they sign. */
@RestController
@RequestMapping("/api/v1")
final class MembershipController {
    private static final String PROJECTION = "membership";

    private final Reads reads;
    private final History<OrganisationView> organisations;
    private final History<MemberView> members;
    private final History<InstrumentView> instruments;

    MembershipController(Reads reads, JdbcClient database, JsonMapper mapper) {
        this.reads = reads;
        organisations = new History<>(database, mapper, OrganisationView.TABLE);
        members = new History<>(database, mapper, MemberView.TABLE);
        instruments = new History<>(database, mapper, InstrumentView.TABLE);
    }

    @GetMapping("/organisations")
    ResponseEntity<Page<OrganisationView>> organisations(ListQuery query) {
        return reads.list(PROJECTION, query, organisations, view -> view.id().value());
    }

    @GetMapping("/organisations/{id}")
    ResponseEntity<OrganisationView> organisation(@PathVariable String id, MomentQuery query) {
        return reads.one(
                PROJECTION,
                query,
                moment ->
                        organisations
                                .find(id, moment.position())
                                .orElseThrow(() -> InvalidParameter.unknown("organisation", id)));
    }

    @GetMapping("/members")
    ResponseEntity<Page<MemberView>> members(ListQuery query) {
        return reads.list(PROJECTION, query, members, view -> view.id().value());
    }

    @GetMapping("/instruments")
    ResponseEntity<Page<InstrumentView>> instruments(ListQuery query) {
        return reads.list(PROJECTION, query, instruments, view -> view.id().value());
    }
}
