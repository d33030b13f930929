package org.iioe.ledger.contributions.projection;

/** Where units are. */
public enum UnitLocation {
    /** In the network's store. */
    STORE,
    /** On the way to a member. */
    TRANSIT,
    /** With a member. */
    HELD,
    /** Lost, stolen, expired or retired. */
    GONE,
    /** Another item took its place; it is no longer counted. */
    REPLACED
}
