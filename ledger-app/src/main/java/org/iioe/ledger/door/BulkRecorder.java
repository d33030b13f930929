package org.iioe.ledger.door;

import org.iioe.ledger.RecordedException;
import org.iioe.ledger.audit.CommandRecorded;
import org.iioe.ledger.store.Accepted;
import org.iioe.ledger.store.Acknowledgement;
import org.iioe.ledger.store.CommandKeys;
import org.iioe.ledger.store.LedgerCommandBus;
import org.iioe.ledger.store.LedgerCommandBus.Together;
import org.iioe.ledger.store.StoreFailures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Has several commands decided and recorded in one append, or none of them. */
@Component
public final class BulkRecorder {
    private final LedgerCommandBus bus;
    private final CommandKeys keys;
    private final Acknowledgement acknowledgement;
    private final UntilDecided until;
    private final CommandMeters meters;

    /**
     * @param bus this node's own: one append is made by one node
     */
    BulkRecorder(
            LedgerCommandBus bus,
            CommandKeys keys,
            Acknowledgement acknowledgement,
            UntilDecided until,
            CommandMeters meters) {
        this.bus = bus;
        this.keys = keys;
        this.acknowledgement = acknowledgement;
        this.until = until;
        this.meters = meters;
    }

    /**
     * Records all the commands. Those that were recorded before count as done.
     *
     * @throws LineFailure for the first that cannot be recorded
     */
    public Together<List<Accepted>> record(List<Line> lines) {
        if (lines.isEmpty()) {
            return new Together<>(List.of(), -1);
        }
        return meters.timed("bulk", () -> until.decided(() -> recordOnce(lines), Optional::empty));
    }

    private Together<List<Accepted>> recordOnce(List<Line> lines) {
        List<String> before = new ArrayList<>();
        var done =
                bus.together(
                        lines.getFirst().submission().message(), () -> recordEach(lines, before));
        // What is new is safe; what was recorded before may not have been yet.
        return before.isEmpty()
                ? done
                : new Together<>(
                        done.result(), Math.max(done.position(), acknowledgement.await(before)));
    }

    private List<Accepted> recordEach(List<Line> lines, List<String> before) {
        List<Accepted> outcomes = new ArrayList<>();
        for (Line line : lines) {
            try {
                Optional<CommandRecorded> found = line.submission().earlier(keys);
                found.ifPresent(recorded -> before.addAll(recorded.events()));
                outcomes.add(
                        found.map(keys::accepted)
                                .orElseGet(() ->
                                        Recorder.dispatch(bus, line.submission()).accepted()));
            } catch (RuntimeException e) {
                throw StoreFailures.isConflict(e)
                        ? e
                        : new LineFailure(line.number(), CallerFailures.translated(e));
            }
        }
        return outcomes;
    }

    /**
     * Does work that submits commands in one unit of work, and stores what they made, in one
     * append, or rolls it back.
     *
     * @param first the command whose message the unit of work begins with
     * @param work submits by {@link #submit}; it is done again when somebody else was faster
     * @param stores whether what came of the work is to be stored
     */
    public <T> T together(Submission first, Supplier<T> work, Predicate<T> stores) {
        return meters.timed(
                "import",
                () -> until.decided(() -> togetherOnce(first, work, stores), Optional::empty));
    }

    private <T> T togetherOnce(Submission first, Supplier<T> work, Predicate<T> stores) {
        AtomicReference<T> done = new AtomicReference<>();
        try {
            bus.together(
                    first.message(),
                    () -> {
                        done.set(work.get());
                        if (!stores.test(done.get())) {
                            throw new RolledBack();
                        }
                        return done;
                    });
        } catch (RolledBack e) {
            // Its result is there all the same.
        }
        return done.get();
    }

    /** Ends a unit of work of which nothing is to stay. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RolledBack() {
            super(null, null, false, false);
        }
    }

    /**
     * What becomes of a command within work that is done together.
     *
     * @param exceptions the rules that it breaks and is recorded with
     * @param failure why it cannot be recorded, or null when it can
     */
    public record Submitted(
            List<RecordedException> exceptions, @Nullable RuntimeException failure) {}

    /** Submits a command within work that is done together. */
    public Submitted submit(Submission submission) {
        try {
            return new Submitted(Recorder.dispatch(bus, submission).accepted().exceptions(), null);
        } catch (RuntimeException e) {
            if (StoreFailures.isConflict(e)) {
                throw e;
            }
            return new Submitted(List.of(), CallerFailures.translated(e));
        }
    }

    /**
     * The events that a command made before, as it is now; they may not be safe yet.
     *
     * @return their ids; empty where the command was not recorded
     */
    public Optional<List<String>> recorded(Submission submission) {
        return submission.earlier(keys).map(CommandRecorded::events);
    }

    /** Waits until events that were recorded before are safe, after work that was done together. */
    public void awaitSafe(List<String> events) {
        CallerFailures.translated(() -> acknowledgement.await(events));
    }
}
