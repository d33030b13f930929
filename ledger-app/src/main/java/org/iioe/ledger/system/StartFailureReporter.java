package org.iioe.ledger.system;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.iioe.ledger.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;

import java.sql.SQLException;
import java.util.Optional;

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
    static String ownWords(RuntimeException failure) {
        String message = failure.getMessage();
        return failure instanceof IllegalStateException && message != null
                ? message
                : reason(failure);
    }

    /** The reason in a sentence for the operator, as far as it is a known one. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure || cause instanceof InvalidSetting) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                return "%s is no setting of the ledger; ops/README.md lists them."
                        .formatted(unknown.getUnboundProperties().iterator().next().getName());
            }
            if (cause instanceof ConverterNotFoundException
                    || cause instanceof ConversionFailedException) {
                Optional<String> setting = setting(failure);
                if (setting.isPresent()) {
                    return setting.get();
                }
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
        return unknown(failure);
    }

    /** A setting whose text is not of its type. */
    private static Optional<String> setting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind && bind.getProperty() != null) {
                ConfigurationProperty property = bind.getProperty();
                return Optional.of(
                        InvalidSetting.message(
                                property.getName().toString(),
                                String.valueOf(property.getValue()),
                                right(bind.getTarget().getType().toClass())));
            }
        }
        return Optional.empty();
    }

    private static String right(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "a length of time such as 10s, 5m or 1d";
            case "ZoneId" -> "the name of a time zone such as Asia/Shanghai";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            default -> "a " + type.getSimpleName();
        };
    }

    /** The reason of a failure that nobody foresaw. */
    private static String unknown(Throwable failure) {
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
