package org.iioe.ledger.openapi;

import org.iioe.ledger.openapi.Operation.OfReport;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.report.ReportKind;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an operation is told: by its address, after it, and by headers. */
final class Parameters {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

    /** What every report takes beside its own. */
    private static final List<String> OF_REPORTS =
            List.of("asOf", "effectiveOn", "minPosition", "section");

    private final JsonMapper mapper;
    private final Descriptions descriptions;

    Parameters(JsonMapper mapper, Descriptions descriptions) {
        this.mapper = mapper;
        this.descriptions = descriptions;
    }

    /**
     * All parameters of an operation.
     *
     * @param byHand what no type says of them, by name
     */
    ArrayNode of(Operation operation, JsonNode byHand) {
        ArrayNode parameters = mapper.createArrayNode();
        VARIABLE.matcher(operation.path())
                .results()
                .map(MatchResult::group)
                .map(variable -> variable.substring(1, variable.length() - 1))
                .forEach(name -> parameters.add(own(operation, name, "path", true)));
        for (MethodParameter parameter : operation.handler().getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null && parameter.getParameterType() != Map.class) {
                String name =
                        StringUtils.hasText(named.name())
                                ? named.name()
                                : parameter.getParameter().getName();
                parameters.add(own(operation, name, "query", false));
            }
        }
        shared(operation)
                .forEach(name ->
                        parameters.addObject().put("$ref", "#/components/parameters/" + name));
        if (operation.subject() instanceof OfReport report) {
            report.about().parameters().forEach(each -> parameters.add(of(each)));
        }
        for (JsonNode parameter : parameters) {
            byHand.path(parameter.path("name").asString(""))
                    .properties()
                    .forEach(each -> ((ObjectNode) parameter).set(each.getKey(), each.getValue()));
        }
        return parameters;
    }

    /** The parameters, described once, that an operation shares with others. */
    private static Stream<String> shared(Operation operation) {
        Stream<String> moment =
                operation.subject() instanceof OfReport
                        ? OF_REPORTS.stream()
                        : Arrays.stream(operation.handler().getMethodParameters())
                                .map(MethodParameter::getParameterType)
                                .filter(type ->
                                        type == ListQuery.class || type == MomentQuery.class)
                                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                                .map(RecordComponent::getName);
        return operation.method().equals("POST")
                ? switch (operation.pattern()) {
                    case "/api/v1/commands/{command}" ->
                            Stream.of(
                                    "Idempotency-Key",
                                    "Ledger-User",
                                    "Ledger-On-Behalf-Of",
                                    "Prefer");
                    case "/api/v1/commands", "/api/v1/imports/{name}" ->
                            Stream.of("Ledger-User", "Ledger-On-Behalf-Of");
                    default -> Stream.of("Ledger-User");
                }
                : moment.filter(name -> !name.equals("effectiveOn") || !operation.isOfTheLog());
    }

    private ObjectNode own(Operation operation, String name, String in, boolean required) {
        ObjectNode parameter = mapper.createObjectNode();
        parameter.put("name", name).put("in", in).put("required", required);
        descriptions
                .parameter(operation.handler().getMethod(), name)
                .ifPresent(text -> parameter.put("description", text));
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    private ObjectNode of(ReportKind.Parameter parameter) {
        ObjectNode node = mapper.createObjectNode();
        node.put("name", parameter.name()).put("in", "query").put("required", parameter.required());
        node.put("description", Descriptions.sentence(parameter.meaning()));
        node.putObject("schema").put("type", "string");
        return node;
    }
}
