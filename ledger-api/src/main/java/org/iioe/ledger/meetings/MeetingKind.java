package org.iioe.ledger.meetings;

/** The kinds of meeting. */
public enum MeetingKind {
    /** One of the regular meetings of its body. */
    ORDINARY,
    /** Called between the regular ones, for a matter that cannot wait. */
    EXTRAORDINARY,
    /** Gives advice or prepares; it may precede the body itself. */
    CONSULTATIVE
}
