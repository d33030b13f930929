package org.iioe.ledger.presidency.web;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.membership.projection.OrganisationView;
import org.iioe.ledger.presidency.projection.ElectionView;
import org.iioe.ledger.presidency.projection.TermView;
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

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Elections and the terms of offices, with names as of the answer's position. */
@RestController
@RequestMapping("/api/v1")
final class PresidencyController {
    /** Names are those that membership shows. */
    private static final List<String> PROJECTIONS = List.of("presidency", "membership");

    private final Reads reads;
    private final History<ElectionView> elections;
    private final History<TermView> terms;
    private final History<OrganisationView> organisations;

    PresidencyController(Reads reads, JdbcClient database, JsonMapper mapper) {
        this.reads = reads;
        elections = new History<>(database, mapper, ElectionView.TABLE);
        terms = new History<>(database, mapper, TermView.TABLE);
        organisations = new History<>(database, mapper, OrganisationView.TABLE);
    }

    /** The elections, with their winners named as of the answer. */
    @GetMapping("/elections")
    ResponseEntity<Page<ElectionView>> elections(ListQuery query) {
        return reads.list(
                PROJECTIONS,
                query,
                request ->
                        namedElections(
                                elections.list(request.asOf(), request.after(), request.read()),
                                request.asOf()),
                view -> view.id().value());
    }

    /** An election with its candidates, ballots and how it ended. */
    @GetMapping("/elections/{id}")
    ResponseEntity<ElectionView> election(@PathVariable String id, MomentQuery query) {
        return reads.one(PROJECTIONS, query, moment -> election(id, moment.position()));
    }

    private ElectionView election(String id, long asOf) {
        ElectionView found =
                elections
                        .find(id, asOf)
                        .orElseThrow(() -> InvalidParameter.unknown("election", id));
        return namedElections(List.of(found), asOf).getFirst();
    }

    /** The terms of offices: who held which from when to when. */
    @GetMapping("/presidency/terms")
    ResponseEntity<Page<TermView>> terms(ListQuery query) {
        return reads.list(
                PROJECTIONS,
                query,
                request ->
                        namedTerms(
                                terms.list(request.asOf(), request.after(), request.read()),
                                request.asOf()),
                TermView::id);
    }

    /** A term of an office, with vacancies and handovers. */
    @GetMapping("/presidency/terms/{id}")
    ResponseEntity<TermView> term(@PathVariable String id, MomentQuery query) {
        return reads.one(PROJECTIONS, query, moment -> term(id, moment.position()));
    }

    private TermView term(String id, long asOf) {
        TermView found =
                terms.find(id, asOf).orElseThrow(() -> InvalidParameter.unknown("term", id));
        return namedTerms(List.of(found), asOf).getFirst();
    }

    private List<ElectionView> namedElections(List<ElectionView> found, long asOf) {
        List<OrganisationId> winners =
                found.stream().flatMap(view -> Stream.ofNullable(view.winner())).toList();
        Map<OrganisationId, String> known = names(winners, asOf);
        return found.stream().map(view -> view.named(known)).toList();
    }

    private List<TermView> namedTerms(List<TermView> found, long asOf) {
        List<OrganisationId> holders =
                found.stream().flatMap(view -> view.holders().stream()).toList();
        Map<OrganisationId, String> known = names(holders, asOf);
        return found.stream().map(view -> view.named(known)).toList();
    }

    /** The names as of a position. An organisation that has none there goes by its id. */
    private Map<OrganisationId, String> names(Collection<OrganisationId> ids, long asOf) {
        Map<OrganisationId, String> names = new HashMap<>();
        ids.forEach(id -> names.put(id, id.value()));
        if (!names.isEmpty()) {
            organisations
                    .find(names.keySet().stream().map(OrganisationId::value).toList(), asOf)
                    .forEach(view -> names.put(view.id(), view.name()));
        }
        return names;
    }
}
