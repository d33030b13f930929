package org.iioe.ledger.charter.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.charter.CharterRules;
import org.iioe.ledger.projection.EntryHeader;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/** Shows the charter's versions. */
@Component
final class CharterProjection implements Projection {
    private final JsonMapper mapper;
    private final History<CharterVersionView> versions;

    CharterProjection(JdbcClient database, JsonMapper mapper) {
        this.mapper = mapper;
        versions = new History<>(database, mapper, CharterVersionView.TABLE);
    }

    @Override
    public String name() {
        return "charter";
    }

    @Override
    public void on(LedgerEvent event, EntryHeader at) {
        if (event instanceof CharterEvent charter) {
            CharterVersionView view = view(charter, at.position());
            versions.put(CharterVersionView.key(view.version()), view, at.position());
        }
    }

    private CharterVersionView view(CharterEvent event, long at) {
        return switch (event) {
            case CharterEstablished e ->
                    new CharterVersionView(
                            Integer.toString(e.version()),
                            e.version(),
                            e.basis(),
                            null,
                            e.from(),
                            e.on(),
                            e.rules(),
                            unknown(e.rules()),
                            e.source(),
                            at);
            case CharterAmended e ->
                    new CharterVersionView(
                            Integer.toString(e.version()),
                            e.version(),
                            null,
                            e.resolution(),
                            e.from(),
                            e.on(),
                            e.rules(),
                            unknown(e.rules()),
                            e.source(),
                            at);
        };
    }

    /** Read off the rules as they are written, so that a rule that comes later is not forgotten. */
    private List<String> unknown(CharterRules rules) {
        List<String> unknown = new ArrayList<>();
        mapper.valueToTree(rules)
                .properties()
                .forEach(rule -> {
                    if (rule.getValue().isNull()) {
                        unknown.add(rule.getKey());
                    }
                });
        return unknown;
    }
}
