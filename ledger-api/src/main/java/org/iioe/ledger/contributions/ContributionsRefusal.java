package org.iioe.ledger.contributions;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.Rule;

/** The rules of contributions in kind that a command may break. */
public enum ContributionsRefusal implements RefusalCode {
    @Rule(value = "A contribution is pledged once.", kind = Kind.CONFLICT)
    CONTRIBUTION_EXISTS,
    @Rule(
            value = "A cancelled pledge is neither amended nor cancelled again.",
            kind = Kind.CONFLICT)
    CONTRIBUTION_CANCELLED,
    @Rule("What is cancelled was pledged and not delivered.")
    NOTHING_TO_CANCEL,
    @Rule(value = "An act names lines of its contribution.", kind = Kind.UNKNOWN)
    UNKNOWN_LINE,
    @Rule(value = "An act names items of its line.", kind = Kind.UNKNOWN)
    UNKNOWN_ITEM,
    @Rule(value = "An act names a consignment that was dispatched.", kind = Kind.UNKNOWN)
    UNKNOWN_CONSIGNMENT,
    @Rule(value = "A disposal was approved before it is carried out.", kind = Kind.UNKNOWN)
    UNKNOWN_DISPOSAL,
    @Rule(
            "A line of which units were delivered, rendered or allocated keeps its"
                    + " kind and, once known, its unit and tenure.")
    LINE_IN_USE,
    @Rule("A pledge is never less than what was delivered of it.")
    BELOW_DELIVERED,
    @Rule("A pledge is never less than what was allocated of it.")
    BELOW_ALLOCATED,
    @Rule("A line is valued in one currency.")
    ANOTHER_CURRENCY,
    @Rule("A lot is valued once its number of units is known.")
    LOT_UNKNOWN,
    @Rule("A line has at most 1,000,000,000 units, and their value fits into 64 bits.")
    BEYOND_COUNTING,
    @Rule(value = "A delivery is recorded once.", kind = Kind.CONFLICT)
    DELIVERY_EXISTS,
    @Rule(value = "An item has an id of its own in its contribution.", kind = Kind.CONFLICT)
    ITEM_EXISTS,
    @Rule(
            value = "A maker, model and serial number stand for one item in the whole ledger.",
            kind = Kind.CONFLICT)
    SERIAL_TAKEN,
    @Rule(
            value = "A maker, model and asset tag stand for one item in the whole ledger.",
            kind = Kind.CONFLICT)
    ASSET_TAG_TAKEN,
    @Rule("All units of a line come from one donor; another donor has a line of its own.")
    ANOTHER_DONORS_LINE,
    @Rule("What is delivered or rendered was pledged by its donor.")
    DONOR_DID_NOT_PLEDGE,
    @Rule("What is delivered or rendered is not more than was pledged.")
    EXCEEDS_PLEDGE,
    @Rule("Nothing is delivered or rendered on a pledge that was cancelled.")
    PLEDGE_WAS_CANCELLED,
    @Rule(
            "A service is rendered; nobody keeps it, and so it is neither delivered"
                    + " nor handed over.")
    NO_CUSTODY,
    @Rule("Only a service is rendered.")
    NOT_A_SERVICE,
    @Rule("Only licences of software expire.")
    NOT_SOFTWARE,
    @Rule("Units are allocated and dispatched to members.")
    RECIPIENT_NOT_MEMBER,
    @Rule(
            "No more is allocated than was delivered and not lost from the store or,"
                    + " where the charter permits it, is pledged.")
    EXCEEDS_DELIVERED,
    @Rule(
            value =
                    "An item that is meant for one member is not allocated or sent to"
                            + " another.",
            kind = Kind.CONFLICT)
    ITEM_ALLOCATED,
    @Rule("A member owns all that it has of a line, or has all of it on loan.")
    TENURE_DIFFERS,
    @Rule("The network gives away only what it owns.")
    TITLE_NOT_OURS,
    @Rule(value = "A title passes once.", kind = Kind.CONFLICT)
    TITLE_PASSED,
    @Rule("No more is dispatched or released than is allocated and not dispatched.")
    EXCEEDS_ALLOCATION,
    @Rule(value = "A consignment is dispatched once.", kind = Kind.CONFLICT)
    CONSIGNMENT_EXISTS,
    @Rule("What leaves the store is in the store.")
    NOT_IN_STORE,
    @Rule(
            "What is accepted, refused or lost of a consignment is in it; together"
                    + " they are what was dispatched.")
    NOT_IN_CONSIGNMENT,
    @Rule("What leaves a member is in its custody.")
    NOT_HELD,
    @Rule("An item that is gone is not replaced.")
    ITEM_GONE,
    @Rule(value = "An incident is recorded once.", kind = Kind.CONFLICT)
    INCIDENT_EXISTS,
    @Rule(value = "A disposal is approved once.", kind = Kind.CONFLICT)
    DISPOSAL_EXISTS,
    @Rule("Units are disposed of as far as that was approved.")
    DISPOSAL_NOT_APPROVED,
    @Rule("Nobody disposes of what they alone approved to dispose of.")
    APPROVED_BY_ONESELF,
    @Rule("What goes back to its donor was lent by the donor.")
    NOT_ON_LOAN,
    @Rule(value = "A count is recorded once.", kind = Kind.CONFLICT)
    COUNT_EXISTS,
    @Rule("What is counted is what the ledger says.")
    STOCK_DIFFERS
}
