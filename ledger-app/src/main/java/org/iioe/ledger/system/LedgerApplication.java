package org.iioe.ledger.system;

import org.iioe.ledger.settings.LedgerProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import java.util.List;

/** The running ledger. It is started by {@link Start}, which first looks at the Java it runs on. */
@SpringBootApplication(scanBasePackages = "org.iioe.ledger")
@EnableConfigurationProperties(LedgerProperties.class)
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
        } catch (Throwable reported) {
            // StartFailureReporter has said why, in one line.
            System.exit(1);
        }
    }
}
