package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import java.util.Optional;

/** The stores that the same tests run on. */
public enum Store {
    /**
     * The PostgreSQL that comes with the ledger, or the one that LEDGER_TEST_POSTGRES_URL names.
     */
    POSTGRESQL,
    /** PostgreSQL's own container, where a Docker engine is there. */
    POSTGRESQL_CONTAINER,
    /**
     * The Axon Server that LEDGER_TEST_AXONSERVER names, or else its container, where a Docker
     * engine is there.
     */
    AXON_SERVER;

    /**
     * What tests on all stores lock, since there is one Axon Server, which each of them empties.
     */
    public static final String LOCK = "Axon Server";

    private @Nullable Optional<String> missing;

    /** Why there is none of this kind here, as far as there is none. */
    private synchronized Optional<String> missing() {
        Optional<String> known = missing;
        if (known == null) {
            known =
                    Optional.ofNullable(
                            switch (this) {
                                case POSTGRESQL -> null;
                                case POSTGRESQL_CONTAINER ->
                                        TestContainers.missing(TestContainers.POSTGRESQL);
                                case AXON_SERVER -> TestAxonServer.missing();
                            });
            missing = known;
        }
        return known;
    }

    /** Whether there is one here. */
    public boolean isThere() {
        return missing().isEmpty();
    }

    /** Skips the test that asks where there is none; the build counts it as skipped. */
    public void require() {
        missing()
                .ifPresent(why -> {
                    throw new TestAbortedException("tests on %s: %s".formatted(this, why));
                });
    }

    /** A store that nobody has used. */
    public Database create() {
        require();
        return switch (this) {
            case POSTGRESQL -> TestDatabases.migrated();
            case POSTGRESQL_CONTAINER -> TestContainers.database();
            case AXON_SERVER -> TestAxonServer.emptied(TestDatabases.migrated());
        };
    }
}
