package org.iioe.ledger.presidency.command;

/** Who holds which office, and which elections are open, for decisions of elections. */
interface OfficeFacts {
    /** As of the current unit of work. */
    OfficesState state();
}
