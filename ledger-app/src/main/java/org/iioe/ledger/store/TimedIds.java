package org.iioe.ledger.store;

import org.axonframework.common.IdentifierFactory;

import java.util.UUID;

/**
 * Ids of events and commands: UUIDs of version 7 (RFC 9562), which begin with the time. Those that
 * are made together stand together in an index, so that an append touches one page of it instead of
 * one for each event.
 */
public final class TimedIds extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        return at(System.currentTimeMillis(), UUID.randomUUID()).toString();
    }

    /**
     * An id.
     *
     * @param milliseconds since 1970
     * @param random a UUID of version 4, of which the 74 random bits are taken that there is room
     *     for
     */
    static UUID at(long milliseconds, UUID random) {
        long version = 0x7000L | (random.getMostSignificantBits() & 0xFFF);
        return new UUID(milliseconds << 16 | version, random.getLeastSignificantBits());
    }
}
