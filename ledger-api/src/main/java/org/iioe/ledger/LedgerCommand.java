package org.iioe.ledger;

/**
 * What somebody wants recorded. A command is a record whose simple name is its name at the door;
 * its route, JSON schema and documentation follow from it.
 */
public interface LedgerCommand {
    /**
     * The stream of the aggregate that decides: its kind, a slash and its id, such as {@code
     * fund/tencent-seed-fund}.
     */
    String stream();

    /** When the act happened, as far as known: the business date. */
    Edtf on();

    /** Where the act is known from. */
    Source source();
}
