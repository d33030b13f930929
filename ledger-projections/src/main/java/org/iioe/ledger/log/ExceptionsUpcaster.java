package org.iioe.ledger.log;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.iioe.ledger.language.LedgerLanguage;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings facts of the first form, which kept only the first rule that they break, as {@code
 * exception} or null, to the second, which keeps all of them, as {@code exceptions}.
 */
@Component
public final class ExceptionsUpcaster extends SingleEventUpcaster {
    private static final String SECOND = "2";

    private static final Set<String> FACTS =
            LedgerLanguage.facts().map(Class::getName).collect(Collectors.toUnmodifiableSet());

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        String revision = event.getType().getRevision();
        return (revision == null || revision.isEmpty())
                && FACTS.contains(event.getType().getName());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(event.getType().getName(), SECOND),
                JsonNode.class,
                ExceptionsUpcaster::listed);
    }

    private static JsonNode listed(JsonNode data) {
        ObjectNode fact = (ObjectNode) data;
        JsonNode first = fact.remove("exception");
        if (!fact.has("exceptions")) {
            // What may be unknown may be left out.
            ArrayNode all = fact.putArray("exceptions");
            if (first != null && first.isObject()) {
                all.add(first);
            }
        }
        return fact;
    }
}
