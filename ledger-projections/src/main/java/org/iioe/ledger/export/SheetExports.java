package org.iioe.ledger.export;

import org.iioe.ledger.export.SheetExport.Cell;
import org.iioe.ledger.log.Trail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.ArrayList;
import java.util.List;

/** The sheets that can be edited and imported again. */
@Configuration(proxyBeanMethods = false)
class SheetExports {
    private static final String[] ABOUT_IT = {"on", "source.ref", "source.certainty"};

    @Bean
    ExportKind organisationsSheet(Trail trail) {
        List<Cell> columns =
                columns(
                        Cell.of("organisation", "nameAsGiven", "kind", "group", "country"),
                        List.of(new Cell("identifiers", List.of("scheme", "value"))),
                        Cell.of("confirmedDistinct"));
        columns.addAll(Cell.of("reason"));
        return new SheetExport(
                "organisations",
                "Organisations as they are registered and corrected, to be edited and imported.",
                "OrganisationRegistered",
                columns,
                trail);
    }

    @Bean
    ExportKind allocationsSheet(Trail trail) {
        return new SheetExport(
                "allocations",
                "Allocations as they were proposed, to be edited and imported.",
                "AllocationProposed",
                columns(
                        Cell.of("fund", "allocation", "recipient", "purpose"),
                        List.of(
                                new Cell(
                                        "lines",
                                        List.of("line", "amount.amount", "amount.currency")),
                                new Cell(
                                        "sources",
                                        List.of("gift", "amount.amount", "amount.currency"))),
                        Cell.of("mode")),
                trail);
    }

    @Bean
    ExportKind receiptsSheet(Trail trail) {
        return new SheetExport(
                "receipts",
                "Receipts as they were recorded, to be edited and imported.",
                "ReceiptRecorded",
                columns(
                        Cell.of("fund", "receipt", "gift", "donor", "instalment"),
                        Cell.of("amount.amount", "amount.currency"),
                        Cell.of("original.amount", "original.currency", "rate"),
                        Cell.of("bankRef", "valueDate")),
                trail);
    }

    @Bean
    ExportKind deliveriesSheet(Trail trail) {
        return new SheetExport(
                "deliveries",
                "Deliveries as they were recorded, to be edited and imported.",
                "DeliveryRecorded",
                columns(
                        Cell.of("contribution", "line", "delivery", "donor", "quantity"),
                        Cell.of("condition"),
                        List.of(
                                new Cell(
                                        "items",
                                        List.of("item", "maker", "model", "serial", "assetTag"))),
                        Cell.of("place")),
                trail);
    }

    /** What every act says of itself comes last. */
    @SafeVarargs
    private static List<Cell> columns(List<Cell>... parts) {
        List<Cell> columns = new ArrayList<>();
        for (List<Cell> part : parts) {
            columns.addAll(part);
        }
        columns.addAll(Cell.of(ABOUT_IT));
        return columns;
    }
}
