package org.iioe.ledger.door;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.store.LedgerMetadata;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;

/**
 * A command as somebody sent it.
 *
 * @param key the Idempotency-Key
 * @param command what is to be recorded
 * @param digest over the command's name and its content as the ledger writes it
 * @param caller who sent it
 */
record Submission(String key, LedgerCommand command, Sha256 digest, Caller caller) {

    /** A command as it was sent: its digest is over the form in which the ledger writes it. */
    static Submission of(String key, LedgerCommand command, Caller caller, JsonMapper mapper) {
        String written = mapper.writeValueAsString(command);
        return new Submission(
                key,
                command,
                Sha256.of(command.getClass().getSimpleName() + "\n" + written),
                caller);
    }

    /** The message in which it travels to its aggregate. */
    CommandMessage<LedgerCommand> message() {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(LedgerMetadata.KEY, key);
        metadata.put(LedgerMetadata.DIGEST, digest.hex());
        metadata.put(LedgerMetadata.ACTOR, caller.actor());
        metadata.put(LedgerMetadata.REQUEST_ID, caller.request());
        if (caller.onBehalfOf() != null) {
            metadata.put(LedgerMetadata.ON_BEHALF_OF, caller.onBehalfOf().value());
        }
        return new GenericCommandMessage<>(command, metadata);
    }
}
