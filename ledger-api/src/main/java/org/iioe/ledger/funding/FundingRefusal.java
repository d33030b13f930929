package org.iioe.ledger.funding;

import org.iioe.ledger.RefusalCode;

/** The rules of funding. */
public enum FundingRefusal implements RefusalCode {
    /** A fund is established once. */
    FUND_EXISTS("A fund is established once.", Kind.CONFLICT),
    /** A fund has one currency for ever. */
    WRONG_CURRENCY("A fund has one currency for ever.", Kind.FORBIDDEN),
    /** An act on a gift names one that the fund has. */
    UNKNOWN_GIFT("An act on a gift names one that the fund has.", Kind.UNKNOWN),
    /** A gift is pledged once and committed once. */
    GIFT_EXISTS("A gift is pledged once and committed once.", Kind.CONFLICT),
    /** A gift has one donor. */
    WRONG_DONOR("A gift has one donor.", Kind.FORBIDDEN),
    /** A gift that the fund does not know yet needs its donor. */
    DONOR_UNKNOWN("A gift that the fund does not know yet needs its donor.", Kind.FORBIDDEN),
    /** A pledge is never less than what of it was converted. */
    BELOW_CONVERTED("A pledge is never less than what of it was converted.", Kind.FORBIDDEN),
    /** No more is converted or cancelled than is pledged. */
    EXCEEDS_PLEDGE("No more is converted or cancelled than is pledged.", Kind.FORBIDDEN),
    /** A commitment is never less than what of it was received. */
    BELOW_RECEIVED("A commitment is never less than what of it was received.", Kind.FORBIDDEN),
    /** No more is cancelled than is committed and outstanding. */
    EXCEEDS_COMMITMENT("No more is cancelled than is committed and outstanding.", Kind.FORBIDDEN),
    /**
     * A restriction changes only for money that is not disbursed, and never against what is
     * allocated.
     */
    RESTRICTION_IN_USE(
            "A restriction changes only for money that is not disbursed, and never against what is"
                    + " allocated.",
            Kind.FORBIDDEN),
    /** A receipt is recorded once. */
    RECEIPT_EXISTS("A receipt is recorded once.", Kind.CONFLICT),
    /** A draw names a receipt that the fund has. */
    UNKNOWN_RECEIPT("A draw names a receipt that the fund has.", Kind.UNKNOWN),
    /** A receipt names an instalment of its gift's commitment. */
    UNKNOWN_INSTALMENT("A receipt names an instalment of its gift's commitment.", Kind.UNKNOWN),
    /** Only a receipt in suspense is identified. */
    NOT_IN_SUSPENSE("Only a receipt in suspense is identified.", Kind.CONFLICT),
    /** Nothing is drawn from a receipt before it is identified. */
    IN_SUSPENSE("Nothing is drawn from a receipt before it is identified.", Kind.FORBIDDEN),
    /** No more is drawn from a receipt than remains of it, and no more goes back than was drawn. */
    EXCEEDS_RECEIPT(
            "No more is drawn from a receipt than remains of it, and no more goes back than was"
                    + " drawn.",
            Kind.FORBIDDEN),
    /** A line of the bank is matched with one entry. */
    BANK_LINE_MATCHED("A line of the bank is matched with one entry.", Kind.CONFLICT),
    /** What matches a line of the bank happened and is not an error of entry. */
    MATCHED_WITH_BANK(
            "What matches a line of the bank happened and is not an error of entry.",
            Kind.FORBIDDEN),
    /** An entry is recorded once. */
    ENTRY_EXISTS("An entry is recorded once.", Kind.CONFLICT),
    /** A reversal names an entry of the fund. */
    UNKNOWN_ENTRY("A reversal names an entry of the fund.", Kind.UNKNOWN),
    /** An entry is reversed once. */
    ALREADY_REVERSED("An entry is reversed once.", Kind.CONFLICT),
    /** What others build on is not reversed. */
    ENTRY_IN_USE("What others build on is not reversed.", Kind.FORBIDDEN),
    /** An allocation is proposed once. */
    ALLOCATION_EXISTS("An allocation is proposed once.", Kind.CONFLICT),
    /** An act on an allocation names one that the fund has. */
    UNKNOWN_ALLOCATION("An act on an allocation names one that the fund has.", Kind.UNKNOWN),
    /** Only what is proposed is approved or rejected. */
    NOT_PROPOSED("Only what is proposed is approved or rejected.", Kind.CONFLICT),
    /** Only an approved allocation is signed, amended, released or paid. */
    NOT_APPROVED(
            "Only an approved allocation is signed, amended, released or paid.", Kind.FORBIDDEN),
    /** One amendment is decided before the next. */
    AMENDMENT_OPEN("One amendment is decided before the next.", Kind.CONFLICT),
    /** Money is allocated to members in good standing. */
    NOT_A_MEMBER("Money is allocated to members in good standing.", Kind.FORBIDDEN),
    /** A gift is used for what its donor lets it be used for. */
    RESTRICTED("A gift is used for what its donor lets it be used for.", Kind.FORBIDDEN),
    /** An allocation never exceeds what is unallocated, in the fund and of each gift. */
    EXCEEDS_AVAILABLE(
            "An allocation never exceeds what is unallocated, in the fund and of each gift.",
            Kind.FORBIDDEN),
    /** Nobody approves what they proposed. */
    OWN_PROPOSAL("Nobody approves what they proposed.", Kind.FORBIDDEN),
    /** Nobody approves on behalf of the recipient. */
    INTERESTED_PARTY("Nobody approves on behalf of the recipient.", Kind.FORBIDDEN),
    /**
     * An allocation is approved by a resolution, or within the limit that the charter delegates.
     */
    NO_AUTHORITY(
            "An allocation is approved by a resolution, or within the limit that the charter"
                    + " delegates.",
            Kind.FORBIDDEN),
    /**
     * What is allocated without a resolution stays within the delegated limit, in sum per recipient
     * and year.
     */
    EXCEEDS_DELEGATED_LIMIT(
            "What is allocated without a resolution stays within the delegated limit, in sum per"
                    + " recipient and year.",
            Kind.FORBIDDEN),
    /** Overhead stays below its share of what was received. */
    EXCEEDS_OVERHEAD_CAP("Overhead stays below its share of what was received.", Kind.FORBIDDEN),
    /** An allocation is never less than what of it was disbursed, from each source. */
    BELOW_DISBURSED(
            "An allocation is never less than what of it was disbursed, from each source.",
            Kind.FORBIDDEN),
    /** A grant agreement is signed once. */
    ALREADY_SIGNED("A grant agreement is signed once.", Kind.CONFLICT),
    /** A disbursement is recorded once. */
    DISBURSEMENT_EXISTS("A disbursement is recorded once.", Kind.CONFLICT),
    /** An act on a payment names one that the fund has. */
    UNKNOWN_DISBURSEMENT("An act on a payment names one that the fund has.", Kind.UNKNOWN),
    /** No more is paid than is allocated. */
    EXCEEDS_ALLOCATION("No more is paid than is allocated.", Kind.FORBIDDEN),
    /** A payment draws on the gifts that its allocation names. */
    NOT_ITS_SOURCE("A payment draws on the gifts that its allocation names.", Kind.FORBIDDEN),
    /** Nothing is paid to a recipient that is no member any more. */
    RECIPIENT_LEFT("Nothing is paid to a recipient that is no member any more.", Kind.FORBIDDEN),
    /** Direct costs are paid under an allocation of that mode, and advances under the others. */
    WRONG_MODE(
            "Direct costs are paid under an allocation of that mode, and advances under the"
                    + " others.",
            Kind.FORBIDDEN),
    /** A payment that came back or was reversed is not there any more. */
    PAYMENT_UNDONE(
            "A payment that came back or was reversed is not there any more.", Kind.CONFLICT),
    /** What was reported, returned or misdirected of a payment stays with it. */
    PAYMENT_ACCOUNTED_FOR(
            "What was reported, returned or misdirected of a payment stays with it.",
            Kind.FORBIDDEN),
    /** The recipient confirms what it received. */
    NOT_THE_RECIPIENT("The recipient confirms what it received.", Kind.FORBIDDEN),
    /** A payment is confirmed once. */
    ALREADY_CONFIRMED("A payment is confirmed once.", Kind.CONFLICT),
    /** No more is returned, or misdirected, than is paid and not accounted for. */
    EXCEEDS_ADVANCE(
            "No more is returned, or misdirected, than is paid and not accounted for.",
            Kind.FORBIDDEN),
    /** No more is recovered or written off than is recoverable. */
    EXCEEDS_RECOVERABLE("No more is recovered or written off than is recoverable.", Kind.FORBIDDEN),
    /** A report is recorded once. */
    REPORT_EXISTS("A report is recorded once.", Kind.CONFLICT),
    /** An act on a report names one that the fund has. */
    UNKNOWN_REPORT("An act on a report names one that the fund has.", Kind.UNKNOWN),
    /** Expenditure is reported under the allocation's own lines. */
    UNKNOWN_LINE("Expenditure is reported under the allocation's own lines.", Kind.UNKNOWN),
    /** No more is accepted or disallowed than was reported. */
    EXCEEDS_REPORTED("No more is accepted or disallowed than was reported.", Kind.FORBIDDEN),
    /** Periods are closed in order, each once. */
    PERIOD_CLOSED("Periods are closed in order, each once.", Kind.CONFLICT),
    /** A period is closed with the balance that the ledger has. */
    WRONG_BALANCE("A period is closed with the balance that the ledger has.", Kind.FORBIDDEN),
    /** Periods are opened again in reverse order. */
    NOT_THE_LAST_PERIOD("Periods are opened again in reverse order.", Kind.FORBIDDEN),
    /** A period is opened again by a second person. */
    SAME_PERSON("A period is opened again by a second person.", Kind.FORBIDDEN),
    /** A fact of a closed period posts to the open one. */
    POSTED_LATE("A fact of a closed period posts to the open one.", Kind.FORBIDDEN);

    private final String rule;
    private final Kind kind;

    FundingRefusal(String rule, Kind kind) {
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
