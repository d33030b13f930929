package org.iioe.ledger.sheets;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.membership.OrganisationCorrected;
import org.iioe.ledger.membership.OrganisationField;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The acts of one kind that the event store has already, as JSON. Each stream is read once, so this
 * is made anew for each decision.
 */
final class RecordedActs {
    private final ImportKind kind;
    private final EventStore store;
    private final JsonMapper mapper;
    private final Map<String, Map<String, Act>> streams = new HashMap<>();

    RecordedActs(ImportKind kind, EventStore store, JsonMapper mapper) {
        this.kind = kind;
        this.store = store;
        this.mapper = mapper;
    }

    /**
     * An act.
     *
     * @param now its members, with what was corrected since
     * @param first its members as they were recorded
     * @param events the ids of the events that say so
     */
    record Act(ObjectNode now, ObjectNode first, List<String> events) {
        /** Whether a member has this value, or had it when it was recorded. */
        boolean has(String member, @Nullable JsonNode value) {
            return same(now.get(member), value) || same(first.get(member), value);
        }

        private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
            if (one == null || one.isNull()) {
                return other == null || other.isNull();
            }
            return one.equals(other);
        }
    }

    /** The act that has the id of a command, or null. */
    @Nullable Act find(LedgerCommand command, ObjectNode members) {
        return streams.computeIfAbsent(command.stream(), this::read).get(id(members));
    }

    private String id(JsonNode members) {
        return kind.id().stream()
                .map(member -> members.path(member).asString(""))
                .collect(Collectors.joining("/"));
    }

    private Map<String, Act> read(String stream) {
        Map<String, Act> acts = new HashMap<>();
        DomainEventStream events = store.readEvents(stream);
        while (events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            Object event = message.getPayload();
            if (event.getClass().getSimpleName().equals(kind.event())) {
                ObjectNode members = mapper.valueToTree(event);
                acts.putIfAbsent(
                        id(members),
                        new Act(
                                members.deepCopy(),
                                members,
                                new ArrayList<>(List.of(message.getIdentifier()))));
            } else if (kind == ImportKind.ORGANISATIONS
                    && event instanceof OrganisationCorrected corrected) {
                Act act = acts.get(corrected.organisation().value());
                if (act != null) {
                    act.now().put(member(corrected.field()), corrected.is());
                    act.events().add(message.getIdentifier());
                }
            }
        }
        return acts;
    }

    /** The fields of an organisation that can be corrected, by the members that hold them. */
    static final Map<String, OrganisationField> CORRECTABLE =
            List.of(OrganisationField.values()).stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    RecordedActs::member, Function.identity()));

    private static String member(OrganisationField field) {
        return field == OrganisationField.NAME ? "nameAsGiven" : OrganisationField.json(field);
    }
}
