package org.iioe.ledger.openapi;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.charter.CharterRefusal;
import org.iioe.ledger.language.LedgerLanguage;
import org.iioe.ledger.meetings.MeetingsRefusal;
import org.iioe.ledger.membership.MembershipRefusal;
import org.iioe.ledger.openapi.Operation.OfCommand;
import org.iioe.ledger.openapi.Operation.OfExport;
import org.iioe.ledger.openapi.Operation.OfReport;
import org.iioe.ledger.problem.ProblemCode;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The problems that an operation answers with, by status and code. Operations with the same ones
 * share their description.
 */
final class ProblemAnswers {
    /** What commands of any domain are refused with that ask another domain for its facts. */
    private static final Set<RefusalCode> OF_FACTS =
            Set.of(
                    MembershipRefusal.UNKNOWN_ORGANISATION,
                    MeetingsRefusal.UNKNOWN_MEETING,
                    MeetingsRefusal.UNKNOWN_RESOLUTION,
                    MeetingsRefusal.NOT_ADOPTED,
                    CharterRefusal.UNKNOWN_CHARTER_VERSION);

    private final JsonMapper mapper;
    private final Descriptions descriptions;
    private final Map<String, String> meanings = new TreeMap<>();
    private final ObjectNode responses;

    ProblemAnswers(JsonMapper mapper, Descriptions descriptions) {
        this.mapper = mapper;
        this.descriptions = descriptions;
        this.responses = mapper.createObjectNode();
        LedgerLanguage.refusals().forEach(refusal -> meanings.put(refusal.name(), refusal.rule()));
        for (ProblemCode code : ProblemCode.values()) {
            meanings.put(code.name(), code.means());
        }
    }

    /** The descriptions that operations share, by name. */
    ObjectNode shared() {
        return responses;
    }

    /**
     * Adds the problems of an operation to its answers.
     *
     * @param more codes by status that this operation alone has
     */
    void add(Operation operation, JsonNode more, ObjectNode answers) {
        Map<String, Set<String>> codes = shared(operation);
        more.properties()
                .forEach(each ->
                        each.getValue()
                                .forEach(code ->
                                        put(codes, each.getKey(), List.of(code.stringValue()))));
        codes.forEach((status, those) ->
                answers.putObject(status)
                        .put(
                                "$ref",
                                "#/components/responses/"
                                        + name(operation.tag(), status, List.copyOf(those))));
    }

    private static void put(Map<String, Set<String>> codes, String status, List<String> those) {
        codes.computeIfAbsent(status, any -> new TreeSet<>()).addAll(those);
    }

    private static void put(Map<String, Set<String>> codes, ProblemCode... those) {
        for (ProblemCode code : those) {
            put(codes, Integer.toString(code.status()), List.of(code.name()));
        }
    }

    /** The codes that an operation has by what it takes and is about. */
    private static Map<String, Set<String>> shared(Operation operation) {
        Map<String, Set<String>> codes = new TreeMap<>();
        put(codes, ProblemCode.WRONG_HOST);
        put(codes, ProblemCode.FAULT);
        put(codes, ProblemCode.STORE_UNAVAILABLE);
        if (operation.method().equals("POST")) {
            put(codes, ProblemCode.MISSING_HEADER, ProblemCode.INVALID_HEADER);
            put(codes, ProblemCode.ANOTHER_SITE);
            put(codes, ProblemCode.WRONG_CONTENT_TYPE);
        } else {
            put(codes, ProblemCode.INVALID_PARAMETER);
            put(codes, ProblemCode.TOO_MANY_READS);
            if (operation.path().contains("{")) {
                put(codes, ProblemCode.NOT_FOUND);
            }
        }
        if (operation.isOfAMoment()) {
            put(codes, ProblemCode.NOT_SEALED, ProblemCode.BEFORE_THE_FIRST_ENTRY);
            put(codes, ProblemCode.PROJECTION_BEHIND, ProblemCode.PROJECTION_REBUILDING);
        }
        if (operation.subject() instanceof OfReport || operation.subject() instanceof OfExport) {
            put(codes, ProblemCode.TOO_MANY_REPORTS);
        }
        if (operation.subject() instanceof OfCommand command) {
            String domain = command.type().getPackageName();
            LedgerLanguage.refusals().stream()
                    .filter(refusal ->
                            refusal instanceof AuditRefusal
                                    || OF_FACTS.contains(refusal)
                                    || refusal.getClass().getPackageName().equals(domain))
                    .forEach(refusal ->
                            put(
                                    codes,
                                    Integer.toString(refusal.kind().status()),
                                    List.of(refusal.name())));
        }
        return codes;
    }

    private String name(String tag, String status, List<String> codes) {
        ObjectNode described = described(status, codes);
        for (Map.Entry<String, JsonNode> known : responses.properties()) {
            if (known.getValue().equals(described)) {
                return known.getKey();
            }
        }
        String name = tag + "." + status;
        for (int i = 2; responses.has(name); i++) {
            name = "%s.%s.%s".formatted(tag, status, i);
        }
        responses.set(name, described);
        return name;
    }

    private ObjectNode described(String status, List<String> codes) {
        ObjectNode response = mapper.createObjectNode();
        StringBuilder text = new StringBuilder(descriptions.word("status " + status)).append('\n');
        for (String code : codes) {
            text.append("\n- `").append(code).append("`: ");
            text.append(meanings.containsKey(code) ? meanings.get(code) : descriptions.word(code));
        }
        response.put("description", text.toString());
        ObjectNode schema =
                response.putObject("content")
                        .putObject("application/problem+json")
                        .putObject("schema");
        ArrayNode all = schema.putArray("allOf");
        all.addObject().put("$ref", "#/components/schemas/Problem");
        ArrayNode values =
                all.addObject().putObject("properties").putObject("code").putArray("enum");
        codes.forEach(values::add);
        return response;
    }
}
