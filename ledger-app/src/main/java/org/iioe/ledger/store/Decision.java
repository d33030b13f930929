package org.iioe.ledger.store;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.iioe.ledger.audit.EventLog;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one unit of work has read of the store, and where it was sealed: by what it read an append
 * is compared with the log, and so is a refusal.
 */
final class Decision {
    private static final String RESOURCE = Decision.class.getName();

    private final long seen;
    private final Map<String, Long> read = new HashMap<>();
    private final Set<EventLog.Underway> after = new HashSet<>();
    private final List<Consumer<EventLog.Underway>> whenUnderway = new ArrayList<>();
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

    /** Notes that something was read which an append makes that is under way. */
    void after(EventLog.Underway append) {
        after.add(append);
    }

    Set<EventLog.Underway> after() {
        return after;
    }

    /**
     * Has something done as soon as the append is under way, before it is waited for: what was
     * asked for last, first, so that a lock is given up after what it guards is told.
     */
    void whenUnderway(Consumer<EventLog.Underway> work) {
        whenUnderway.add(work);
    }

    void isUnderway(EventLog.Underway append) {
        whenUnderway.reversed().forEach(work -> work.accept(append));
    }

    void sealedAt(long first) {
        position = first;
    }

    /** The position of the first event of the append; null where it is not known. */
    @Nullable Long position() {
        return position;
    }
}
