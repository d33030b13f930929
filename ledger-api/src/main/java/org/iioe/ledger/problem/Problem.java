package org.iioe.ledger.problem;

import org.iioe.ledger.Refusal;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What is said instead of an answer: a problem document (RFC 9457), thrown from wherever it is
 * known that there is none. It has no stack trace: it tells a caller something, not a developer.
 */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final String title;
    private final transient Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param detail what is wrong this time, and what would be right
     */
    public Problem(ProblemCode code, String detail) {
        this(code, null, detail);
    }

    /**
     * @param field where it is wrong: a JSON Pointer (RFC 6901), or the name of a header or
     *     parameter; null where it is the whole
     * @param detail what is wrong this time, and what would be right
     */
    public Problem(ProblemCode code, @Nullable String field, String detail) {
        this(code.name(), code.status(), code.title(), detail);
        if (field != null) {
            with("field", field);
        }
        if (code.retryAfterSeconds() > 0) {
            header("Retry-After", Integer.toString(code.retryAfterSeconds()));
        }
    }

    private Problem(String code, int status, String title, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** A command that a rule refuses. */
    public static Problem of(Refusal refusal) {
        Problem problem =
                new Problem(
                        refusal.code().name(),
                        refusal.code().kind().status(),
                        refusal.code().rule(),
                        String.valueOf(refusal.getMessage()));
        return refusal.facts().isEmpty() ? problem : problem.with("facts", refusal.facts());
    }

    /**
     * What the web server turns away before the ledger has it: its code is {@code HTTP_} and the
     * status.
     *
     * @param status of HTTP, 4xx or 5xx
     */
    public static Problem ofStatus(int status, String detail) {
        return new Problem(codeOf(status), status, "This is not what is taken here.", detail);
    }

    /** The code of what has none of its own. */
    public static String codeOf(int status) {
        return "HTTP_" + status;
    }

    /** Adds a member of its own, for programs, or says another value of one. */
    public final Problem with(String member, @Nullable Object value) {
        members.put(member, value);
        return this;
    }

    /** Has a header told with it. */
    public final Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The type of what has this code: a name, at which nothing is found. */
    public static String type(String code) {
        return "urn:ledger:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stable code. */
    public final String code() {
        return code;
    }

    /** The status of HTTP, 4xx or 5xx. */
    public final int status() {
        return status;
    }

    /** What it is, in words that are the same every time. */
    public final String title() {
        return title;
    }

    /** What is wrong this time, and what would be right. */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** Where it is wrong, or null where it is the whole. */
    public final @Nullable String field() {
        return members.get("field") instanceof String field ? field : null;
    }

    /** Its own members, in the order in which they were added. */
    public final Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }

    /** The headers that are told with it. */
    public final Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /** The document, for what answers before there is a mapper: members that are text only. */
    public final String json() {
        StringJoiner json = new StringJoiner(",", "{", "}");
        json.add(member("type", type(code)));
        json.add(member("title", title));
        json.add("\"status\":" + status);
        json.add(member("detail", detail()));
        json.add(member("code", code));
        members.forEach((name, value) -> json.add(member(name, String.valueOf(value))));
        return json.toString();
    }

    private static String member(String name, String text) {
        return "\"%s\":\"%s\"".formatted(name, text.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
