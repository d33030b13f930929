package org.iioe.ledger.charter.command;

import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.store.Streams;

/** The charter's own classes, for tests of domains that decide by it. */
public final class CharterTesting {
    /** The aggregate. */
    public static final Class<?> AGGREGATE = Charter.class;

    private CharterTesting() {}

    /** The charter's versions as the application reads them. */
    public static Charters charters(Streams streams) {
        return new RecordedCharters(streams);
    }
}
