package org.iioe.ledger.charter.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.charter.CharterAmended;
import org.iioe.ledger.charter.CharterEstablished;
import org.iioe.ledger.charter.CharterEvent;
import org.iioe.ledger.projection.Documents;
import org.iioe.ledger.projection.Projection;
import org.iioe.ledger.projection.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.function.Consumer;

/** Shows the versions of the charter; a rule that is null is unknown. */
@Component
final class CharterProjection implements Projection {
    private final Documents versions;

    CharterProjection(JdbcClient database, JsonMapper mapper) {
        versions = new Documents(database, mapper, "charter.version");
    }

    @Override
    public String name() {
        return "charter";
    }

    @Override
    public void on(LedgerEvent event, Sealed at) {
        if (event instanceof CharterEvent charter) {
            switch (charter) {
                case CharterEstablished e ->
                        version(
                                e.version(),
                                at,
                                view -> {
                                    versions.set(view, "basis", e.basis());
                                    versions.set(view, "from", e.from());
                                    versions.set(view, "rules", e.rules());
                                    versions.set(view, "source", e.source());
                                });
                case CharterAmended e ->
                        version(
                                e.version(),
                                at,
                                view -> {
                                    versions.set(view, "resolution", e.resolution());
                                    versions.set(view, "from", e.from());
                                    versions.set(view, "rules", e.rules());
                                    versions.set(view, "source", e.source());
                                });
            }
        }
    }

    private void version(int number, Sealed at, Consumer<ObjectNode> with) {
        // Padded, so that the list is in the order of versions.
        versions.create(
                "%06d".formatted(number),
                at.position(),
                view -> {
                    view.put("version", number);
                    with.accept(view);
                });
    }
}
