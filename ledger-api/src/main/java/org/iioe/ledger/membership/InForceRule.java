package org.iioe.ledger.membership;

/** What brings an instrument into force for an organisation. */
public enum InForceRule {
    /** The organisation's own signature. */
    ON_SIGNATURE,
    /** The signatures of both, from the day of the later one. */
    ON_COUNTERSIGNATURE
}
