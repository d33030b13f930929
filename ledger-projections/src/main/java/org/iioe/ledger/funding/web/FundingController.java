package org.iioe.ledger.funding.web;

import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.projection.InvalidParameter;
import org.iioe.ledger.projection.JsonViews;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.Moment;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Page;
import org.iioe.ledger.projection.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Funds, what is in them, and what became of it. */
@RestController
@RequestMapping("/api/v1/funds")
final class FundingController {
    private static final String PROJECTION = "funding";

    private final Reads reads;
    private final FundBooks books;
    private final JsonViews funds;
    private final Map<String, JsonViews> children;

    FundingController(Reads reads, FundBooks books, JdbcClient database, JsonMapper mapper) {
        this.reads = reads;
        this.books = books;
        funds = new JsonViews(database, mapper, "fund");
        children =
                Map.of(
                        "gifts", new JsonViews(database, mapper, "gift"),
                        "receipts", new JsonViews(database, mapper, "receipt"),
                        "allocations", new JsonViews(database, mapper, "allocation"),
                        "disbursements", new JsonViews(database, mapper, "disbursement"),
                        "charges", new JsonViews(database, mapper, "charge"));
    }

    @GetMapping
    ResponseEntity<Page<ObjectNode>> funds(ListQuery query) {
        return reads.list(PROJECTION, query, funds.history(), view -> view.get("id").asString());
    }

    @GetMapping("/{id}")
    ResponseEntity<ObjectNode> fund(@PathVariable String id, MomentQuery query) {
        return reads.one(PROJECTION, query, moment -> fund(id, moment.position()));
    }

    @GetMapping("/{id}/statement")
    ResponseEntity<FundStatement> statement(@PathVariable String id, MomentQuery query) {
        return reads.one(PROJECTION, query, moment -> statement(id, moment));
    }

    private FundStatement statement(String id, Moment moment) {
        long asOf = moment.position();
        ObjectNode fund = fund(id, asOf);
        Map<@Nullable String, Figures> figures = books.byGift(id, asOf);
        return FundStatement.of(
                id, currency(fund), moment, figures, unknown(id, asOf), fund.path("exceptions"));
    }

    @GetMapping("/{id}/journal")
    ResponseEntity<Page<JournalLine>> journal(@PathVariable String id, ListQuery query) {
        return reads.list(
                PROJECTION,
                query,
                request -> journal(id, request),
                line -> line.position() + "-" + line.line());
    }

    private List<JournalLine> journal(String id, Page.Request request) {
        Currency in = currency(fund(id, request.asOf()));
        long[] after = after(request.after());
        return books.journal(id, after[0], (int) after[1], request.asOf(), request.read()).stream()
                .map(line -> JournalLine.of(line, in))
                .toList();
    }

    @GetMapping("/{id}/{children:gifts|receipts|allocations|disbursements|charges}")
    ResponseEntity<Page<ObjectNode>> children(
            @PathVariable String id, @PathVariable("children") String kind, ListQuery query) {
        return reads.list(
                PROJECTION,
                query,
                request -> children(id, kind, request),
                view -> view.get("id").asString());
    }

    private List<ObjectNode> children(String id, String kind, Page.Request request) {
        fund(id, request.asOf());
        String after = request.after() == null ? id + ":" : request.after();
        List<ObjectNode> found = new ArrayList<>();
        for (ObjectNode view :
                documents(kind).history().list(request.asOf(), after, request.read())) {
            if (view.get("id").asString().startsWith(id + ":")) {
                found.add(view);
            }
        }
        return found;
    }

    private JsonViews documents(String kind) {
        JsonViews documents = children.get(kind);
        if (documents == null) {
            throw InvalidParameter.unknown("list", kind);
        }
        return documents;
    }

    private ObjectNode fund(String id, long asOf) {
        return funds.history()
                .find(id, asOf)
                .orElseThrow(() -> InvalidParameter.unknown("fund", id));
    }

    /** Promises that no source tells of: no pledge or commitment was ever recorded. */
    private List<String> unknown(String id, long asOf) {
        List<String> unknown = new ArrayList<>();
        if (!books.knows(id, "Equity:Memo:Pledges", asOf)) {
            unknown.add("pledged");
        }
        if (!books.knows(id, "Equity:Memo:Commitments", asOf)) {
            unknown.add("committed");
        }
        return unknown;
    }

    private static Currency currency(ObjectNode fund) {
        return Currency.getInstance(fund.get("currency").asString());
    }

    private static long[] after(@Nullable String cursor) {
        if (cursor == null) {
            return new long[] {-1, -1};
        }
        try {
            String[] place = cursor.split("-", -1);
            if (place.length == 2) {
                return new long[] {Long.parseLong(place[0]), Integer.parseInt(place[1])};
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidParameter("cursor", "This is the cursor of another list.");
    }
}
