package org.iioe.ledger.door;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.audit.AuditRefusal;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.iioe.ledger.store.StoreFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Supplier;

/** What went wrong with a command, as its caller may know it. */
final class CallerFailures {
    private static final Logger log = LoggerFactory.getLogger(CallerFailures.class);

    private CallerFailures() {}

    /** Does work, and throws what goes wrong as its caller may know it. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    /** The failure as the caller may know it. */
    static RuntimeException translated(RuntimeException failure) {
        return switch (failure) {
            case Refusal refusal -> refusal;
            case Problem problem -> problem;
            case LineFailure line -> line;
            case AggregateNotFoundException missing ->
                    new Refusal(
                            AuditRefusal.NOT_FOUND,
                            "There is no %s.".formatted(missing.getAggregateIdentifier()));
            case InvalidValue invalid ->
                    new Problem(ProblemCode.INVALID_VALUE, String.valueOf(invalid.getMessage()));
            case RuntimeException overflow when StoreFailures.isOverflow(overflow) ->
                    new Problem(
                            ProblemCode.INVALID_VALUE,
                            "/amount",
                            "With this the amounts add up to more than 64 bits hold.");
            case RuntimeException store when StoreFailures.isUnavailable(store) ->
                    unavailable(store);
            default -> failure;
        };
    }

    private static Problem unavailable(RuntimeException failure) {
        log.error("The event store does not answer: {}", failure.getClass().getName());
        return new Problem(
                ProblemCode.STORE_UNAVAILABLE,
                "The event store does not answer. Send the command again under the same key: it"
                        + " will be recorded once.");
    }

    /** What interrupts a wait: the ledger is going down. */
    static Problem stopping() {
        Thread.currentThread().interrupt();
        return new Problem(ProblemCode.STOPPING, "The ledger is stopping.");
    }
}
