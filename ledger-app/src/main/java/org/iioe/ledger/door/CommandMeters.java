package org.iioe.ledger.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.iioe.ledger.Refusal;
import org.iioe.ledger.problem.Problem;
import org.springframework.stereotype.Component;

import java.util.function.Supplier;

/** How many commands of each kind come in, how each ends, and how long that takes. */
@Component
final class CommandMeters {
    private final MeterRegistry registry;

    CommandMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Times a command.
     *
     * @param command its name; one that the ledger knows, since each is a time series for ever
     */
    <T> T timed(String command, Supplier<T> work) {
        Timer.Sample sample = Timer.start(registry);
        String outcome = "fault";
        try {
            T done = work.get();
            outcome = "recorded";
            return done;
        } catch (Refusal | LineFailure e) {
            outcome = "refused";
            throw e;
        } catch (Problem e) {
            outcome = e.status() < 500 ? "invalid" : "unavailable";
            throw e;
        } finally {
            sample.stop(
                    Timer.builder("ledger.commands")
                            .description("Commands, from their reading to their being recorded")
                            .tag("command", command)
                            .tag("outcome", outcome)
                            .publishPercentileHistogram()
                            .register(registry));
        }
    }
}
