package org.iioe.ledger.contributions.projection;

/** Who owns units. */
public enum TitleHolder {
    /** The network. */
    NETWORK,
    /** The donor, who lent them. */
    DONOR,
    /** The member that has them. */
    MEMBER,
    /** Nobody says whether the donor gave or lent them. */
    UNKNOWN
}
