package org.iioe.ledger.export;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.contributions.DeliveredItem;
import org.iioe.ledger.contributions.DeliveryRecorded;
import org.iioe.ledger.funding.AllocationProposed;
import org.iioe.ledger.funding.BudgetLine;
import org.iioe.ledger.funding.ExchangeRate;
import org.iioe.ledger.funding.GiftAmount;
import org.iioe.ledger.funding.ReceiptRecorded;
import org.iioe.ledger.log.SealedEvent;
import org.iioe.ledger.log.SealedEvents;
import org.iioe.ledger.membership.Identifier;
import org.iioe.ledger.membership.MembershipEvent;
import org.iioe.ledger.report.Rows;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The sheets that can be edited and imported again. */
@Configuration(proxyBeanMethods = false)
class SheetExports {
    private final SealedEvents events;

    SheetExports(SealedEvents events) {
        this.events = events;
    }

    @Bean
    ExportKind organisationsSheet() {
        return new SheetExport<>(
                "organisations",
                "Organisations as they are registered and corrected, to be edited and imported.",
                new SheetColumns<OrganisationRow>()
                        .cell("organisation", row -> row.registered().organisation())
                        .cell("nameAsGiven", OrganisationRow::name)
                        .cell("kind", OrganisationRow::kind)
                        .cell("group", OrganisationRow::group)
                        .cell("country", OrganisationRow::country)
                        .lines(
                                "identifiers",
                                row -> row.registered().identifiers(),
                                Identifier::scheme,
                                Identifier::value)
                        .cell("confirmedDistinct", row -> row.registered().confirmedDistinct())
                        .act(OrganisationRow::registered)
                        // Whoever corrects by importing says here why.
                        .cell("reason", row -> null),
                this::organisations);
    }

    private Rows<OrganisationRow> organisations(long upTo) {
        return to -> {
            Map<OrganisationId, OrganisationRow> rows = new LinkedHashMap<>();
            all(MembershipEvent.class, upTo).read(event -> OrganisationRow.add(event, rows));
            rows.values().forEach(to);
        };
    }

    @Bean
    ExportKind allocationsSheet() {
        return new SheetExport<>(
                "allocations",
                "Allocations as they were proposed, to be edited and imported.",
                new SheetColumns<AllocationProposed>()
                        .cell("fund", AllocationProposed::fund)
                        .cell("allocation", AllocationProposed::allocation)
                        .cell("recipient", AllocationProposed::recipient)
                        .cell("purpose", AllocationProposed::purpose)
                        .lines(
                                "lines",
                                AllocationProposed::lines,
                                BudgetLine::line,
                                line -> SheetColumns.amount(line.amount()),
                                line -> SheetColumns.currency(line.amount()))
                        .lines(
                                "sources",
                                AllocationProposed::sources,
                                GiftAmount::gift,
                                part -> SheetColumns.amount(part.amount()),
                                part -> SheetColumns.currency(part.amount()))
                        .cell("mode", AllocationProposed::mode)
                        .act(Function.identity()),
                upTo -> all(AllocationProposed.class, upTo));
    }

    @Bean
    ExportKind receiptsSheet() {
        return new SheetExport<>(
                "receipts",
                "Receipts as they were recorded, to be edited and imported.",
                new SheetColumns<ReceiptRecorded>()
                        .cell("fund", ReceiptRecorded::fund)
                        .cell("receipt", ReceiptRecorded::receipt)
                        .cell("gift", ReceiptRecorded::gift)
                        .cell("donor", ReceiptRecorded::donor)
                        .cell("instalment", ReceiptRecorded::instalment)
                        .money("amount", ReceiptRecorded::amount)
                        .money("original", ReceiptRecorded::original)
                        .cell("rate", SheetExports::rate)
                        .cell("bankRef", ReceiptRecorded::bankRef)
                        .cell("valueDate", ReceiptRecorded::valueDate)
                        .act(Function.identity()),
                upTo -> all(ReceiptRecorded.class, upTo));
    }

    private static @Nullable String rate(ReceiptRecorded receipt) {
        ExchangeRate rate = receipt.rate();
        return rate == null ? null : rate.decimal();
    }

    @Bean
    ExportKind deliveriesSheet() {
        return new SheetExport<>(
                "deliveries",
                "Deliveries as they were recorded, to be edited and imported.",
                new SheetColumns<DeliveryRecorded>()
                        .cell("contribution", DeliveryRecorded::contribution)
                        .cell("line", DeliveryRecorded::line)
                        .cell("delivery", DeliveryRecorded::delivery)
                        .cell("donor", DeliveryRecorded::donor)
                        .cell("quantity", delivery -> delivery.quantity().units())
                        .cell("condition", DeliveryRecorded::condition)
                        .lines(
                                "items",
                                DeliveryRecorded::items,
                                DeliveredItem::item,
                                DeliveredItem::maker,
                                DeliveredItem::model,
                                DeliveredItem::serial,
                                DeliveredItem::assetTag)
                        .cell("place", DeliveryRecorded::place)
                        .act(Function.identity()),
                upTo -> all(DeliveryRecorded.class, upTo));
    }

    /** The events of a kind up to a position, in order. */
    private <E extends LedgerEvent> Rows<E> all(Class<E> kind, long upTo) {
        Rows<SealedEvent> all = to -> events.read(upTo, null, to);
        return all.map(SealedEvent::event).where(kind::isInstance).map(kind::cast);
    }
}
