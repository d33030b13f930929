package org.iioe.ledger.openapi;

import org.iioe.ledger.Example;
import org.iioe.ledger.language.Shape;
import org.iioe.ledger.language.Shape.Member;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts a command's example together from those of its components and their types. */
public final class Examples {
    private final JsonMapper mapper;

    /** Writes with a mapper that writes as the ledger does. */
    public Examples(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** An example of a value of that shape. */
    public JsonNode of(Shape shape) {
        return switch (shape) {
            case Shape.ObjectShape object -> {
                Example example = object.type().getAnnotation(Example.class);
                if (example != null) {
                    yield mapper.readTree(example.value());
                }
                ObjectNode node = mapper.createObjectNode();
                for (Member member : object.members()) {
                    node.set(member.name(), of(member));
                }
                yield node;
            }
            case Shape.ListShape list -> mapper.createArrayNode().add(of(list.element()));
            case Shape.MapShape map -> {
                ObjectNode node = mapper.createObjectNode();
                yield node.set("key", of(map.value()));
            }
            case Shape.TextShape text -> {
                @Nullable Example example = text.type().getAnnotation(Example.class);
                if (example != null) {
                    yield mapper.readTree(example.value());
                }
                yield switch (text.type().getSimpleName()) {
                    case "LocalDate" -> mapper.getNodeFactory().stringNode("2019-12-07");
                    case "BigDecimal" -> mapper.getNodeFactory().stringNode("1.5");
                    default -> mapper.getNodeFactory().stringNode("text");
                };
            }
            case Shape.WordShape words ->
                    mapper.getNodeFactory().stringNode(words.words().getFirst());
            case Shape.NumberShape number -> mapper.getNodeFactory().numberNode(1);
            case Shape.BooleanShape truth -> mapper.getNodeFactory().booleanNode(true);
        };
    }

    private JsonNode of(Member member) {
        return member.example() == null ? of(member.shape()) : mapper.readTree(member.example());
    }
}
