package org.iioe.ledger.store;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.axoniq.axonserver.connector.impl.StreamTimeoutException;
import io.axoniq.axonserver.connector.impl.StreamUnexpectedlyCompletedException;
import io.grpc.StatusRuntimeException;

import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.messaging.annotation.MessageHandlerInvocationException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.iioe.ledger.audit.EventLog;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.sql.SQLException;

/** What a failure of either store means. */
public final class StoreFailures {
    private StoreFailures() {}

    /** Whether another append was faster: deciding again may end otherwise. */
    public static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EventLog.Overtaken
                    || cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof LockAcquisitionFailedException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && ("40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState()))) {
                return true;
            }
            if (cause instanceof io.axoniq.axonserver.connector.AxonServerException server
                    && server.getErrorCategory() == ErrorCategory.INVALID_EVENT_SEQUENCE) {
                return true;
            }
            // The server's refusal of a sequence number that is taken.
            if (cause instanceof StatusRuntimeException status
                    && String.valueOf(status.getMessage())
                            .contains(ErrorCategory.INVALID_EVENT_SEQUENCE.errorCode())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether Axon Server knew no node that decides the command, or lost the one that had it. While
     * a node starts, the server hears of what it decides only a moment after it is ready; of one
     * that is killed nobody knows how far it came, and under its key the command is recorded once.
     */
    public static boolean isWithoutNode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // What fails on a node comes as that node's failure; this is said by the routing.
            if (cause instanceof NoHandlerForCommandException
                    || cause instanceof AxonServerException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the store, or the connection to it, was not to be had. */
    public static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EventLog.Unavailable
                    || cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof EventStoreException
                    || cause instanceof AxonServerException
                    || cause instanceof AxonServerCommandDispatchException
                    || cause instanceof io.axoniq.axonserver.connector.AxonServerException
                    || cause instanceof StatusRuntimeException
                    || cause instanceof StreamClosedException
                    || cause instanceof StreamTimeoutException
                    || cause instanceof StreamUnexpectedlyCompletedException
                    || cause instanceof NoHandlerForCommandException
                    || cause instanceof ShutdownInProgressException
                    || cause.getClass() == ExecutionException.class) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                // No connection, no room for one, and an operator who ends it.
                return state == null
                        || state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P");
            }
        }
        return false;
    }

    /** Whether amounts add up to more than is held, also where an aggregate has just assigned. */
    public static boolean isOverflow(Throwable failure) {
        return failure instanceof ArithmeticException
                || (failure instanceof MessageHandlerInvocationException applied
                        && applied.getCause() instanceof ArithmeticException);
    }
}
