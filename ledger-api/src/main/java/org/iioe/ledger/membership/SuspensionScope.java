package org.iioe.ledger.membership;

/** What a suspension takes away while it lasts. */
public enum SuspensionScope {
    /** The vote alone: the member leaves the rolls, and may attend and speak. */
    VOTES,
    /** All rights of membership. */
    ALL
}
