package org.iioe.ledger.meetings;

/** What a member says to a draft. */
public enum Choice {
    /** Yes. */
    FOR,
    /** No. */
    AGAINST,
    /** Neither. An abstention is not a vote cast (UN General Assembly, rule 86). */
    ABSTAIN
}
