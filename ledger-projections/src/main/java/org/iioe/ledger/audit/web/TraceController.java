package org.iioe.ledger.audit.web;

import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.audit.projection.Traces;
import org.iioe.ledger.log.Trail;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Reads;
import org.iioe.ledger.report.StreamedBody;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The way of any thing of the ledger: up to what allowed it, and down to what came of it. */
@RestController
final class TraceController {
    private static final int LONGEST = 300;

    private final Traces traces;
    private final Trail trail;
    private final Reads reads;
    private final JsonMapper mapper;

    TraceController(Traces traces, Trail trail, Reads reads, JsonMapper mapper) {
        this.traces = traces;
        this.trail = trail;
        this.reads = reads;
        this.mapper = mapper.rebuild().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    }

    /**
     * Things, how they hang together, and all entries that are about them; those that are about an
     * organisation when it is what is asked for.
     *
     * @param id whatever is known: a full id ({@code receipt/tencent-seed-fund/receipt-1}), an id,
     *     a serial number, a bank's reference, {@code position:<position>}, an event's id
     */
    @GetMapping("/api/v1/trace/{*id}")
    void trace(@PathVariable String id, MomentQuery query, HttpServletResponse response) {
        String wanted = id.substring(1);
        if (wanted.isBlank() || wanted.length() > LONGEST || wanted.indexOf('\0') >= 0) {
            throw new InvalidParameter(
                    "id", "What is traced is named by an id of at most 300 characters.");
        }
        if (query.effectiveOn() != null) {
            throw new InvalidParameter(
                    "effectiveOn",
                    "A trace shows what was recorded, whenever it takes effect: it takes asOf"
                            + " alone.");
        }
        reads.across(
                List.of("trace"),
                query,
                moment -> {
                    write(wanted, moment, response);
                    return moment;
                });
    }

    private void write(String id, Moment moment, HttpServletResponse response) {
        long asOf = moment.position();
        List<String> start = traces.named(id, asOf);
        List<Traces.Node> nodes = traces.nodes(start, asOf);
        StreamedBody answer =
                new StreamedBody(
                        response,
                        () -> {
                            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                            Reads.name(moment, response::setHeader);
                        });
        try {
            try (JsonGenerator json = mapper.createGenerator(answer, JsonEncoding.UTF8)) {
                json.writeStartObject();
                json.writeStringProperty("trace", id);
                json.writeNumberProperty("position", asOf);
                json.writeStringProperty("root", moment.root());
                json.writeArrayPropertyStart("nodes");
                for (Traces.Node node : nodes) {
                    json.writeStartObject();
                    json.writeStringProperty("key", node.key());
                    json.writeStringProperty("kind", node.kind());
                    json.writeStringProperty("direction", node.direction().word());
                    json.writeArrayPropertyStart("positions");
                    node.positions().forEach(json::writeNumber);
                    json.writeEndArray();
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writePOJOProperty("edges", traces.edges(start, asOf));
                json.writeArrayPropertyStart("entries");
                trail.read(Traces.entries(nodes), json::writePOJO);
                json.writeEndArray();
                json.writeEndObject();
            } catch (RuntimeException e) {
                answer.fail();
                throw e;
            }
            answer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
