package org.iioe.ledger.audit;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Copies a ledger's database into one file, and back. Whoever asks knows the login; what does it
 * knows the log. Both refuse with an {@link IllegalStateException} whose message says what is wrong
 * and what would be right.
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
}
