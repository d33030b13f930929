package org.iioe.ledger.audit;

import org.iioe.ledger.LedgerEvent;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Copies a ledger's database into one file, and back, and continues a log whose newest entries did
 * not come back. Whoever asks knows the login; what does it knows the log. All refuse with an
 * {@link IllegalStateException} whose message says what is wrong and what would be right.
 */
public interface Backups {
    /**
     * Who may read and write the whole database.
     *
     * @param url JDBC
     */
    record Login(String url, String user, String password) {}

    /**
     * What came of it.
     *
     * @param complete whether nothing is missing that is known to have been signed
     * @param text for the operator
     */
    record Outcome(boolean complete, String text) {}

    /**
     * Backs a ledger up while it runs, as of one moment.
     *
     * @param target the file, which is not there yet; or the folder for one that is named by the
     *     time and the size of the log
     */
    Outcome backup(Login database, Path target);

    /**
     * Restores a ledger into an empty database, whole or not at all, and proves it.
     *
     * @param checkpoints a checkpoint that left the machine, or a folder of them
     * @param migrate makes the tables as they were in the version of the schema that it is told
     */
    Outcome restore(
            Login database, Path backup, @Nullable Path checkpoints, Consumer<String> migrate);

    /**
     * What the operator says of a loss.
     *
     * @param checkpoints a checkpoint that left the machine, or a folder of them
     * @param signingKeys the files of the private keys
     * @param newKey whether the old key is lost as well
     * @param lost how many positions the operator has seen to be lost; null to be told
     * @param origin the log's new name; needed, as what follows is, where {@code lost} is said
     * @param decidedBy an opaque id
     * @param reason in the operator's words
     */
    record Decision(
            @Nullable Path checkpoints,
            List<Path> signingKeys,
            boolean newKey,
            @Nullable Long lost,
            @Nullable String origin,
            @Nullable String decidedBy,
            @Nullable String reason) {
        public Decision {
            signingKeys = List.copyOf(signingKeys);
        }
    }

    /**
     * Continues a ledger that has lost what was signed, or its key, under a new origin; or says
     * what is lost, and changes nothing.
     *
     * @param json writes an event's payload as the event store has it
     * @return complete when the log is continued
     */
    Outcome continueLog(Login database, Decision decision, Function<LedgerEvent, byte[]> json);
}
