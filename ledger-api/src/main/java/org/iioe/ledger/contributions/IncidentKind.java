package org.iioe.ledger.contributions;

/** What happened to units. */
public enum IncidentKind {
    /** They are lost. */
    LOSS,
    /** They were stolen. */
    THEFT,
    /** They are damaged; they stay where they are. */
    DAMAGE
}
