package org.iioe.ledger.funding;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.Rule;

/** The rules of funding. */
public enum FundingRefusal implements RefusalCode {
    @Rule(value = "A fund is established once.", kind = Kind.CONFLICT)
    FUND_EXISTS,
    @Rule("A fund has one currency for ever.")
    WRONG_CURRENCY,
    @Rule(value = "An act on a gift names one that the fund has.", kind = Kind.UNKNOWN)
    UNKNOWN_GIFT,
    @Rule(value = "A gift is pledged once and committed once.", kind = Kind.CONFLICT)
    GIFT_EXISTS,
    @Rule("A gift has one donor.")
    WRONG_DONOR,
    @Rule("A gift that the fund does not know yet needs its donor.")
    DONOR_UNKNOWN,
    @Rule("A pledge is never less than what of it was converted.")
    BELOW_CONVERTED,
    @Rule("No more is converted or cancelled than is pledged.")
    EXCEEDS_PLEDGE,
    @Rule("A commitment is never less than what of it was received.")
    BELOW_RECEIVED,
    @Rule("No more is cancelled than is committed and outstanding.")
    EXCEEDS_COMMITMENT,
    @Rule(
            "A restriction changes only for money that is not disbursed, and never"
                    + " against what is allocated.")
    RESTRICTION_IN_USE,
    @Rule(value = "A receipt is recorded once.", kind = Kind.CONFLICT)
    RECEIPT_EXISTS,
    @Rule(value = "A draw names a receipt that the fund has.", kind = Kind.UNKNOWN)
    UNKNOWN_RECEIPT,
    @Rule(value = "A receipt names an instalment of its gift's commitment.", kind = Kind.UNKNOWN)
    UNKNOWN_INSTALMENT,
    @Rule(value = "Only a receipt in suspense is identified.", kind = Kind.CONFLICT)
    NOT_IN_SUSPENSE,
    @Rule("Nothing is drawn from a receipt before it is identified.")
    IN_SUSPENSE,
    @Rule(
            "No more is drawn from a receipt than remains of it, and no more goes"
                    + " back than was drawn.")
    EXCEEDS_RECEIPT,
    @Rule(value = "A line of the bank is matched with one entry.", kind = Kind.CONFLICT)
    BANK_LINE_MATCHED,
    @Rule("What matches a line of the bank happened and is not an error of entry.")
    MATCHED_WITH_BANK,
    @Rule(value = "An entry is recorded once.", kind = Kind.CONFLICT)
    ENTRY_EXISTS,
    @Rule(value = "A reversal names an entry of the fund.", kind = Kind.UNKNOWN)
    UNKNOWN_ENTRY,
    @Rule(value = "An entry is reversed once.", kind = Kind.CONFLICT)
    ALREADY_REVERSED,
    @Rule("What others build on is not reversed.")
    ENTRY_IN_USE,
    @Rule(value = "An allocation is proposed once.", kind = Kind.CONFLICT)
    ALLOCATION_EXISTS,
    @Rule(value = "An act on an allocation names one that the fund has.", kind = Kind.UNKNOWN)
    UNKNOWN_ALLOCATION,
    @Rule(value = "Only what is proposed is approved or rejected.", kind = Kind.CONFLICT)
    NOT_PROPOSED,
    @Rule("Only an approved allocation is signed, amended, released or paid.")
    NOT_APPROVED,
    @Rule(value = "One amendment is decided before the next.", kind = Kind.CONFLICT)
    AMENDMENT_OPEN,
    @Rule("Money is allocated to members in good standing.")
    NOT_A_MEMBER,
    @Rule("A gift is used for what its donor lets it be used for.")
    RESTRICTED,
    @Rule("An allocation never exceeds what is unallocated, in the fund and of each gift.")
    EXCEEDS_AVAILABLE,
    @Rule("Nobody approves what they proposed.")
    OWN_PROPOSAL,
    @Rule("Nobody approves on behalf of the recipient.")
    INTERESTED_PARTY,
    @Rule(
            "An allocation is approved by a resolution, or within the limit that the"
                    + " charter delegates.")
    NO_AUTHORITY,
    @Rule(
            "What is allocated without a resolution stays within the delegated"
                    + " limit, in sum per recipient and year.")
    EXCEEDS_DELEGATED_LIMIT,
    @Rule("Overhead stays below its share of what was received.")
    EXCEEDS_OVERHEAD_CAP,
    @Rule("An allocation is never less than what of it was disbursed, from each source.")
    BELOW_DISBURSED,
    @Rule(value = "A grant agreement is signed once.", kind = Kind.CONFLICT)
    ALREADY_SIGNED,
    @Rule(value = "A disbursement is recorded once.", kind = Kind.CONFLICT)
    DISBURSEMENT_EXISTS,
    @Rule(value = "An act on a payment names one that the fund has.", kind = Kind.UNKNOWN)
    UNKNOWN_DISBURSEMENT,
    @Rule("No more is paid than is allocated.")
    EXCEEDS_ALLOCATION,
    @Rule("A payment draws on the gifts that its allocation names.")
    NOT_ITS_SOURCE,
    @Rule("Nothing is paid to a recipient that is no member any more.")
    RECIPIENT_LEFT,
    @Rule(
            "Direct costs are paid under an allocation of that mode, and advances"
                    + " under the others.")
    WRONG_MODE,
    @Rule(
            value = "A payment that came back or was reversed is not there any more.",
            kind = Kind.CONFLICT)
    PAYMENT_UNDONE,
    @Rule("What was reported, returned or misdirected of a payment stays with it.")
    PAYMENT_ACCOUNTED_FOR,
    @Rule("The recipient confirms what it received.")
    NOT_THE_RECIPIENT,
    @Rule(value = "A payment is confirmed once.", kind = Kind.CONFLICT)
    ALREADY_CONFIRMED,
    @Rule("No more is returned, or misdirected, than is paid and not accounted for.")
    EXCEEDS_ADVANCE,
    @Rule("No more is recovered or written off than is recoverable.")
    EXCEEDS_RECOVERABLE,
    @Rule(value = "A report is recorded once.", kind = Kind.CONFLICT)
    REPORT_EXISTS,
    @Rule(value = "An act on a report names one that the fund has.", kind = Kind.UNKNOWN)
    UNKNOWN_REPORT,
    @Rule(value = "Expenditure is reported under the allocation's own lines.", kind = Kind.UNKNOWN)
    UNKNOWN_LINE,
    @Rule("No more is accepted or disallowed than was reported.")
    EXCEEDS_REPORTED,
    @Rule(value = "Periods are closed in order, each once.", kind = Kind.CONFLICT)
    PERIOD_CLOSED,
    @Rule("A period is closed with the balance that the ledger has.")
    WRONG_BALANCE,
    @Rule("Periods are opened again in reverse order.")
    NOT_THE_LAST_PERIOD,
    @Rule("A period is opened again by a second person.")
    SAME_PERSON,
    @Rule("A fact of a closed period posts to the open one.")
    POSTED_LATE
}
