package org.iioe.ledger.store;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * What one unit of work has read of the store, and where it was sealed: by what it read an append
 * is compared with the log, and so is a refusal.
 */
final class Decision {
    private static final String RESOURCE = Decision.class.getName();

    private final long seen;
    private final Map<String, Long> read = new HashMap<>();
    private @Nullable Long position;

    private Decision(long seen) {
        this.seen = seen;
    }

    /**
     * Begins the decision of a unit of work.
     *
     * @param seen the next position, as this node knows it
     */
    static void begin(UnitOfWork<?> unitOfWork, long seen) {
        unitOfWork.root().resources().put(RESOURCE, new Decision(seen));
    }

    /** The decision of a unit of work; one of its own where none was begun. */
    static Decision of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, key -> new Decision(0));
    }

    /** Notes that the current unit of work has read a stream, where there is one. */
    static void note(String stream, long last) {
        if (CurrentUnitOfWork.isStarted()) {
            of(CurrentUnitOfWork.get()).read(stream, last);
        }
    }

    /**
     * Notes that a stream was read. Where it was read twice and had gone on, what was decided first
     * is decided on the earlier one.
     *
     * @param last the last number that the store had; -1 where it had none
     */
    void read(String stream, long last) {
        read.merge(stream, last, Math::min);
    }

    Map<String, Long> read() {
        return read;
    }

    long seen() {
        return seen;
    }

    void sealedAt(long first) {
        position = first;
    }

    /** The position of the first event of the append; null where it is not known. */
    @Nullable Long position() {
        return position;
    }
}
