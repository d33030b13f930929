package org.iioe.ledger.membership;

import org.iioe.ledger.RefusalCode;

/** The rules of membership that a command may break. */
public enum MembershipRefusal implements RefusalCode {
    UNKNOWN_ORGANISATION("An act names organisations that are registered.", Kind.UNKNOWN),
    ORGANISATION_EXISTS("An organisation is registered once.", Kind.CONFLICT),
    ORGANISATION_DISSOLVED("A dissolved organisation does not act.", Kind.FORBIDDEN),
    IDENTIFIER_TAKEN("An identifier belongs to one organisation.", Kind.CONFLICT),
    NAME_CLASH(
            "An organisation with the name and country of another is confirmed to be distinct.",
            Kind.CONFLICT),
    RECORD_SAYS_OTHERWISE("A correction names what the record says.", Kind.CONFLICT),
    NAME_UNCHANGED("A new name differs from the one in use on its first day.", Kind.FORBIDDEN),
    ALREADY_RENAMED("An organisation takes at most one name on a day.", Kind.CONFLICT),
    ALREADY_RECOGNISED("A co-initiator is recognised once.", Kind.CONFLICT),
    UNKNOWN_INSTRUMENT("What is signed is a registered instrument.", Kind.UNKNOWN),
    INSTRUMENT_EXISTS("An instrument is registered once; its text never changes.", Kind.CONFLICT),
    WRONG_INSTRUMENT(
            "A letter of intent is signed as a letter, an agreement as an agreement.",
            Kind.FORBIDDEN),
    INSTRUMENT_EXPIRED("An instrument is signed before it expires.", Kind.FORBIDDEN),
    ALREADY_SIGNED("An organisation signs each version of an instrument once.", Kind.CONFLICT),
    UNKNOWN_AGREEMENT("An act on an agreement names one that was signed.", Kind.UNKNOWN),
    ALREADY_COUNTERSIGNED("An agreement is countersigned once.", Kind.CONFLICT),
    NOT_THE_COUNTERPARTY("An agreement is countersigned by its counterparty.", Kind.FORBIDDEN),
    AGREEMENT_NOT_IN_FORCE(
            "Only an agreement in force is amended, renewed or terminated.", Kind.FORBIDDEN),
    ALTERS_THE_PAST(
            "An agreement's amendment, renewal or end takes effect on or after the day on which it"
                    + " was agreed or notified.",
            Kind.FORBIDDEN),
    NOT_LONGER("A renewal makes an agreement last longer.", Kind.FORBIDDEN),
    NOT_A_MEMBER("The act concerns a member on its day.", Kind.FORBIDDEN),
    ALREADY_SUSPENDED("A member is suspended from a right once at a time.", Kind.CONFLICT),
    NOT_SUSPENDED("Only a suspended member is reinstated.", Kind.CONFLICT),
    NOTICE_ALREADY_GIVEN("A member gives notice once.", Kind.CONFLICT),
    NO_NOTICE("A member withdraws upon its own notice.", Kind.FORBIDDEN),
    NOTICE_RUNNING(
            "A member withdraws when the day that its notice names has come.", Kind.FORBIDDEN),
    ALREADY_ACCREDITED("A person is accredited for a member once at a time.", Kind.CONFLICT),
    ACTS_FOR_ANOTHER("A delegate acts for one member at a time.", Kind.FORBIDDEN),
    NOT_ACCREDITED("Only an accreditation in force is revoked.", Kind.CONFLICT),
    SUCCESSION_EXISTS("A succession is recorded once.", Kind.CONFLICT);

    private final String rule;
    private final Kind kind;

    MembershipRefusal(String rule, Kind kind) {
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
