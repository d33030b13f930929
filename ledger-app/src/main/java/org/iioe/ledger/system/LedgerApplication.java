package org.iioe.ledger.system;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import java.util.List;

/** The running ledger. It is started by {@link Start}, which first looks at the Java it runs on. */
@SpringBootApplication(scanBasePackages = "org.iioe.ledger")
@ConfigurationPropertiesScan
public class LedgerApplication {
    /** Starts the ledger, or backs it up or restores it; exits with 1 when it cannot. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && BackupMode.NAMES.contains(arguments[0])) {
            System.exit(BackupMode.run(List.of(arguments), System.out, System.err));
        }
        if (arguments.length > 0 && CopyMode.NAME.equals(arguments[0])) {
            System.exit(CopyMode.run(List.of(arguments), System.out, System.err));
        }
        try {
            SpringApplication.run(LedgerApplication.class, arguments);
        } catch (Throwable told) {
            // StartFailureReporter has said why, in one line.
            System.exit(1);
        }
    }
}
