package org.iioe.ledger.system;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Tests that are the same on several stores; on one that is not here each of them is skipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(Store.LOCK)
public abstract class StoreTest {
    @Parameter protected Store store;

    /** Starts what the tests ask, on a store that is here. */
    protected abstract void start(Store store) throws Exception;

    /** Stops it. */
    protected abstract void stop();

    @BeforeParameterizedClassInvocation
    final void startWhereTheStoreIs(Store store) throws Exception {
        if (store.isThere()) {
            start(store);
        }
    }

    @AfterParameterizedClassInvocation
    final void stopWhereTheStoreIs() {
        if (store.isThere()) {
            stop();
        }
    }

    @BeforeEach
    final void skipsWhereTheStoreIsNot() {
        store.require();
    }
}
