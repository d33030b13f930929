package org.iioe.ledger.store;

import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.iioe.ledger.InvalidValue;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why a command was not recorded, as it travels from the node that decided it to the one that was
 * asked, and tells its caller the same as if it had decided itself.
 *
 * @param domain the class of a refusal's code; null where it is no refusal
 * @param text a refusal's code, or the missing aggregate's id, or nothing
 * @param facts that a refusal turned on
 */
public record RoutedFailure(
        Kind kind,
        @Nullable String domain,
        @Nullable String text,
        @Nullable String message,
        Map<String, Object> facts) {
    private static final Logger log = LoggerFactory.getLogger(RoutedFailure.class);

    /** What went wrong. */
    public enum Kind {
        /** A rule forbids it. */
        REFUSED,
        /** Somebody was faster: it is to be decided again. */
        CONFLICT,
        /** There is no such aggregate. */
        MISSING,
        /** A value is not one. */
        INVALID,
        /** Amounts add up to more than is held. */
        OVERFLOW,
        /** The store does not answer. */
        UNAVAILABLE,
        /** A fault of the ledger, which that node's log tells. */
        FAULT
    }

    /** A failure in the form that travels. */
    static CommandExecutionException wrapped(Throwable failure) {
        RoutedFailure routed = of(failure);
        if (routed.kind == Kind.FAULT) {
            log.error("A fault of the ledger, in a command that another node sent.", failure);
        }
        return new CommandExecutionException(routed.kind.name(), null, routed);
    }

    private static RoutedFailure of(Throwable failure) {
        return switch (failure) {
            case Refusal refusal ->
                    new RoutedFailure(
                            Kind.REFUSED,
                            refusal.code().getClass().getName(),
                            refusal.code().name(),
                            refusal.getMessage(),
                            new TreeMap<>(refusal.facts()));
            case AggregateNotFoundException missing ->
                    of(Kind.MISSING, String.valueOf(missing.getAggregateIdentifier()), missing);
            case InvalidValue invalid -> of(Kind.INVALID, null, invalid);
            case Throwable overflow when StoreFailures.isOverflow(overflow) ->
                    of(Kind.OVERFLOW, null, overflow);
            case Throwable conflict when StoreFailures.isConflict(conflict) ->
                    of(Kind.CONFLICT, null, conflict);
            case Throwable store when StoreFailures.isUnavailable(store) ->
                    of(Kind.UNAVAILABLE, null, store);
            default -> of(Kind.FAULT, null, failure);
        };
    }

    private static RoutedFailure of(Kind kind, @Nullable String text, Throwable failure) {
        // What a database says of a failure holds bytes of payloads: it does not travel.
        String message = kind == Kind.INVALID ? failure.getMessage() : null;
        return new RoutedFailure(kind, null, text, message, Map.of());
    }

    /** The failure as it was where the command was decided: of a command that was routed. */
    public static Throwable original(Throwable failure) {
        if (!(failure instanceof HandlerExecutionException routed)) {
            return failure;
        }
        Object details = routed.getDetails().orElse(null);
        return details instanceof RoutedFailure routedFailure ? routedFailure.exception() : failure;
    }

    private RuntimeException exception() {
        String said = String.valueOf(message);
        return switch (kind) {
            case REFUSED -> {
                Refusal refusal = new Refusal(code(), said);
                facts.forEach(refusal::with);
                yield refusal;
            }
            case CONFLICT -> new ConcurrencyException("Decided on another node.");
            case MISSING -> new AggregateNotFoundException(String.valueOf(text), said);
            case INVALID -> new InvalidValue(said);
            case OVERFLOW -> new ArithmeticException(said);
            case UNAVAILABLE -> new EventStoreException("On another node.");
            case FAULT -> new IllegalStateException("A fault on another node; its log tells.");
        };
    }

    private RefusalCode code() {
        try {
            Class<?> codes = Class.forName(String.valueOf(domain));
            if (RefusalCode.class.isAssignableFrom(codes) && codes.isEnum()) {
                for (Object code : codes.getEnumConstants()) {
                    if (code instanceof RefusalCode known && known.name().equals(text)) {
                        return known;
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Another version's refusal: " + domain, e);
        }
        throw new IllegalStateException("Another version's refusal: " + domain + " " + text);
    }
}
