package org.iioe.ledger.audit.log;

import org.iioe.ledger.audit.StoredEvent;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The bytes of a sealed entry: one CloudEvents 1.0 JSON object in UTF-8 without line breaks. The
 * same event gives the same bytes whichever store it comes from: attributes stand in one order,
 * those of the metadata in alphabetical order after {@code data}, and the payload is copied as it
 * is stored, never parsed and written again. Strings are escaped as RFC 8785 does.
 */
public final class EntryFormat {
    private static final String HEX = "0123456789abcdef";
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

    private final JsonMapper mapper;
    private final String origin;

    /**
     * @param mapper reads metadata
     * @param origin the log's origin, the {@code source} of entries that are made now
     */
    public EntryFormat(JsonMapper mapper, String origin) {
        this.mapper = mapper;
        this.origin = origin;
    }

    /** The entry for an event. */
    public byte[] entry(StoredEvent event) {
        return entry(event, origin);
    }

    /** The entry for an event under another origin: as it was sealed when the log had that name. */
    byte[] entry(StoredEvent event, String origin) {
        StringBuilder head = new StringBuilder(400).append("{\"specversion\":\"1.0\"");
        attribute(head, "id", event.id());
        attribute(head, "source", origin);
        attribute(head, "type", event.type());
        attribute(head, "subject", event.subject());
        attribute(head, "time", event.time());
        if (event.revision() != null && !event.revision().isEmpty()) {
            attribute(head, "revision", event.revision());
        }
        // CloudEvents has integers of 32 bits: a sequence is text, as its sequence extension says.
        attribute(head, "sequence", Long.toString(event.sequence()));
        if (event.aggregateType() != null) {
            attribute(head, "aggregatetype", event.aggregateType());
        }
        attribute(head, "datacontenttype", "application/json");
        head.append(",\"data\":");
        StringBuilder tail = new StringBuilder(400);
        metadata(event).forEach((name, value) -> attribute(tail, name, value));
        tail.append('}');
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] after = tail.toString().getBytes(StandardCharsets.UTF_8);
        byte[] data = event.payload();
        byte[] entry = Arrays.copyOf(before, before.length + data.length + after.length);
        System.arraycopy(data, 0, entry, before.length, data.length);
        System.arraycopy(after, 0, entry, before.length + data.length, after.length);
        return entry;
    }

    private Map<String, String> metadata(StoredEvent event) {
        Map<String, String> metadata = new TreeMap<>();
        try (JsonParser parser = mapper.createParser(event.metadata())) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            while (isObject && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING
                        || !ATTRIBUTE.matcher(name).matches()) {
                    throw new IllegalStateException(
                            "The metadata of event %s is not text under names of lower-case letters and digits: %s"
                                    .formatted(event.id(), name));
                }
                metadata.put(name, parser.getString());
            }
        }
        return metadata;
    }

    private static void attribute(StringBuilder entry, String name, String value) {
        entry.append(",\"").append(name).append("\":");
        quote(entry, value);
    }

    /** A string as RFC 8785 section 3.2.2.2 writes it. */
    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2);
        quote(quoted, value);
        return quoted.toString();
    }

    private static void quote(StringBuilder quoted, String value) {
        quoted.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < 0x20) {
                        quoted.append("\\u00")
                                .append(HEX.charAt(c >> 4))
                                .append(HEX.charAt(c & 15));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        quoted.append('"');
    }

    /**
     * The event of an entry.
     *
     * @param entry bytes that {@link #entry} made
     */
    StoredEvent event(byte[] entry) {
        Map<String, String> attributes = new TreeMap<>();
        byte[] payload = new byte[0];
        try (JsonParser parser = mapper.createParser(entry)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("data")) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    int until = (int) parser.currentLocation().getByteOffset();
                    payload = Arrays.copyOfRange(entry, from, until);
                } else if (value == JsonToken.VALUE_STRING) {
                    attributes.put(name, parser.getString());
                }
            }
        }
        StoredEvent event =
                new StoredEvent(
                        taken(attributes, "id"),
                        taken(attributes, "type"),
                        attributes.remove("revision"),
                        taken(attributes, "subject"),
                        attributes.remove("aggregatetype"),
                        Long.parseLong(taken(attributes, "sequence")),
                        taken(attributes, "time"),
                        payload,
                        new byte[0]);
        for (String fixed : new String[] {"specversion", "source", "datacontenttype"}) {
            attributes.remove(fixed);
        }
        return new StoredEvent(
                event.id(),
                event.type(),
                event.revision(),
                event.subject(),
                event.aggregateType(),
                event.sequence(),
                event.time(),
                event.payload(),
                mapper.writeValueAsBytes(attributes));
    }

    private static String taken(Map<String, String> attributes, String name) {
        String value = attributes.remove(name);
        if (value == null) {
            throw new IllegalStateException("An entry without " + name + ".");
        }
        return value;
    }
}
