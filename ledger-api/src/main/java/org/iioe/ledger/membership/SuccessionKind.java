package org.iioe.ledger.membership;

/** How organisations followed one another. */
public enum SuccessionKind {
    /** One or more became part of one other. */
    MERGER,
    /** One became two or more. */
    SPLIT,
    /** One ended, with or without a successor. */
    DISSOLUTION
}
