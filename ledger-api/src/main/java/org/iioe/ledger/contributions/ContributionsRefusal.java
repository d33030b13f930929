package org.iioe.ledger.contributions;

import org.iioe.ledger.RefusalCode;

/** The rules of contributions in kind that a command may break. */
public enum ContributionsRefusal implements RefusalCode {
    CONTRIBUTION_EXISTS("A contribution is pledged once.", Kind.CONFLICT),
    CONTRIBUTION_CANCELLED(
            "A cancelled pledge is neither amended nor cancelled again.", Kind.CONFLICT),
    NOTHING_TO_CANCEL("What is cancelled was pledged and not delivered.", Kind.FORBIDDEN),
    UNKNOWN_LINE("An act names lines of its contribution.", Kind.UNKNOWN),
    UNKNOWN_ITEM("An act names items of its line.", Kind.UNKNOWN),
    UNKNOWN_CONSIGNMENT("An act names a consignment that was dispatched.", Kind.UNKNOWN),
    UNKNOWN_DISPOSAL("A disposal was approved before it is carried out.", Kind.UNKNOWN),
    LINE_IN_USE(
            "A line of which units were delivered, rendered or allocated keeps its kind and, once"
                    + " known, its unit and tenure.",
            Kind.FORBIDDEN),
    BELOW_DELIVERED("A pledge is never less than what was delivered of it.", Kind.FORBIDDEN),
    BELOW_ALLOCATED("A pledge is never less than what was allocated of it.", Kind.FORBIDDEN),
    ANOTHER_CURRENCY("A line is valued in one currency.", Kind.FORBIDDEN),
    LOT_UNKNOWN("A lot is valued once its number of units is known.", Kind.FORBIDDEN),
    BEYOND_COUNTING(
            "A line has at most 1,000,000,000 units, and their value fits into 64 bits.",
            Kind.FORBIDDEN),
    DELIVERY_EXISTS("A delivery is recorded once.", Kind.CONFLICT),
    ITEM_EXISTS("An item has an id of its own in its contribution.", Kind.CONFLICT),
    SERIAL_TAKEN(
            "A maker, model and serial number stand for one item in the whole ledger.",
            Kind.CONFLICT),
    ASSET_TAG_TAKEN(
            "A maker, model and asset tag stand for one item in the whole ledger.", Kind.CONFLICT),
    ANOTHER_DONORS_LINE(
            "All units of a line come from one donor; another donor has a line of its own.",
            Kind.FORBIDDEN),
    DONOR_DID_NOT_PLEDGE("What is delivered or rendered was pledged by its donor.", Kind.FORBIDDEN),
    EXCEEDS_PLEDGE("What is delivered or rendered is not more than was pledged.", Kind.FORBIDDEN),
    PLEDGE_WAS_CANCELLED(
            "Nothing is delivered or rendered on a pledge that was cancelled.", Kind.FORBIDDEN),
    NO_CUSTODY(
            "A service is rendered; nobody keeps it, and so it is neither delivered nor handed"
                    + " over.",
            Kind.FORBIDDEN),
    NOT_A_SERVICE("Only a service is rendered.", Kind.FORBIDDEN),
    NOT_SOFTWARE("Only licences of software expire.", Kind.FORBIDDEN),
    RECIPIENT_NOT_MEMBER("Units are allocated and dispatched to members.", Kind.FORBIDDEN),
    EXCEEDS_DELIVERED(
            "No more is allocated than was delivered and not lost from the store or, where the"
                    + " charter permits it, is pledged.",
            Kind.FORBIDDEN),
    ITEM_ALLOCATED(
            "An item that is meant for one member is not allocated or sent to another.",
            Kind.CONFLICT),
    TENURE_DIFFERS(
            "A member owns all that it has of a line, or has all of it on loan.", Kind.FORBIDDEN),
    TITLE_NOT_OURS("The network gives away only what it owns.", Kind.FORBIDDEN),
    TITLE_PASSED("A title passes once.", Kind.CONFLICT),
    EXCEEDS_ALLOCATION(
            "No more is dispatched or released than is allocated and not dispatched.",
            Kind.FORBIDDEN),
    CONSIGNMENT_EXISTS("A consignment is dispatched once.", Kind.CONFLICT),
    NOT_IN_STORE("What leaves the store is in the store.", Kind.FORBIDDEN),
    NOT_IN_CONSIGNMENT(
            "What is accepted, refused or lost of a consignment is in it; together they are what"
                    + " was dispatched.",
            Kind.FORBIDDEN),
    NOT_HELD("What leaves a member is in its custody.", Kind.FORBIDDEN),
    ITEM_GONE("An item that is gone is not replaced.", Kind.FORBIDDEN),
    INCIDENT_EXISTS("An incident is recorded once.", Kind.CONFLICT),
    DISPOSAL_EXISTS("A disposal is approved once.", Kind.CONFLICT),
    DISPOSAL_NOT_APPROVED("Units are disposed of as far as that was approved.", Kind.FORBIDDEN),
    APPROVED_BY_ONESELF(
            "Nobody disposes of what they alone approved to dispose of.", Kind.FORBIDDEN),
    NOT_ON_LOAN("What goes back to its donor was lent by the donor.", Kind.FORBIDDEN),
    COUNT_EXISTS("A count is recorded once.", Kind.CONFLICT),
    STOCK_DIFFERS("What is counted is what the ledger says.", Kind.FORBIDDEN);

    private final String rule;
    private final Kind kind;

    ContributionsRefusal(String rule, Kind kind) {
        this.rule = rule;
        this.kind = kind;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
