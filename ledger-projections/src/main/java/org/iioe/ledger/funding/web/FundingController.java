package org.iioe.ledger.funding.web;

import org.iioe.ledger.funding.projection.AllocationView;
import org.iioe.ledger.funding.projection.ChargeView;
import org.iioe.ledger.funding.projection.DisbursementView;
import org.iioe.ledger.funding.projection.Figures;
import org.iioe.ledger.funding.projection.FundBooks;
import org.iioe.ledger.funding.projection.FundView;
import org.iioe.ledger.funding.projection.GiftView;
import org.iioe.ledger.funding.projection.PartOfFund;
import org.iioe.ledger.funding.projection.ReceiptView;
import org.iioe.ledger.projection.History;
import org.iioe.ledger.projection.InvalidParameter;
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
    private final History<FundView> funds;
    private final Map<String, History<? extends PartOfFund>> parts;

    FundingController(Reads reads, FundBooks books, JdbcClient database, JsonMapper mapper) {
        this.reads = reads;
        this.books = books;
        funds = new History<>(database, mapper, FundView.TABLE);
        parts =
                Map.of(
                        "gifts", new History<>(database, mapper, GiftView.TABLE),
                        "receipts", new History<>(database, mapper, ReceiptView.TABLE),
                        "allocations", new History<>(database, mapper, AllocationView.TABLE),
                        "disbursements", new History<>(database, mapper, DisbursementView.TABLE),
                        "charges", new History<>(database, mapper, ChargeView.TABLE));
    }

    /** The funds. */
    @GetMapping
    ResponseEntity<Page<FundView>> funds(ListQuery query) {
        return reads.list(PROJECTION, query, funds, view -> view.id().value());
    }

    /** A fund with its currency, legal holder, periods and exceptions. */
    @GetMapping("/{id}")
    ResponseEntity<FundView> fund(@PathVariable String id, MomentQuery query) {
        return reads.one(PROJECTION, query, moment -> fund(id, moment.position()));
    }

    /** The figures of a fund, in all and by gift. */
    @GetMapping("/{id}/statement")
    ResponseEntity<FundStatement> statement(@PathVariable String id, MomentQuery query) {
        return reads.one(PROJECTION, query, moment -> statement(id, moment));
    }

    private FundStatement statement(String id, Moment moment) {
        long asOf = moment.position();
        FundView fund = fund(id, asOf);
        Map<@Nullable String, Figures> figures = books.byGift(id, asOf);
        return FundStatement.of(
                id,
                fund.currency().currency(),
                moment,
                figures,
                unknown(id, asOf),
                fund.exceptions());
    }

    /** The postings of a fund in double entry, in the order of the log. */
    @GetMapping("/{id}/journal")
    ResponseEntity<Page<JournalLine>> journal(@PathVariable String id, ListQuery query) {
        return reads.list(
                PROJECTION,
                query,
                request -> journal(id, request),
                line -> line.position() + "-" + line.line());
    }

    private List<JournalLine> journal(String id, Page.Request request) {
        Currency in = fund(id, request.asOf()).currency().currency();
        long[] after = after(request.after());
        return books.journal(id, after[0], (int) after[1], request.asOf(), request.read()).stream()
                .map(line -> JournalLine.of(line, in))
                .toList();
    }

    /** The records of a fund of one kind, each as it stands at the moment. */
    @GetMapping("/{id}/{parts:gifts|receipts|allocations|disbursements|charges}")
    ResponseEntity<Page<PartOfFund>> parts(
            @PathVariable String id, @PathVariable("parts") String kind, ListQuery query) {
        return reads.list(PROJECTION, query, request -> parts(id, kind, request), PartOfFund::id);
    }

    private List<PartOfFund> parts(String id, String kind, Page.Request request) {
        fund(id, request.asOf());
        History<? extends PartOfFund> of = parts.get(kind);
        if (of == null) {
            throw InvalidParameter.unknown("list", kind);
        }
        String after = request.after() == null ? id + ":" : request.after();
        List<PartOfFund> found = new ArrayList<>(of.list(request.asOf(), after, request.read()));
        found.removeIf(part -> !part.fund().value().equals(id));
        return found;
    }

    private FundView fund(String id, long asOf) {
        return funds.find(id, asOf).orElseThrow(() -> InvalidParameter.unknown("fund", id));
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
