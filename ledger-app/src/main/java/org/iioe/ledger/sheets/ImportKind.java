package org.iioe.ledger.sheets;

import java.util.List;
import java.util.Locale;

/** What can be imported from a spreadsheet: acts of one kind, a row each. */
enum ImportKind {
    /** Organisations, as they are registered. */
    ORGANISATIONS(
            "RegisterOrganisation",
            "OrganisationRegistered",
            "organisation",
            "What changed in the world is a RenameOrganisation; identifiers, the day and the source"
                    + " of a registration stay as they were recorded."),
    /** Allocations, as they are proposed. */
    ALLOCATIONS(
            "ProposeAllocation",
            "AllocationProposed",
            "fund/allocation",
            "A proposal stays what it was: AmendAllocation changes an approved one,"
                    + " RejectAllocation ends one that is not."),
    /** Money that came in. */
    RECEIPTS(
            "RecordReceipt",
            "ReceiptRecorded",
            "fund/receipt",
            "A fact stays what it was: ReverseEntry takes an error of entry back, IdentifyReceipt"
                    + " says whose gift a receipt in suspense is."),
    /** Things that arrived. */
    DELIVERIES(
            "RecordDelivery",
            "DeliveryRecorded",
            "contribution/delivery",
            "A fact stays what it was: RecordStockCount and RecordIncident say what is otherwise.");

    private final String command;
    private final String event;
    private final String id;
    private final String change;

    ImportKind(String command, String event, String id, String change) {
        this.command = command;
        this.event = event;
        this.id = id;
        this.change = change;
    }

    /** Its name in addresses. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command that a new row becomes. */
    String command() {
        return command;
    }

    /** The event that a recorded row is. */
    String event() {
        return event;
    }

    /** The members that tell one act from another. */
    List<String> id() {
        return List.of(id.split("/", -1));
    }

    /** How what is recorded is changed, for whoever changed it in the file. */
    String change() {
        return change;
    }
}
