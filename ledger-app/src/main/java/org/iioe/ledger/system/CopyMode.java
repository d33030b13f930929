package org.iioe.ledger.system;

import org.iioe.ledger.audit.EventCopy;
import org.iioe.ledger.audit.EventCopy.Server;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What the jar does when its first argument is {@code to-axonserver}: it copies the ledger's events
 * to the Axon Server that {@code axon.axonserver.*} names, while no node of the ledger runs.
 * Settings follow as {@code --name=value}. It ends with 0; with 1 when it did not come to an end,
 * and says why: the same command goes on where it stopped.
 */
final class CopyMode {
    static final String NAME = "to-axonserver";

    private CopyMode() {}

    /** Runs it, and gives the exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> settings = arguments.subList(1, arguments.size());
        if (!settings.stream().allMatch(setting -> setting.matches("--[^=]+=.*"))
                || settings.stream()
                        .noneMatch(setting -> setting.startsWith("--axon.axonserver.servers="))) {
            err.println(
                    "Usage: to-axonserver --axon.axonserver.servers=HOST:PORT; other settings as"
                            + " --name=value.");
            return 1;
        }
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(BackupMode.Settings.class)
                        .web(WebApplicationType.NONE)
                        .run(settings.toArray(String[]::new))) {
            Server server = server(context.getEnvironment());
            EventCopy copy = ServiceLoader.load(EventCopy.class).findFirst().orElseThrow();
            out.println(
                    BackupMode.<String>onLedger(
                            context.getEnvironment(),
                            login -> copy.toAxonServer(login, server, out::println)));
            return 0;
        } catch (RuntimeException e) {
            err.println("The events were not copied: " + StartFailureReporter.ownWords(e));
            return 1;
        }
    }

    private static Server server(Environment settings) {
        return new Server(
                settings.getRequiredProperty("axon.axonserver.servers"),
                settings.getProperty("axon.axonserver.context", "default"),
                settings.getProperty("axon.axonserver.token"),
                settings.getProperty("axon.axonserver.ssl-enabled", Boolean.class, false),
                settings.getProperty("axon.axonserver.cert-file"));
    }
}
