package org.iioe.ledger.store;

import org.iioe.ledger.LedgerCommand;

import java.util.Optional;

/**
 * Values that may exist only once in the whole ledger. A claim is a stream named for the value, so
 * that the store itself refuses a second one, whichever node asks.
 */
public interface Claims {
    /** Who has the value now: the name of a stream. */
    Optional<String> holder(String kind, String value);

    /**
     * Takes the value, in the current unit of work. The caller has asked {@link #holder} before and
     * refused in its own words; of two that race the store lets one through, and the other is
     * decided again.
     *
     * @param by the command that claims it, for the date and the source
     */
    void claim(String kind, String value, String holder, LedgerCommand by);

    /** Gives the value back, in the current unit of work. */
    void release(String kind, String value, LedgerCommand by);
}
