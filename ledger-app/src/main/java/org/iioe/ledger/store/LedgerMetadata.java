package org.iioe.ledger.store;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.iioe.ledger.LedgerCommand;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every event tells about its making: who, on whose behalf, from which request and command,
 * under which authority, decided on what. Names are those of CloudEvents extension attributes:
 * lower-case letters and digits; values are text.
 */
@Component
public final class LedgerMetadata implements CorrelationDataProvider {
    /** Who sent the command: an opaque id. */
    public static final String ACTOR = "actor";

    /** The member for whom the actor acts. */
    public static final String ON_BEHALF_OF = "onbehalfof";

    /** The command's name. */
    public static final String COMMAND = "command";

    /** The command message's id. */
    public static final String COMMAND_ID = "commandid";

    /** The HTTP request's id. */
    public static final String REQUEST_ID = "requestid";

    /** The streams, and how far into them, that the decision was taken on. */
    public static final String BASIS = "basis";

    /** The Idempotency-Key: with the message only, since the key's own event holds it. */
    public static final String KEY = "key";

    /** The command's digest: with the message only. */
    public static final String DIGEST = "digest";

    private static final List<String> PASSED_ON = List.of(ACTOR, ON_BEHALF_OF, REQUEST_ID);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, String> metadata = new HashMap<>();
        for (String name : PASSED_ON) {
            if (message.getMetaData().get(name) instanceof String value) {
                metadata.put(name, value);
            }
        }
        if (message.getPayload() instanceof LedgerCommand command) {
            metadata.put(COMMAND, command.getClass().getSimpleName());
            metadata.put(COMMAND_ID, message.getIdentifier());
        }
        String basis = StoredStreams.basisText();
        if (!basis.isEmpty()) {
            metadata.put(BASIS, basis);
        }
        return metadata;
    }

    /** A metadata value that the door has always set. */
    static String required(Message<?> message, String name) {
        if (message.getMetaData().get(name) instanceof String value) {
            return value;
        }
        throw new IllegalStateException("The command message has no " + name + ".");
    }
}
