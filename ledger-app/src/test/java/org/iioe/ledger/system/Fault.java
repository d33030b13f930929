package org.iioe.ledger.system;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What befalls two nodes. */
enum Fault {
    NODE_KILLED,
    NODE_STOPPED,
    DATABASE_KILLED,
    DATABASE_STOPPED,
    CONNECTIONS_CUT,
    CONNECTIONS_MUTE,
    CUT_BEFORE_AN_APPEND,
    CUT_DURING_AN_APPEND,
    CUT_AFTER_AN_APPEND,
    KILLED_MIGRATING,
    KILLED_IMPORTING,
    KILLED_REBUILDING,
    KILLED_SIGNING,
    KILLED_RESTORING,
    CLOCK_BACK,
    DATABASE_CLOCK_BACK,
    DATABASE_DISK_FULL,
    CHECKPOINT_DISK_FULL,
    AXON_SERVER_KILLED,
    AXON_SERVER_STOPPED;

    /** What can befall a ledger whose events are in Axon Server, and is not the same there. */
    private static final Set<Fault> ON_AXON_SERVER =
            EnumSet.of(
                    NODE_KILLED,
                    NODE_STOPPED,
                    DATABASE_KILLED,
                    DATABASE_STOPPED,
                    CONNECTIONS_CUT,
                    CUT_BEFORE_AN_APPEND,
                    CUT_DURING_AN_APPEND,
                    CUT_AFTER_AN_APPEND,
                    KILLED_REBUILDING,
                    KILLED_SIGNING,
                    AXON_SERVER_KILLED,
                    AXON_SERVER_STOPPED);

    /**
     * One of each kind, which no run of the tests leaves out: a node, a server, a wire, a clock.
     */
    private static final Set<Fault> ALWAYS =
            EnumSet.of(
                    NODE_KILLED,
                    DATABASE_KILLED,
                    CUT_BEFORE_AN_APPEND,
                    CUT_DURING_AN_APPEND,
                    CUT_AFTER_AN_APPEND,
                    KILLED_REBUILDING,
                    KILLED_SIGNING,
                    CLOCK_BACK,
                    AXON_SERVER_KILLED);

    /** Those that are meant by {@code -Dfault}, or else by the size of the tests, on a store. */
    static Stream<Fault> meant(Store store) {
        return Stream.of(values())
                .filter(fault ->
                        isMeant("fault", fault, Sizes.ALL_FAULTS || ALWAYS.contains(fault)))
                .filter(fault ->
                        store == Store.AXON_SERVER
                                ? ON_AXON_SERVER.contains(fault)
                                : !fault.name().startsWith("AXON"));
    }

    /** The stores that are meant by {@code -Dstore}, or else both. */
    static Stream<Store> stores() {
        return Stream.of(Store.POSTGRESQL, Store.AXON_SERVER)
                .filter(store -> isMeant("store", store, true));
    }

    private static boolean isMeant(String property, Enum<?> value, boolean whenNoneIsNamed) {
        String named = System.getProperty(property, "");
        return named.isEmpty() ? whenNoneIsNamed : List.of(named.split(",")).contains(value.name());
    }
}
