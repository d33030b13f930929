package org.iioe.ledger.system;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

import java.sql.SQLException;

/** Tells in one line why the ledger did not start. */
public final class StartFailureReporter implements SpringBootExceptionReporter {
    /** Made by Spring Boot, which offers the context; the reasons are in the failure alone. */
    public StartFailureReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        System.err.println("The ledger cannot start: " + reason(failure));
        return true;
    }

    /** What went wrong with what an operator asked for: in its own words, where it has some. */
    static String told(RuntimeException failure) {
        String message = failure.getMessage();
        return failure instanceof IllegalStateException && message != null
                ? message
                : reason(failure);
    }

    /** The reason in a sentence for the operator, as far as it is a known one. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure known) {
                return String.valueOf(known.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return "port %s is taken; stop what listens there, or set server.port."
                        .formatted(taken.getPort());
            }
            if (cause instanceof FlywayValidateException) {
                return "the database's schema was made by another, probably newer, version of the"
                        + " ledger; run that version, or restore a backup from before it.";
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                if (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P")) {
                    return "the database does not answer at the address that spring.datasource.url"
                            + " names.";
                }
                if (sql.getSQLState().startsWith("28")) {
                    return "the database refuses the user or password of spring.datasource.";
                }
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason =
                root instanceof IllegalStateException && root.getMessage() != null
                        ? root.getMessage()
                        : root.toString();
        return reason.replace('\n', ' ');
    }
}
