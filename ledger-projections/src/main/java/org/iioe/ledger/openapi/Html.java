package org.iioe.ledger.openapi;

import org.springframework.web.util.HtmlUtils;

import tools.jackson.databind.JsonNode;

import java.util.stream.Collectors;

/** A page that is being written: tables, paragraphs, and texts of CommonMark as HTML. */
final class Html {
    private static final String SCHEMA = "#/components/schemas/";

    private final StringBuilder page = new StringBuilder(1 << 20);

    /** Appends HTML. */
    Html append(String html) {
        page.append(html);
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    /** Begins a table; {@link #endTable} ends it. */
    void table(String caption, String... heads) {
        page.append("<div class=\"scroll\"><table><caption>")
                .append(caption)
                .append("</caption><thead><tr>");
        for (String head : heads) {
            page.append("<th scope=\"col\">").append(head).append("</th>");
        }
        page.append("</tr></thead><tbody>\n");
    }

    /** A row of a table. */
    void row(String head, String... cells) {
        page.append("<tr><th scope=\"row\">").append(head).append("</th>");
        for (String cell : cells) {
            page.append("<td>").append(cell).append("</td>");
        }
        page.append("</tr>\n");
    }

    /** Paragraphs of text. */
    void paragraphs(String text) {
        for (String paragraph : text.split("\n\n", -1)) {
            if (!paragraph.isBlank()) {
                page.append("<p>").append(inline(paragraph)).append("</p>\n");
            }
        }
    }

    /** Text with code between backticks and emphasis between stars. */
    static String inline(String text) {
        return HtmlUtils.htmlEscape(text)
                .replaceAll("`([^`]*)`", "<code>$1</code>")
                .replaceAll("\\*([a-z]+)\\*", "<em>$1</em>");
    }

    /** Text as it is typed. */
    static String code(String text) {
        return "<code>" + HtmlUtils.htmlEscape(text) + "</code>";
    }

    /** Plain text. */
    static String text(JsonNode node) {
        return HtmlUtils.htmlEscape(node.asString());
    }

    /** A type in a few words, with a link where it is a schema of its own. */
    static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").stringValue().substring(SCHEMA.length());
            return "<a href=\"#schema-%s\">%s</a>".formatted(name, code(name));
        }
        if (schema.has("anyOf")) {
            return schema.get("anyOf").values().stream()
                    .map(Html::type)
                    .collect(Collectors.joining(" or "));
        }
        if (schema.has("enum")) {
            return schema.get("enum").values().stream()
                    .map(word -> code(word.asString()))
                    .collect(Collectors.joining(", "));
        }
        if (schema.has("items")) {
            return "list of " + type(schema.get("items"));
        }
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.values().stream()
                    .map(JsonNode::stringValue)
                    .collect(Collectors.joining(" or "));
        }
        return type.asString("anything")
                + (schema.has("format") ? " (" + text(schema.get("format")) + ")" : "");
    }

    /** Ends a table. */
    void endTable() {
        page.append("</tbody></table></div>\n");
    }
}
