package org.iioe.ledger.system;

import java.nio.file.Path;

/** Where tests keep files: all in one place, and each under a name of its own. */
public final class TestFolder {
    private static final Path ALL = Path.of("target", "test-data").toAbsolutePath();

    private TestFolder() {}

    /** A folder of that name, which may be missing or have been used by an earlier run. */
    public static Path named(String name) {
        return ALL.resolve(name);
    }
}
