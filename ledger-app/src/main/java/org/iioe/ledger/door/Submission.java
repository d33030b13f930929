package org.iioe.ledger.door;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.iioe.ledger.LedgerCommand;
import org.iioe.ledger.Sha256;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.http.Caller;
import org.iioe.ledger.store.CommandKeys;
import org.iioe.ledger.store.LedgerMetadata;

import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A command as somebody sent it.
 *
 * @param command what is to be recorded
 * @param digest over the command's name and its content as the ledger writes it
 * @param caller who sent it
 */
public record Submission(IdempotencyKey key, LedgerCommand command, Sha256 digest, Caller caller) {

    /** A command as it was sent: its digest is over the form in which the ledger writes it. */
    static Submission of(
            IdempotencyKey key, LedgerCommand command, Caller caller, JsonMapper mapper) {
        return new Submission(key, command, digest(command, mapper), caller);
    }

    /**
     * A command under a key that follows from what it says: it is recorded once, whoever sends it.
     *
     * @param prefix of the key
     */
    public static Submission ofContent(
            String prefix, LedgerCommand command, Caller caller, JsonMapper mapper) {
        Sha256 digest = digest(command, mapper);
        return new Submission(new IdempotencyKey(prefix + digest), command, digest, caller);
    }

    private static Sha256 digest(LedgerCommand command, JsonMapper mapper) {
        return Sha256.of(
                command.getClass().getSimpleName() + "\n" + mapper.writeValueAsString(command));
    }

    /** What became of its key before: of the same command, since another one is refused. */
    Optional<CommandRecorded> earlier(CommandKeys keys) {
        return keys.find(key.value(), digest);
    }

    /** The message in which it travels to its aggregate. */
    CommandMessage<LedgerCommand> message() {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(LedgerMetadata.KEY, key.value());
        metadata.put(LedgerMetadata.DIGEST, digest.hex());
        metadata.put(LedgerMetadata.ACTOR, caller.actor());
        metadata.put(LedgerMetadata.REQUEST_ID, caller.request());
        if (caller.onBehalfOf() != null) {
            metadata.put(LedgerMetadata.ON_BEHALF_OF, caller.onBehalfOf().value());
        }
        return new GenericCommandMessage<>(command, metadata);
    }
}
