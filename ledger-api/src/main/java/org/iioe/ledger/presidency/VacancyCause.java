package org.iioe.ledger.presidency;

/** Why an office falls vacant before its term is over. */
public enum VacancyCause {
    /** The holder gave it up. */
    RESIGNATION,
    /** The holder is a member no more. */
    MEMBERSHIP_ENDED,
    /** The holder cannot act. */
    INCAPACITY,
    /** The holder was removed. */
    REMOVAL
}
