package org.iioe.ledger.log;

import org.iioe.ledger.audit.StoredEvent;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of a sealed entry: one CloudEvents 1.0 JSON object in UTF-8 without line breaks. The
 * same event gives the same bytes whichever store it comes from: attributes stand in one order,
 * those of the metadata in alphabetical order after {@code data}, and the payload is copied as it
 * is stored, never parsed and written again. Strings are escaped as RFC 8785 does.
 */
public final class EntryFormat {
    private static final String HEX = "0123456789abcdef";
    private static final int MOST_OF_A_NAME = 20;
    private static final List<String> FIXED = List.of("specversion", "source", "datacontenttype");

    private final JsonMapper mapper;
    private final String origin;

    /**
     * @param mapper reads texts that have escapes
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

    private static SortedMap<String, String> metadata(StoredEvent event) {
        SortedMap<String, String> metadata = new TreeMap<>(event.metadata());
        for (String name : metadata.keySet()) {
            if (!isAttribute(name)) {
                throw new IllegalStateException(
                        "The metadata of event %s stand under names of lower-case letters and digits, and not under %s."
                                .formatted(event.id(), name));
            }
        }
        return metadata;
    }

    /**
     * Whether CloudEvents has such a name for an attribute: up to 20 lower-case letters and digits.
     */
    private static boolean isAttribute(String name) {
        if (name.isEmpty() || name.length() > MOST_OF_A_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
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
     * The event of an entry. Its payload is skipped here and not parsed: whoever wants it does.
     *
     * @param entry bytes that {@link #entry} made
     * @throws IllegalStateException when they are no entry
     */
    StoredEvent event(byte[] entry) {
        Map<String, String> attributes = new HashMap<>(32);
        byte[] payload = new byte[0];
        try {
            require(entry, 0, '{');
            int at = 0;
            do {
                int name = endOfString(entry, at + 1);
                require(entry, name, ':');
                int value = name + 1;
                if (entry[value] == '"') {
                    int end = endOfString(entry, value);
                    attributes.put(text(entry, at + 1, name), text(entry, value, end));
                    at = end;
                } else {
                    at = endOfObject(entry, value);
                    payload = Arrays.copyOfRange(entry, value, at);
                }
            } while (entry[at] == ',');
            require(entry, at, '}');
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException("An entry is broken off.", e);
        }
        for (String fixed : FIXED) {
            attributes.remove(fixed);
        }
        return new StoredEvent(
                taken(attributes, "id"),
                taken(attributes, "type"),
                attributes.remove("revision"),
                taken(attributes, "subject"),
                attributes.remove("aggregatetype"),
                Long.parseLong(taken(attributes, "sequence")),
                taken(attributes, "time"),
                payload,
                attributes);
    }

    private static void require(byte[] entry, int at, char wanted) {
        if (entry[at] != wanted) {
            throw new IllegalStateException(
                    "At its byte %s an entry has no %s.".formatted(at, wanted));
        }
    }

    /** Behind the closing quote of the string that begins there. */
    private static int endOfString(byte[] entry, int from) {
        require(entry, from, '"');
        int at = from + 1;
        while (entry[at] != '"') {
            at += entry[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Behind the closing brace of the object that begins there. */
    private static int endOfObject(byte[] entry, int from) {
        require(entry, from, '{');
        int depth = 0;
        int at = from;
        do {
            switch (entry[at]) {
                case '"' -> at = endOfString(entry, at) - 1;
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
            at++;
        } while (depth > 0);
        return at;
    }

    /** What the string between two places says. */
    private String text(byte[] entry, int from, int until) {
        for (int at = from; at < until; at++) {
            if (entry[at] == '\\') {
                return mapper.readValue(entry, from, until - from, String.class);
            }
        }
        return new String(entry, from + 1, until - from - 2, StandardCharsets.UTF_8);
    }

    private static String taken(Map<String, String> attributes, String name) {
        String value = attributes.remove(name);
        if (value == null) {
            throw new IllegalStateException("An entry without " + name + ".");
        }
        return value;
    }
}
