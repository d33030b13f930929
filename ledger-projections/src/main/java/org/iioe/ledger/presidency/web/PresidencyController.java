package org.iioe.ledger.presidency.web;

import org.iioe.ledger.membership.OrganisationId;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.OrganisationNames;
import org.iioe.ledger.presidency.projection.TermView;
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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Elections and the terms of offices, with names as of the answer's position. */
@RestController
@RequestMapping("/api/v1")
final class PresidencyController {
    private static final String PROJECTION = "presidency";

    private final ReadGate gate;
    private final History<ElectionView> elections;
    private final History<TermView> terms;
    private final OrganisationNames names;

    PresidencyController(ReadGate gate, JdbcClient database, JsonMapper mapper) {
        this.gate = gate;
        elections = new History<>(database, mapper, "presidency.election", ElectionView.class);
        terms = new History<>(database, mapper, "presidency.term", TermView.class);
        names = new OrganisationNames(database, mapper);
    }

    @GetMapping("/elections")
    ResponseEntity<Page<ElectionView>> elections(ListQuery query) {
        Page.Request request = query.request(gate, PROJECTION);
        return Page.of(
                request,
                namedElections(
                        elections.list(request.asOf(), request.after(), request.limit() + 1),
                        request.asOf()),
                view -> view.id().value());
    }

    @GetMapping("/elections/{id}")
    ResponseEntity<ElectionView> election(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        ElectionView found =
                elections
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("election", id));
        return Page.answer(asOf, namedElections(List.of(found), asOf).getFirst());
    }

    @GetMapping("/presidency/terms")
    ResponseEntity<Page<TermView>> terms(ListQuery query) {
        Page.Request request = query.request(gate, PROJECTION);
        return Page.of(
                request,
                namedTerms(
                        terms.list(request.asOf(), request.after(), request.limit() + 1),
                        request.asOf()),
                TermView::id);
    }

    @GetMapping("/presidency/terms/{id}")
    ResponseEntity<TermView> term(@PathVariable String id, ListQuery query) {
        long asOf = query.open(gate, PROJECTION);
        TermView found =
                terms.find(id, asOf).orElseThrow(() -> InvalidParameter.unknown("term", id));
        return Page.answer(asOf, namedTerms(List.of(found), asOf).getFirst());
    }

    private List<ElectionView> namedElections(List<ElectionView> found, long asOf) {
        List<OrganisationId> winners =
                found.stream().flatMap(view -> Stream.ofNullable(view.winner())).toList();
        Map<OrganisationId, String> known = names.asOf(winners, asOf);
        return found.stream().map(view -> view.named(known)).toList();
    }

    private List<TermView> namedTerms(List<TermView> found, long asOf) {
        List<OrganisationId> holders =
                found.stream().flatMap(view -> view.holders().stream()).toList();
        Map<OrganisationId, String> known = names.asOf(holders, asOf);
        return found.stream().map(view -> view.named(known)).toList();
    }
}
