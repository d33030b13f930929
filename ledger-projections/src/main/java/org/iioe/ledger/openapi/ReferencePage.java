package org.iioe.ledger.openapi;

import org.springframework.web.util.HtmlUtils;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The OpenAPI document as one page: contents, a section for each operation and one for each schema.
 * It asks for no script, no style of its own and nothing from elsewhere.
 */
final class ReferencePage {
    private final JsonNode document;
    private final Html html = new Html();

    ReferencePage(JsonNode document) {
        this.document = document;
    }

    /** The page. */
    String html() {
        JsonNode info = document.get("info");
        html.append(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>The addresses of the ledger</title>
                <link rel="stylesheet" href="/pages/ledger.css">
                <link rel="icon" href="data:,">
                </head>
                <body class="dense">
                <a class="skip" href="#main">Skip to content</a>
                <header><div class="top"><div class="wrap">
                <a class="name" href="/"><span><b>Governance and funding ledger</b><span>Its addresses</span></span></a>
                </div></div></header>
                <main id="main" class="wrap">
                <h1>What can be asked and recorded</h1>
                """);
        html.paragraphs(info.get("description").stringValue());
        html.append("<p>For programs: <a href=\"/api/v1/openapi.json\">openapi.json</a>,");
        html.append(" OpenAPI ").append(Html.text(document.get("openapi"))).append(".</p>\n");
        Map<String, List<Entry>> byTag = byTag();
        contents(byTag);
        byTag.forEach(this::tag);
        schemas();
        problems();
        html.append("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    /** An operation with its address. */
    private record Entry(String method, String path, JsonNode operation) {
        String id() {
            return operation.get("operationId").stringValue();
        }
    }

    private Map<String, List<Entry>> byTag() {
        Map<String, List<Entry>> byTag = new LinkedHashMap<>();
        for (JsonNode tag : document.get("tags")) {
            byTag.put(tag.get("name").stringValue(), new ArrayList<>());
        }
        for (var path : document.get("paths").properties()) {
            for (var each : path.getValue().properties()) {
                byTag.computeIfAbsent(
                                each.getValue().at("/tags/0").stringValue(),
                                any -> new ArrayList<>())
                        .add(new Entry(each.getKey(), path.getKey(), each.getValue()));
            }
        }
        return byTag;
    }

    private void contents(Map<String, List<Entry>> byTag) {
        html.append("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n");
        byTag.forEach((tag, entries) -> {
            html.append(
                    "<details><summary><a href=\"#tag-%s\">%s</a>: %s</summary>\n<ul>\n"
                            .formatted(tag, tag, entries.size()));
            for (Entry entry : entries) {
                html.append(
                        "<li><a href=\"#%s\">%s</a> <span class=\"soft\">%s</span></li>\n"
                                .formatted(
                                        entry.id(),
                                        Html.code(
                                                entry.method().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + entry.path()),
                                        Html.inline(
                                                entry.operation().get("summary").stringValue())));
            }
            html.append("</ul></details>\n");
        });
        html.append(
                "<p><a href=\"#schemas\">Schemas</a>, <a href=\"#problems\">problems</a></p>\n");
        html.append("</nav>\n");
    }

    private void tag(String tag, List<Entry> entries) {
        html.append("<h2 id=\"tag-%s\">%s</h2>\n".formatted(tag, Answers.summary(tag)));
        for (JsonNode each : document.get("tags")) {
            if (each.get("name").stringValue().equals(tag)) {
                html.paragraphs(each.get("description").stringValue());
            }
        }
        entries.forEach(this::operation);
    }

    private void operation(Entry entry) {
        JsonNode operation = entry.operation();
        html.append(
                "<section id=\"%s\">\n<h3><a href=\"#%s\">%s</a></h3>\n"
                        .formatted(
                                entry.id(),
                                entry.id(),
                                Html.code(
                                        entry.method().toUpperCase(Locale.ROOT)
                                                + " "
                                                + entry.path())));
        html.paragraphs(operation.get("description").stringValue());
        parameters(operation.get("parameters"));
        operation
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(body -> {
                    html.append("<p>Body: ").append(Html.code(body.getKey()));
                    html.append("</p>\n");
                    members(body.getValue().get("schema"));
                    if (body.getValue().has("example")) {
                        JsonNode example = body.getValue().get("example");
                        html.append("<div class=\"scroll\"><pre><code>");
                        html.append(
                                HtmlUtils.htmlEscape(
                                        example.isString()
                                                ? example.stringValue()
                                                : example.toPrettyString()));
                        html.append("</code></pre></div>\n");
                    }
                });
        answers(operation.get("responses"));
        html.append("</section>\n");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.table("Parameters", "Name", "Where", "Meaning");
        for (JsonNode each : parameters) {
            JsonNode parameter = resolved(each);
            String name = Html.code(parameter.get("name").stringValue());
            String where =
                    Html.text(parameter.get("in"))
                            + (parameter.path("required").asBoolean(false) ? "" : " (optional)");
            JsonNode example = parameter.path("example");
            html.row(
                    name,
                    where,
                    Html.inline(parameter.path("description").asString(""))
                            + (example.isMissingNode()
                                    ? ""
                                    : " Example: " + Html.code(example.asString())));
        }
        html.endTable();
    }

    private void answers(JsonNode responses) {
        html.table("Answers", "Status", "Meaning");
        responses
                .properties()
                .forEach(each -> {
                    JsonNode response = resolved(each.getValue());
                    String types =
                            response.path("content").properties().stream()
                                    .map(content -> {
                                        String of = Html.type(content.getValue().get("schema"));
                                        return Html.code(content.getKey())
                                                + (of.contains("<a ") ? " " + of : "");
                                    })
                                    .collect(Collectors.joining(", "));
                    String headers =
                            response.path("headers").properties().stream()
                                    .map(header -> Html.code(header.getKey()))
                                    .collect(Collectors.joining(", "));
                    String meaning = response.get("description").stringValue();
                    if (each.getValue().has("$ref")) {
                        String shared = each.getValue().get("$ref").stringValue();
                        String name = shared.substring(shared.lastIndexOf('/') + 1);
                        html.row(
                                each.getKey(),
                                "%s <a href=\"#problem-%s\">Codes</a>"
                                        .formatted(
                                                Html.inline(meaning.lines().findFirst().orElse("")),
                                                name));
                    } else {
                        html.row(
                                each.getKey(),
                                Html.inline(meaning)
                                        + (types.isEmpty() ? "" : " As " + types + ".")
                                        + (headers.isEmpty() ? "" : " Headers: " + headers + "."));
                    }
                });
        html.endTable();
    }

    private void schemas() {
        html.append("<h2 id=\"schemas\">Schemas</h2>\n");
        document.at("/components/schemas")
                .properties()
                .forEach(each -> {
                    if (document.at("/paths/~1api~1v1~1commands~1" + each.getKey()).isObject()) {
                        return;
                    }
                    html.append(
                            "<section id=\"schema-%s\">\n<h3>%s</h3>\n"
                                    .formatted(each.getKey(), Html.code(each.getKey())));
                    html.paragraphs(each.getValue().path("description").asString(""));
                    properties(each.getValue());
                    html.append("</section>\n");
                });
    }

    /** What goes wrong, by the operations that share it. */
    private void problems() {
        html.append("<h2 id=\"problems\">Problems</h2>\n");
        document.at("/components/responses")
                .properties()
                .forEach(each -> {
                    html.append(
                            "<section id=\"problem-%s\">\n<h3>%s</h3>\n"
                                    .formatted(each.getKey(), Html.code(each.getKey())));
                    String[] lines =
                            each.getValue().get("description").stringValue().split("\n+", -1);
                    html.paragraphs(lines[0]);
                    html.append("<ul>\n");
                    for (int i = 1; i < lines.length; i++) {
                        html.append("<li>")
                                .append(Html.inline(lines[i].substring(2)))
                                .append("</li>\n");
                    }
                    html.append("</ul>\n</section>\n");
                });
    }

    /** The members of what a command is, right where it is sent. */
    private void members(JsonNode schema) {
        if (schema.has("$ref")) {
            properties(resolved(schema));
        }
    }

    private void properties(JsonNode schema) {
        if (!schema.has("properties")) {
            return;
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.stringValue()));
        html.table("Members", "Member", "Type", "Meaning");
        schema.get("properties")
                .properties()
                .forEach(each ->
                        html.row(
                                Html.code(each.getKey()),
                                Html.type(each.getValue())
                                        + (required.contains(each.getKey()) ? "" : " (optional)"),
                                Html.inline(each.getValue().path("description").asString(""))));
        html.endTable();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }
}
