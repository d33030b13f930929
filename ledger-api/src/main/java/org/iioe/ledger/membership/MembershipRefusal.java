package org.iioe.ledger.membership;

import org.iioe.ledger.RefusalCode;
import org.iioe.ledger.Rule;

/** The rules of membership that a command may break. */
public enum MembershipRefusal implements RefusalCode {
    @Rule(value = "An act names organisations that are registered.", kind = Kind.UNKNOWN)
    UNKNOWN_ORGANISATION,
    @Rule(value = "An organisation is registered once.", kind = Kind.CONFLICT)
    ORGANISATION_EXISTS,
    @Rule("A dissolved organisation does not act.")
    ORGANISATION_DISSOLVED,
    @Rule(value = "An identifier belongs to one organisation.", kind = Kind.CONFLICT)
    IDENTIFIER_TAKEN,
    @Rule(
            value =
                    "An organisation with the name and country of another is confirmed to be"
                            + " distinct.",
            kind = Kind.CONFLICT)
    NAME_CLASH,
    @Rule(value = "A correction names what the record says.", kind = Kind.CONFLICT)
    RECORD_SAYS_OTHERWISE,
    @Rule("A new name differs from the one in use on its first day.")
    NAME_UNCHANGED,
    @Rule(value = "An organisation takes at most one name on a day.", kind = Kind.CONFLICT)
    ALREADY_RENAMED,
    @Rule(value = "A co-initiator is recognised once.", kind = Kind.CONFLICT)
    ALREADY_RECOGNISED,
    @Rule(value = "What is signed is a registered instrument.", kind = Kind.UNKNOWN)
    UNKNOWN_INSTRUMENT,
    @Rule(value = "An instrument is registered once; its text never changes.", kind = Kind.CONFLICT)
    INSTRUMENT_EXISTS,
    @Rule("A letter of intent is signed as a letter, an agreement as an agreement.")
    WRONG_INSTRUMENT,
    @Rule("An instrument is signed before it expires.")
    INSTRUMENT_EXPIRED,
    @Rule(value = "An organisation signs each version of an instrument once.", kind = Kind.CONFLICT)
    ALREADY_SIGNED,
    @Rule(value = "An act on an agreement names one that was signed.", kind = Kind.UNKNOWN)
    UNKNOWN_AGREEMENT,
    @Rule(value = "An agreement is countersigned once.", kind = Kind.CONFLICT)
    ALREADY_COUNTERSIGNED,
    @Rule("An agreement is countersigned by its counterparty.")
    NOT_THE_COUNTERPARTY,
    @Rule("Only an agreement in force is amended, renewed or terminated.")
    AGREEMENT_NOT_IN_FORCE,
    @Rule(
            "An agreement's amendment, renewal or end takes effect on or after the"
                    + " day on which it was agreed or notified.")
    ALTERS_THE_PAST,
    @Rule("A renewal makes an agreement last longer.")
    NOT_LONGER,
    @Rule("The act concerns a member on its day.")
    NOT_A_MEMBER,
    @Rule(value = "A member is suspended from a right once at a time.", kind = Kind.CONFLICT)
    ALREADY_SUSPENDED,
    @Rule(value = "Only a suspended member is reinstated.", kind = Kind.CONFLICT)
    NOT_SUSPENDED,
    @Rule(value = "A member gives notice once.", kind = Kind.CONFLICT)
    NOTICE_ALREADY_GIVEN,
    @Rule("A member withdraws upon its own notice.")
    NO_NOTICE,
    @Rule("A member withdraws when the day that its notice names has come.")
    NOTICE_RUNNING,
    @Rule(value = "A person is accredited for a member once at a time.", kind = Kind.CONFLICT)
    ALREADY_ACCREDITED,
    @Rule("A delegate acts for one member at a time.")
    ACTS_FOR_ANOTHER,
    @Rule(value = "Only an accreditation in force is revoked.", kind = Kind.CONFLICT)
    NOT_ACCREDITED,
    @Rule(value = "A succession is recorded once.", kind = Kind.CONFLICT)
    SUCCESSION_EXISTS
}
