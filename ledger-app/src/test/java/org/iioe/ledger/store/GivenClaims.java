package org.iioe.ledger.store;

import org.iioe.ledger.LedgerCommand;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Claims in memory, for rules that are tested without a store. */
public final class GivenClaims implements Claims {
    private final Map<String, String> holders = new HashMap<>();

    /** A value that somebody has already. */
    public GivenClaims with(String kind, String value, String holder) {
        holders.put(kind + " " + value, holder);
        return this;
    }

    @Override
    public Optional<String> holder(String kind, String value) {
        return Optional.ofNullable(holders.get(kind + " " + value));
    }

    @Override
    public void claim(String kind, String value, String holder, LedgerCommand by) {
        holders.put(kind + " " + value, holder);
    }

    @Override
    public void release(String kind, String value, LedgerCommand by) {
        holders.remove(kind + " " + value);
    }
}
