package org.iioe.ledger.system;

import org.iioe.ledger.system.TestDatabases.Database;

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
     * A store that nobody has used. Where there is none of this kind the test is skipped, and says
     * so.
     */
    public Database create() {
        return switch (this) {
            case POSTGRESQL -> TestDatabases.create();
            case POSTGRESQL_CONTAINER -> TestContainers.database();
            case AXON_SERVER -> TestAxonServer.emptied(TestDatabases.create());
        };
    }
}
