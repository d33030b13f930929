package org.iioe.ledger.membership;

/** The groups in which the founding record counts the co-initiators. */
public enum OrganisationGroup {
    /** An institution of higher education outside China. */
    GLOBAL_HEI,
    /** An institution of higher education in China. */
    DOMESTIC_HEI,
    /** An enterprise. */
    ENTERPRISE
}
