package org.iioe.ledger.meetings;

/** How people take part in a meeting. */
public enum MeetingMode {
    /** In one place. */
    IN_PERSON,
    /** From afar. */
    ONLINE,
    /** Some in one place, some from afar. */
    HYBRID,
    /** By letters only: it decides by written procedure. */
    WRITTEN
}
