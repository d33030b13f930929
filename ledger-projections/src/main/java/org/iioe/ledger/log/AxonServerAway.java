package org.iioe.ledger.log;

import org.jspecify.annotations.Nullable;

/** Axon Server did not answer, or broke off: what it holds is not known. */
final class AxonServerAway extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AxonServerAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
