package org.iioe.ledger.funding;

/** How an allocation reaches its purpose. */
public enum AllocationMode {
    /** Paid before it is spent; what is not accounted for is owed back. */
    ADVANCE,
    /** Paid after it was spent and reported. */
    REIMBURSEMENT,
    /** The fund pays the recipient's suppliers itself. */
    DIRECT,
    /** What the administration of the fund costs; capped by the charter. */
    OVERHEAD
}
