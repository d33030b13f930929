package org.iioe.ledger.charter.web;

import org.iioe.ledger.charter.projection.CharterVersionView;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.Moment;
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

import java.util.Optional;
import java.util.regex.Pattern;

/** The charter's versions. */
@RestController
@RequestMapping("/api/v1")
final class CharterController {
    private static final String PROJECTION = "charter";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    private final Reads reads;
    private final History<CharterVersionView> versions;

    CharterController(Reads reads, JdbcClient database, JsonMapper mapper) {
        this.reads = reads;
        versions = new History<>(database, mapper, CharterVersionView.TABLE);
    }

    /** The versions of the charter. A rule that is null is unknown and computes nothing. */
    @GetMapping("/charter/versions")
    ResponseEntity<Page<CharterVersionView>> versions(ListQuery query) {
        return reads.list(
                PROJECTION, query, versions, view -> CharterVersionView.key(view.version()));
    }

    /** A version of the charter, by its number from 1. */
    @GetMapping("/charter/versions/{id}")
    ResponseEntity<CharterVersionView> version(@PathVariable String id, MomentQuery query) {
        return reads.one(PROJECTION, query, moment -> version(id, moment));
    }

    private CharterVersionView version(String id, Moment moment) {
        Optional<CharterVersionView> found =
                NUMBER.matcher(id).matches()
                        ? versions.find(
                                CharterVersionView.key(Integer.parseInt(id)), moment.position())
                        : Optional.empty();
        return found.orElseThrow(() -> InvalidParameter.unknown("charter-version", id));
    }
}
