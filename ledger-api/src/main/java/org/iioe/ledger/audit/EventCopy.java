package org.iioe.ledger.audit;

import org.iioe.ledger.audit.Backups.Login;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Copies a ledger's events into another event store, byte by byte and in the order as sealed. */
public interface EventCopy {
    /**
     * The way into Axon Server.
     *
     * @param servers {@code host:port}, several with commas between
     * @param token that the server asks for; null where it asks for none
     * @param certificate a file with the certificate of who signed the server's; null for those
     *     that Java trusts
     */
    record Server(
            String servers,
            String context,
            @Nullable String token,
            boolean tls,
            @Nullable String certificate) {}

    /**
     * Copies everything that was sealed to Axon Server, and has the ledger keep its events there
     * from then on. What the server has already is compared, and the copy goes on behind it: a copy
     * that was cut short is taken up again, and a server that lost its newest events gets them
     * back. No node of the ledger may run meanwhile.
     *
     * @param progress is told how far it has come
     * @return what was done, for the operator
     * @throws IllegalStateException when it cannot be done, with what is wrong and would be right
     */
    String toAxonServer(Login database, Server server, Consumer<String> progress);
}
